"""Writes the vectors that Python and JavaScript both pass: run ``python tests/vectors/make.py``.

The logs are written out by hand here; the expected snapshots are what the fold gives, and were read
and agreed with docs/protocol.md before they were kept. A test fails when the files are stale.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from everdraft.runs.events import Event, EventKind, encode
from everdraft.runs.fold import Snapshot, apply, to_json
from everdraft.streams.store import StoredEvent
from everdraft.web.sse import frame

FOLDER = Path(__file__).parent
K = EventKind
FINDING = {"id": "B02-1", "check": "B02", "severity": "medium", "quote": "Responsible for sales"}
ERROR = {"code": "outside", "message": "The model did not answer.", "action": "", "retryable": True}
USAGE = {"inputTokens": 1000, "outputTokens": 200, "costUsd": 0.25, "calls": 1}
PLAN = [{"id": "file", "title": "How a machine reads it"}, {"id": "work", "title": "Experience"}]

Step = tuple[EventKind, int, str, dict[str, Any]]

CREATED: Step = (K.RUN_CREATED, 0, "", {"kind": "analysis", "title": "cv.pdf", "input": {}})
STARTED: Step = (K.RUN_STARTED, 1, "", {"writer": "rules", "cause": "start"})
PLANNED: Step = (K.PROGRESS, 1, "", {"plan": PLAN})
FILE_SECTION: list[Step] = [
    (K.SECTION_STARTED, 1, "file", {"title": "How a machine reads it"}),
    (K.DELTA, 1, "file", {"text": "One page, "}),
    (K.DELTA, 1, "file", {"text": "text as text. “Olá”, 日本, 🙂\n"}),
    (K.SECTION_COMPLETED, 1, "file", {"result": {"resume_sections": [{"section_name": "File"}]}}),
]

LOGS: dict[str, list[Step]] = {
    "created": [CREATED],
    "planned": [CREATED, STARTED, PLANNED],
    "one section done": [CREATED, STARTED, PLANNED, *FILE_SECTION],
    "completed": [
        CREATED,
        STARTED,
        PLANNED,
        (K.STEP_COMPLETED, 1, "", {"name": "today", "value": "2026-11-01"}),
        *FILE_SECTION,
        (K.SECTION_STARTED, 1, "work", {"title": "Experience"}),
        (K.FINDING, 1, "work", {"finding": FINDING}),
        (K.DELTA, 1, "work", {"text": "Two roles."}),
        (
            K.SECTION_COMPLETED,
            1,
            "work",
            {"result": {"resume_sections": [{"section_name": "Experience"}], "overall_score": 61}},
        ),
        (K.RUN_COMPLETED, 1, "", {"result": {"overall_score": 61}}),
    ],
    "handed back by a server that stops, and taken up by the next": [
        CREATED,
        STARTED,
        PLANNED,
        *FILE_SECTION,
        (K.SECTION_STARTED, 1, "work", {"title": "Experience"}),
        (K.PROGRESS, 1, "", {"handedBack": True}),
        (K.RUN_STARTED, 2, "", {"writer": "rules", "cause": "takeover"}),
        (K.SECTION_RESTARTED, 2, "work", {"title": "Experience"}),
        (K.DELTA, 2, "work", {"text": "Two roles."}),
    ],
    "taken over in a section": [
        CREATED,
        STARTED,
        PLANNED,
        *FILE_SECTION,
        (K.SECTION_STARTED, 1, "work", {"title": "Experience"}),
        (K.FINDING, 1, "work", {"finding": FINDING}),
        (K.DELTA, 1, "work", {"text": "This was lost with its wor"}),
        (K.RUN_STARTED, 2, "", {}),
        (K.SECTION_RESTARTED, 2, "work", {"title": "Experience"}),
        (K.DELTA, 2, "work", {"text": "Said anew."}),
    ],
    "a call that broke off and was made anew": [
        CREATED,
        STARTED,
        PLANNED,
        (K.SECTION_STARTED, 1, "work", {"title": "Experience"}),
        (K.FINDING, 1, "work", {"finding": FINDING}),
        (K.DELTA, 1, "work", {"text": "Half of the first"}),
        (K.RUN_WAITING, 1, "", {"until": "2026-11-01T10:00:09.000Z", "reason": "model_cut"}),
        (K.SECTION_RESTARTED, 1, "work", {"title": "Experience"}),
        (K.FINDING, 1, "work", {"finding": FINDING}),
        (K.DELTA, 1, "work", {"text": "The whole second."}),
        (
            K.SECTION_COMPLETED,
            1,
            "work",
            {"result": {}, "usage": {"inputTokens": 900, "outputTokens": 18, "calls": 2}},
        ),
    ],
    "paused, resumed, failed, retried": [
        CREATED,
        STARTED,
        PLANNED,
        *FILE_SECTION,
        (K.SECTION_STARTED, 1, "work", {"title": "Experience"}),
        (K.RUN_PAUSED, 1, "", {"reason": "paused_by_person"}),
        (K.RUN_RESUMED, 1, "", {"by": "person"}),
        (K.RUN_STARTED, 2, "", {}),
        (K.RUN_WAITING, 2, "", {"until": "2026-11-01T10:00:05.000Z", "reason": "busy"}),
        (K.SECTION_RESTARTED, 2, "work", {"title": "Experience"}),
        (K.DELTA, 2, "work", {"text": "Half of"}),
        (K.RUN_ERROR, 2, "", {"error": ERROR}),
        (K.RUN_RESUMED, 2, "", {"by": "person"}),
    ],
    "stopped by a budget, going on by itself": [
        CREATED,
        STARTED,
        PLANNED,
        *FILE_SECTION[:-1],
        (K.SECTION_COMPLETED, 1, "file", {"result": {}, "usage": USAGE}),
        (K.SECTION_STARTED, 1, "work", {"title": "Experience"}),
        (
            K.RUN_PAUSED,
            1,
            "",
            {
                "reason": "budget_usd_per_day",
                "goesOnAt": "2026-11-02T00:00:00.000Z",
                "usage": {"inputTokens": 50, "outputTokens": 0, "costUsd": 0.001, "calls": 1},
            },
        ),
    ],
    "what was spent before a price was unknown": [
        CREATED,
        STARTED,
        PLANNED,
        *FILE_SECTION[:-1],
        (K.SECTION_COMPLETED, 1, "file", {"result": {}, "usage": USAGE}),
        (K.RUN_PAUSED, 1, "", {"reason": "budget_tokens_per_run", "goesOnAt": ""}),
        (K.RUN_RESUMED, 1, "", {"by": "time"}),
        (K.RUN_STARTED, 2, "", {}),
        (K.SECTION_STARTED, 2, "work", {"title": "Experience"}),
        (K.RUN_ERROR, 2, "", {"error": ERROR, "usage": {**USAGE, "costUsd": None}}),
    ],
    "error keeps what was written": [
        CREATED,
        STARTED,
        PLANNED,
        *FILE_SECTION,
        (K.RUN_ERROR, 1, "", {"error": ERROR}),
    ],
    "cancelled": [
        CREATED,
        STARTED,
        PLANNED,
        *FILE_SECTION,
        (K.RUN_CANCELLED, 1, "", {"reason": "cancelled_by_person"}),
    ],
    "suggestions, questions, answers": [
        CREATED,
        STARTED,
        PLANNED,
        (K.SECTION_STARTED, 1, "work", {"title": "Experience"}),
        (K.SUGGESTION, 1, "work", {"suggestion": {"id": "s1", "text": "Sold 12 boats."}}),
        (K.QUESTION, 1, "work", {"question": {"id": "q1", "text": "How many boats?"}}),
        (K.ANSWER, 1, "", {"question": "q1", "value": "12"}),
        (K.SECTION_COMPLETED, 1, "work", {"result": {}}),
    ],
}

FORBIDDEN: dict[str, list[Step]] = {
    "nothing before created": [STARTED],
    "a delta outside of a section": [
        CREATED,
        STARTED,
        PLANNED,
        (K.DELTA, 1, "work", {"text": "x"}),
    ],
    "a section completed twice": [CREATED, STARTED, PLANNED, *FILE_SECTION, FILE_SECTION[-1]],
    "a finished section started again": [
        CREATED,
        STARTED,
        PLANNED,
        *FILE_SECTION,
        (K.RUN_STARTED, 2, "", {}),
        (K.SECTION_RESTARTED, 2, "file", {}),
    ],
    "an attempt that falls": [CREATED, STARTED, (K.RUN_STARTED, 1, "", {})],
    "something after the end": [CREATED, (K.RUN_CANCELLED, 0, "", {}), STARTED],
    "completed inside a section": [
        CREATED,
        STARTED,
        PLANNED,
        FILE_SECTION[0],
        (K.RUN_COMPLETED, 1, "", {"result": {}}),
    ],
    "another section started again inside one": [
        CREATED,
        STARTED,
        PLANNED,
        (K.SECTION_STARTED, 1, "work", {}),
        (K.RUN_STARTED, 2, "", {}),
        (K.SECTION_STARTED, 2, "file", {}),
        (K.SECTION_RESTARTED, 2, "work", {}),
    ],
    "two sections at once": [
        CREATED,
        STARTED,
        PLANNED,
        FILE_SECTION[0],
        (K.SECTION_STARTED, 1, "work", {}),
    ],
}


def events_of(steps: list[Step]) -> list[Event]:
    """Steps with numbers and times."""
    return [
        Event(index, kind, f"2026-11-01T10:00:{index:02d}.000Z", attempt, section, data)
        for index, (kind, attempt, section, data) in enumerate(steps, start=1)
    ]


def fold_vectors() -> dict[str, Any]:
    """Every log with the snapshot after it, and every log that must be refused."""
    cases: list[dict[str, Any]] = []
    for name, steps in LOGS.items():
        snapshot = Snapshot()
        bodies: list[str] = []
        for event in events_of(steps):
            bodies.append(encode(event))
            apply(snapshot, event)
        cases.append({"name": name, "events": bodies, "snapshot": to_json(snapshot)})
    forbidden = [
        {"name": name, "events": [encode(event) for event in events_of(steps)]}
        for name, steps in FORBIDDEN.items()
    ]
    return {"cases": cases, "forbidden": forbidden}


def sse_vectors() -> list[dict[str, Any]]:
    """Events and the bytes of their frames, with the characters that break naive readers."""
    texts = [
        "plain",
        "line one\nline two\r\nline three\rend",
        "data: forged\n\nid: 99\nevent: run.completed",
        "\u2028 and \u2029 and \x85",
        '"quoted" \\ 🙂 ﷽',
        "",
    ]
    vectors: list[dict[str, Any]] = []
    for seq, text in enumerate(texts, start=1):
        event = Event(seq, K.DELTA, "2026-11-01T10:00:00.000Z", 1, "work", {"text": text})
        raw = frame(StoredEvent(seq, encode(event))).decode()
        vectors.append({"seq": seq, "kind": "delta", "text": text, "frame": raw})
    return vectors


def render(value: Any) -> str:
    """As it lies in the file."""
    return json.dumps(value, ensure_ascii=True, indent=1) + "\n"


FILES = {"fold.json": fold_vectors, "sse.json": sse_vectors}

if __name__ == "__main__":
    for name, make in FILES.items():
        (FOLDER / name).write_text(render(make()), "utf-8")
