"""."""

from everdraft.cv.words.lexicon import Words

WORDS = Words()
