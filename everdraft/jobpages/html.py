"""HTML to tidy text: paragraphs and bullets kept, what nobody sees left out, the bulk of it found.

Everything here takes time that grows with the page's length, and no page makes it fail.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, cast

import lxml.html  # pyright: ignore[reportMissingModuleSource]

from everdraft.cv.job import tidy_text
from everdraft.cv.words.lexicon import split

html = cast(Any, lxml.html)  # pyright: ignore[reportUnknownMemberType]  # it has no types

Element = Any

_SKIPPED = frozenset(
    split("""script style template noscript svg iframe object canvas video audio button select
    textarea input option datalist dialog map title label fieldset progress meter""")
)
_PARAGRAPHS = frozenset(
    split("""p div section article main aside header footer nav h1 h2 h3 h4 h5 h6 ul ol dl table
    blockquote pre figure form address details summary hr""")
)
_LINES = frozenset(split("li dt dd tr caption figcaption br legend"))
_HEADINGS = frozenset(split("h1 h2 h3 h4 h5 h6"))
_CELLS = frozenset(("td", "th"))
_BULLET = re.compile(r"^[•·▪●◦‣*\-–—]\s+")
_UNSEEN_STYLE = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])"
    r"|opacity\s*:\s*0(?![.\d])|(?:left|top|text-indent)\s*:\s*-\d{3,})",
    re.IGNORECASE,
)
_BESIDE = frozenset(
    split("""cookie cookies consent gdpr newsletter related similar recommended recommendations
    breadcrumb breadcrumbs share sharing social pagination modal popup""")
)
_DESCRIPTION = re.compile(
    r"(?:^|[\s_-])(?:description__text|(?:job|posting|vacancy|advert)[-_]?(?:description|body|details))"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAMES = re.compile(r"[a-z]+")
_NAVIGATION = frozenset(("navigation", "banner", "contentinfo", "search", "dialog", "alertdialog"))
LEAST_MAIN_CHARACTERS = 200
LEAST_DESCRIBED_CHARACTERS = 40
SMALL_ELEMENTS = 200
SMALL_CHARACTERS = 5_000
"""With the spaces between its elements."""
BULK = 0.8
"""The part of a block's text that a block inside it must hold to stand for it."""


def parse(text: str) -> Element | None:
    """The page as a tree; None when there is nothing in it. Never fails."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ValueError, html.etree.ParserError, html.etree.XMLSyntaxError):
        return None


def text_of_html(fragment: str) -> str:
    """The text of a piece of HTML, or of plain text that stands in its place."""
    root = parse(fragment) if "<" in fragment or "&" in fragment else None
    return tidy_text(fragment) if root is None else text_of(root)


def _is_element(node: Element) -> bool:
    return isinstance(node.tag, str)


def is_hidden(node: Element) -> bool:
    """Whether the page itself hides an element from the eye."""
    return "hidden" in node.attrib or bool(_UNSEEN_STYLE.search(node.get("style") or ""))


# -- text ----------------------------------------------------------------------------------------


class _Writer:
    """Words become lines; a break asked for twice is made once."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._line: list[str] = []
        self._gap = 0
        self._bullet = False

    def words(self, text: str | None) -> None:
        if text:
            self._line.append(text)

    def bullet(self) -> None:
        self.line(1)
        self._bullet = True

    def line(self, gap: int) -> None:
        """Ends the line; ``gap`` is 1 for a new line and 2 for a new paragraph."""
        said = " ".join("".join(self._line).split())
        self._line = []
        if said:
            if self._pieces:
                self._pieces.append("\n" * max(1, self._gap))
            if self._bullet:
                said = f"- {_BULLET.sub('', said)}"
            self._pieces.append(said)
            self._bullet, self._gap = False, 0
        self._gap = max(self._gap, gap)

    def text(self) -> str:
        self.line(0)
        return tidy_text("".join(self._pieces))


def text_of(root: Element, left_out: Callable[[Element], bool] | None = None) -> str:
    """The text of an element as a person reads it, "- " before the items of lists."""
    writer = _Writer()
    items = 0
    for node, opens in _walk(root, left_out):
        tag = node.tag
        if not opens:
            if tag == "li":
                items -= 1
            if tag in _HEADINGS or tag in _LINES:
                writer.line(1)
            elif tag in _PARAGRAPHS:
                writer.line(1 if items else 2)
            if node is not root:
                writer.words(node.tail)
            continue
        if tag == "li":
            writer.bullet()
            items += 1
        elif tag in _LINES:
            writer.line(1)
        elif tag in _PARAGRAPHS:
            writer.line(1 if items else 2)
        elif tag in _CELLS:
            writer.words(" ")
        writer.words(node.text)
    return writer.text()


