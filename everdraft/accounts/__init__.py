"""Who owns what: every row names its owner, and without accounts there is one."""
