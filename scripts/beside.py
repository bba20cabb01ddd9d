"""Another parser read beside ours: openresume-parser 0.1.6, in an environment of its own.

It reads PDFs only; its rules give name, e-mail, phone, work history and skills, and of studies a
level and a year. It has no schools, spoken languages or titles of degrees, so those are not scored.
Its other ways, a service for text recognition and a language model, need keys and are not used.
"""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys
import tempfile
from typing import Any

PACKAGE = "openresume-parser==0.1.6"
RUNNER = """
import json, sys, time
from openresume import parse_resume_from_pdf
for line in sys.stdin:
    begun = time.perf_counter()
    try:
        answer = parse_resume_from_pdf(json.loads(line))
    except Exception as error:
        answer = {"ok": False, "error": {"code": type(error).__name__}}
    answer["milliseconds"] = (time.perf_counter() - begun) * 1000
    print(json.dumps(answer), flush=True)
"""


class Missing(Exception):
    """The other parser cannot be had here."""


def read_all(paths: list[pathlib.Path], python: str = "") -> list[dict[str, Any]]:
    """The other parser's answers in the order of ``paths``; ``python`` already has it installed."""
    with tempfile.TemporaryDirectory() as folder:
        command = python or _installed(pathlib.Path(folder))
        asked = "".join(json.dumps(str(path)) + "\n" for path in paths)
        done = subprocess.run(
            [command, "-c", RUNNER], input=asked, capture_output=True, text=True, check=False
        )
        answers = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if len(answers) != len(paths):
        raise Missing(done.stderr.strip()[-500:] or "it ended before its time")
    return answers


def _installed(folder: pathlib.Path) -> str:
    """The interpreter of a fresh environment with the package in it."""
    python = folder / "bin" / "python"
    commands = (
        [sys.executable, "-m", "venv", str(folder)],
        [str(python), "-m", "pip", "install", "--quiet", PACKAGE],
    )
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Missing(f"{PACKAGE} could not be installed: {done.stderr.strip()[-300:]}")
    return str(python)


def fields_of(answer: dict[str, Any]) -> dict[str, Any]:
    """What it read: contact, roles as employer, title, start, end as written, and skills."""
    resume = answer.get("resume") or {}
    return {
        "name": resume.get("full_name") or "",
        "email": resume.get("email") or "",
        "phone": resume.get("phone") or "",
        "roles": [
            {
                "employer": one.get("company") or "",
                "title": one.get("title") or "",
                "start": one.get("start_date") or "",
                "end": "present" if one.get("current") else one.get("end_date") or "",
            }
            for one in (resume.get("experience") or {}).get("work_history") or []
        ],
        "skills": [str(one) for one in resume.get("skills") or []],
    }
