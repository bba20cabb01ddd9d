"""What `everdraft.cv.edit` is made of: targets, values, refusals, the copy that is written on."""
