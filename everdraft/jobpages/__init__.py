"""Job pages: an address becomes a job, through a guard that lets nothing private be reached."""
