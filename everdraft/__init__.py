"""Everdraft: a CV checked, improved and tailored, with everything already saved."""

__version__ = "0.1.0"
