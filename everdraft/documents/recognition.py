"""Whether words in pictures can be recognised here: the extra [ocr], asked without loading it."""

from __future__ import annotations

import importlib.util

PACKAGES = ("rapidocr", "onnxruntime")


def installed() -> bool:
    """Whether the packages of the extra are there."""
    return all(importlib.util.find_spec(name) for name in PACKAGES)
