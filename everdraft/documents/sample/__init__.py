"""The sample CV that is one click away: a fictional person with the usual mistakes."""

from __future__ import annotations

from importlib.resources import files

SAMPLE_NAME = "Clara-Nogueira-CV.pdf"


def sample_bytes() -> tuple[bytes, str]:
    """The sample as a PDF, and the file name it goes by."""
    return files(__package__ or __name__).joinpath("sample-cv.pdf").read_bytes(), SAMPLE_NAME
