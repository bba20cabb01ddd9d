"""Pages carry no inline script or style, and nothing skips escaping: the CSP can be strict."""

from __future__ import annotations

import re

from tests.house.repository import PRODUCT, check_each, files

TEMPLATES = [p for p in files(".html", ".jinja", ".j2") if p.is_relative_to(PRODUCT)]
CLIENT = [p for p in files(".js") if p.is_relative_to(PRODUCT)]

SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)
DATA = re.compile(r"type\s*=\s*[\"']?application/(ld\+)?json", re.IGNORECASE)
INLINE = re.compile(
    r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"'{]|javascript:|\|\s*safe\b|autoescape\s+false",
    re.IGNORECASE,
)
RAW_HTML = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\("
    r"|setHTMLUnsafe|createContextualFragment|\.style\.cssText|setAttribute\([\"']style"
)


def _inline(text: str) -> list[str]:
    scripts = [
        match[0]
        for match in SCRIPT.finditer(text)
        if "src=" not in match[1] and not DATA.search(match[1])
    ]
    return scripts + [match[0].strip() for match in INLINE.finditer(text)]


def test_templates_have_nothing_inline() -> None:
    assert TEMPLATES
    check_each(TEMPLATES, lambda path: _inline(path.read_text(encoding="utf-8")), "inline")


def test_the_client_writes_text_never_html() -> None:
    assert CLIENT
    check_each(CLIENT, lambda path: RAW_HTML.findall(path.read_text(encoding="utf-8")), "HTML")


def test_the_patterns_tell_inline_from_linked() -> None:
    assert _inline("<script>go()</script>") == ["<script>"]
    assert _inline('<p style="color: red">') == ["style="]
    assert _inline('<button onclick="go()">') == ['onclick="']
    assert _inline("{{ text | safe }}") == ["| safe"]
    assert not _inline('<script type="module" src="/client/run.js"></script>')
    assert not _inline('<script type="application/json" id="snapshot">{}</script>')
    assert RAW_HTML.search("node.innerHTML = text")
