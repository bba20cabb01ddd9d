"""A reading rewritten: the lines of a file as they would be if its CV said something else."""
