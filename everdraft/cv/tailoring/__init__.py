"""A CV held against one advert: what answers it, in which order, and what is missing."""