def _walk(
    root: Element, left_out: Callable[[Element], bool] | None = None
) -> Iterator[tuple[Element, bool]]:
    """Every visible element twice: where it opens and where it closes. No recursion."""
    stack: list[tuple[Element, bool]] = [(root, True)]
    while stack:
        node, opens = stack.pop()
        if not opens:
            yield node, False
            continue
        if not _is_element(node) or node.tag in _SKIPPED or is_hidden(node):
            if node is not root and node.tail:
                yield _Tail(node.tail), False
            continue
        if left_out is not None and node is not root and left_out(node):
            if node.tail:
                yield _Tail(node.tail), False
            continue
        yield node, True
        stack.append((node, False))
        stack.extend((child, True) for child in reversed(node))


class _Tail:
    """What stands behind an element that was left out."""

    tag = ""
    text = None

    def __init__(self, tail: str) -> None:
        self.tail = tail


# -- the bulk of a page --------------------------------------------------------------------------


def is_beside(node: Element) -> bool:
    """Whether an element is around the text of a page: navigation, cookies, other adverts."""
    if node.tag in ("nav", "footer", "aside") or (node.get("role") or "") in _NAVIGATION:
        return True
    if node.tag == "header":
        return not any(True for _ in node.iter("h1"))
    if node.tag in ("html", "body", "main", "article"):
        return False
    named = f"{node.get('class') or ''} {node.get('id') or ''}".lower()[:300]
    return bool(_BESIDE.intersection(_NAMES.findall(named)))


class _Weights:
    """How much text each element holds, apart from links, and how much in links."""

    def __init__(self, root: Element) -> None:
        self._seen: dict[Element, tuple[int, int, int]] = {}
        sums: list[list[int]] = [[0, 0, 0]]
        links = 0
        for node, opens in _walk(root):
            if opens:
                links += node.tag == "a"
                sums.append([0, 0, int(node.tag == "a")])
                _add(sums[-1], node.text, links > 0)
                continue
            if not isinstance(node, _Tail):
                links -= node.tag == "a"
                own = sums.pop()
                self._seen[node] = (own[0], own[1], own[2])
                sums[-1] = [one + more for one, more in zip(sums[-1], own, strict=True)]
            _add(sums[-1], node.tail, links > 0)

    def plain(self, node: Element) -> int:
        """Characters outside of links."""
        return self._seen.get(node, (0, 0, 0))[0]

    def is_list_of_links(self, node: Element) -> bool:
        """Whether an element is mostly links, three at least."""
        plain, linked, count = self._seen.get(node, (0, 0, 0))
        return count >= 3 and linked > 1.5 * plain


def _add(sums: list[int], text: str | None, linked: bool) -> None:
    if text:
        sums[1 if linked else 0] += len(text.strip())


def main_text(root: Element) -> str:
    """The text of the block that holds most of what a page says, without what is beside it."""
    body = root  # a parser may leave text in the head of a page that opens no body
    weights = _Weights(body)
    whole = max(1, weights.plain(body))

    def left_out(node: Element) -> bool:
        # What holds much of the page's text is no list and not beside it, whatever its name.
        if weights.plain(node) >= 0.4 * whole:
            return False
        return weights.is_list_of_links(node) or is_beside(node)

    described = [one for one in body.iter("div", "section", "article") if _is_described(one)]
    for node in sorted(described, key=weights.plain, reverse=True)[:1]:
        if weights.plain(node) >= max(LEAST_DESCRIBED_CHARACTERS, 0.25 * whole):
            return text_of(node, left_out)
    start = body
    for node in body.iter("main", "article"):
        if weights.plain(node) >= max(LEAST_MAIN_CHARACTERS, 0.4 * whole):
            start = node
            break
    return text_of(_bulk(start, weights, left_out), left_out)


def _is_described(node: Element) -> bool:
    """Whether a page itself calls an element the description of a job."""
    named = f"{node.get('class') or ''} {node.get('id') or ''}"[:300]
    return bool(_DESCRIPTION.search(named)) and not is_hidden(node)


def _bulk(node: Element, weights: _Weights, left_out: Callable[[Element], bool]) -> Element:
    while True:
        inside = [one for one in node if _is_element(one) and not left_out(one)]
        held = sum(weights.plain(one) for one in inside) or 1
        heavy = max(inside, key=weights.plain, default=None)
        if heavy is None or heavy.tag in ("p", "ul", "ol", "table", "pre"):
            return node
        if weights.plain(heavy) < max(LEAST_MAIN_CHARACTERS, BULK * held):
            return node
        node = heavy


# -- single things -------------------------------------------------------------------------------


def line_of(node: Element | None) -> str:
    """The words of an element on one line; empty for none."""
    return "" if node is None else " ".join(text_of(node).split())


def is_small(node: Element) -> bool:
    """Whether an element can hold one line only; costs the same for every element."""
    inside: list[Element] = list(islice(node.iter(), SMALL_ELEMENTS + 1))
    letters = sum(len(one.text or "") + len(one.tail or "") for one in inside)
    return len(inside) <= SMALL_ELEMENTS and letters <= SMALL_CHARACTERS


def meta(root: Element, *names: str) -> str:
    """The content of the first <meta> of one of these names."""
    for name in names:
        for node in root.iter("meta"):
            named = (node.get("property") or node.get("name") or "").lower()
            if named == name and (node.get("content") or "").strip():
                return " ".join(node.get("content").split())
    return ""
