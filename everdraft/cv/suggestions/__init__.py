"""What `everdraft.cv.suggest` is made of: rewrites by rule, questions, and their shapes."""
