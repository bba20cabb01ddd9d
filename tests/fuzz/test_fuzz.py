"""Twenty seconds of random and mutated input end without a crash."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "fuzz"


def test_our_parsers_answer_anything() -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--seconds", "20"],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert int(done.stdout.split()[-4]) > 100
