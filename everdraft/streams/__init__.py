"""The append-only log: offsets, the rule of one writer, and the port of a store."""
