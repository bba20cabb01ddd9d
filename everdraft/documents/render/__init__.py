"""The way out: a CV or a letter as PDF, Word, Markdown, plain text and JSON Resume."""
