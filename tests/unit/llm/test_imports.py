"""Who has no provider pays nothing for one: the clients are imported at the first call."""

from __future__ import annotations

import ast
import subprocess
import sys

from tests.house.repository import PRODUCT, product_modules, shown, tree

CLIENTS = {"pydantic_ai", "openai", "anthropic", "genai_prices"}


def test_the_application_starts_without_the_clients() -> None:
    script = (
        "import sys, everdraft.app, everdraft.cli, everdraft.llm.provider, everdraft.llm.attempts\n"
        "model = everdraft.llm.provider.make_model('ollama:any')\n"
        f"print(sorted(set({sorted(CLIENTS)!r}) & sys.modules.keys()), model.name)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "[] ollama:any\n"


def test_one_module_knows_the_clients() -> None:
    knowing: set[str] = set()
    for path in product_modules():
        for node in ast.walk(tree(path)):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if any(name.split(".")[0] in CLIENTS for name in names):
                knowing.add(shown(path))
    assert knowing == {shown(PRODUCT / "llm" / "clients.py")}
