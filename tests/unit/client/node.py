"""Runs the client's modules in Node: a module of ours, a value in, a value out, both JSON."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

CLIENT = Path(__file__).resolve().parents[3] / "everdraft" / "client"
NODE = os.environ.get("NODE") or shutil.which("node") or ""

_MAIN = """
import { readFileSync } from "node:fs";
const work = (await import("./job.mjs")).default;
process.stdout.write(JSON.stringify(await work(JSON.parse(readFileSync(0, "utf8"))) ?? null));
"""


def run_in_node(folder: Path, job: str, value: Any) -> Any:
    """What ``export default`` of ``job`` makes of a value; ``job`` imports from "./client/…"."""
    if not NODE:
        pytest.skip("the client's modules are tested with Node, and there is none here")
    if not (folder / "client").exists():
        shutil.copytree(CLIENT, folder / "client")
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    (folder / "job.mjs").write_text(job, "utf-8")
    (folder / "main.mjs").write_text(_MAIN, "utf-8")
    done = subprocess.run(
        [NODE, "main.mjs"],
        cwd=folder,
        input=json.dumps(value),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
