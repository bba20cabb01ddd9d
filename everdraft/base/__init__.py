"""Ids, the clock, errors, words and logs: what every room may use."""
