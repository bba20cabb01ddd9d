"""`python -m everdraft` is `everdraft`."""

from __future__ import annotations

from everdraft.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
