"""What `everdraft.cv.truth` is made of: facts in a text, and where the CV says the same."""
