"""PDF looks of other people's programs in Typst, beyond the plain layouts."""

# ruff: noqa: E501  -- Typst source

from __future__ import annotations

from typing import Any

from tests.samples import looks
from tests.samples.languages import LANGUAGES
from tests.samples.typst_layouts import FONTS, quoted

SERIF, MODERN, DEJAVU, SANS = FONTS
LINE = " \\\n"


def text(words: str, **style: object) -> str:
    """A piece of text with Typst arguments."""
    given = "".join(f"{key}: {value}, " for key, value in style.items())
    return f"#text({given}{quoted(words)})"


def bold(words: str) -> str:
    return text(words, weight='"bold"')


def italic(words: str) -> str:
    return text(words, style='"italic"')


class Look:
    """One CV and how its dates are written."""

    def __init__(self, resume: dict[str, Any], language: str, style: str) -> None:
        self.resume, self.language, self.style = resume, language, style
        self.basics, self.work = resume["basics"], resume["work"]
        self.heads = LANGUAGES[language].headings.split("|")

    def when(self, entry: dict[str, Any]) -> str:
        return looks.when(entry, self.language, self.style)

    def head(self, number: int) -> str:
        return f"= {text(self.heads[number])}\n"

    def bullets(self, entry: dict[str, Any]) -> str:
        return "".join(f"- {text(one)}\n" for one in entry["highlights"]) + "\n"

    def prose(self, entry: dict[str, Any]) -> str:
        return text(" ".join(entry["highlights"])) + "\n\n"

    def contact(self, joint: str, signs: tuple[str, str, str] = ("", "", "")) -> str:
        parts = (self.basics["email"], self.basics["phone"], self.basics["location"]["city"])
        return joint.join(text(sign + one) for sign, one in zip(signs, parts, strict=True))

    def name(self, size: int, label: bool = True) -> str:
        shown = f'#text(size: {size}pt, weight: "bold")[#{quoted(self.basics["name"])}]'
        return shown + (LINE + text(self.basics["label"]) if label else "") + "\n\n"

    def summary(self) -> str:
        return self.head(0) + text(self.basics["summary"]) + "\n\n"

    def studies(self) -> str:
        rows = [
            f"{bold(one['studyType'] + ', ' + one['area'])} #h(1fr) {text(self.when(one))}{LINE}{text(one['institution'])}\n\n"
            for one in self.resume["education"]
        ]
        return self.head(2) + "".join(rows)

    def studies_narrow(self) -> str:
        rows = [
            f"{bold(one['institution'])}{LINE}{text(one['studyType'] + ', ' + one['area'])}{LINE}{text(self.when(one))}\n\n"
            for one in self.resume["education"]
        ]
        return self.head(2) + "".join(rows)

    def skills(self, joint: str = ", ") -> str:
        return (
            self.head(3)
            + joint.join(text(one) for one in self.resume["skills"][0]["keywords"])
            + "\n\n"
        )

    def spoken(self, joint: str = LINE) -> str:
        rows = (f"{one['language']} ({one['fluency']})" for one in self.resume["languages"])
        return self.head(4) + joint.join(text(one) for one in rows) + "\n\n"


def page(
    font: str, size: float, margin: str = "2cm", more: str = "", shown: str = "it.body"
) -> str:
    """Page, type and headings."""
    return (
        f'#set page(paper: "a4", margin: {margin}{more})\n'
        f'#set text(font: ("{font}", "DejaVu Sans"), size: {size}pt)\n#set par(leading: 0.55em)\n'
        f'#show heading: it => block(above: 1.1em, below: 0.6em)[#text(size: {size + 2}pt, weight: "bold")[#{shown}]]\n\n'
    )


def halves(look: Look) -> str:
    """Two equal columns, headings in both."""
    posts = "".join(
        f"{bold(one['position'])}{LINE}{text(one['name'])}{LINE}{italic(look.when(one))}\n\n{look.bullets(one)}"
        for one in look.work
    )
    left = look.summary() + look.head(1) + posts
    right = look.studies_narrow() + look.skills(LINE) + look.spoken()
    return (
        page(SANS, 9, "1.6cm")
        + f"#align(center)[{look.name(22)}{look.contact('  |  ')}]\n\n"
        + f"#grid(columns: (1.15fr, 1fr), column-gutter: 22pt,\n[{left}],\n[{right}])\n"
    )


def dark_side(look: Look) -> str:
    """White text on a dark bar at the left, signs before the contact data."""
    side = (
        look.contact(LINE, ("✉ ", "☎ ", "⌂ "))
        + "\n\n"
        + look.skills(LINE)
        + look.spoken()
        + look.studies_narrow()
    )
    main = (
        look.name(24)
        + look.summary()
        + look.head(1)
        + "".join(
            f"{bold(one['position'])} #h(1fr) {text(look.when(one))}{LINE}{text(one['name'] + ', ' + one['location'])}\n\n{look.bullets(one)}"
            for one in look.work
        )
    )
    back = ', background: place(left, rect(width: 6.4cm, height: 100%, fill: rgb("#22313f")))'
    return (
        page(SANS, 9, "1.2cm", back)
        + f"#grid(columns: (4.8cm, 1fr), column-gutter: 30pt,\n[#set text(fill: white)\n{side}],\n[{main}])\n"
    )


def left_dates(look: Look) -> str:
    """Dates in a narrow left column, no bullets, employer under the title."""
    rows = "".join(
        f"[{text(look.when(one))}], [{bold(one['position'])}{LINE}{text(one['name'] + ', ' + one['location'])}{LINE}{look.prose(one)}],\n"
        for one in look.work
    )
    studies = "".join(
        f"[{text(look.when(one))}], [{bold(one['studyType'] + ' ' + one['area'])}{LINE}{text(one['institution'])}],\n"
        for one in look.resume["education"]
    )
    grid = "#grid(columns: (120pt, 1fr), row-gutter: 12pt,\n"
    return (
        page(SERIF, 10.5)
        + look.name(20)
        + look.contact(" | ")
        + f"\n\n{look.head(1)}{grid}{rows})\n\n{look.head(2)}{grid}{studies})\n\n"
        + look.skills()
        + look.spoken(", ")
    )


def one_line(look: Look) -> str:
    """Title, employer and dates in one line each."""
    posts = "".join(
        f"{bold(one['position'])}{text(', ' + one['name'] + ', ' + one['location'] + ' (' + look.when(one) + ')')}\n\n{look.bullets(one)}"
        for one in look.work
    )
    return (
        page(MODERN, 10.5)
        + look.name(18)
        + look.contact(" · ")
        + "\n\n"
        + look.summary()
        + look.head(1)
        + posts
        + look.studies()
        + look.skills(" · ")
        + look.spoken(" · ")
    )


def piped(look: Look) -> str:
    """Everything parted by bars; employer first; capitals for headings."""
    posts = "".join(
        f"{bold(one['name'])} | {text(one['position'])} | {text(look.when(one))}\n\n{look.bullets(one)}"
        for one in look.work
    )
    return (
        page(DEJAVU, 9, shown="upper(it.body)")
        + f"#align(center)[{look.name(18, label=False)}{look.contact(' | ')}]\n\n"
        + look.summary()
        + look.head(1)
        + posts
        + look.studies()
        + look.skills(" | ")
        + look.spoken(" | ")
    )


def ladder(look: Look) -> str:
    """Several posts under one employer, each with its own dates."""
    parts: list[str] = []
    for group in looks.grouped(look.work):
        parts.append(
            f"{text(group[0]['name'], weight=quoted('bold'), size='11.5pt')} #h(1fr) {text(group[0]['location'])}\n\n"
        )
        for one in group:
            parts.append(
                f"{italic(one['position'])} #h(1fr) {text(look.when(one))}\n\n{look.bullets(one)}"
            )
    return (
        page(SERIF, 10)
        + look.name(22)
        + look.contact(" | ")
        + "\n\n"
        + look.head(1)
        + "".join(parts)
        + look.studies()
        + look.skills()
        + look.spoken()
    )


def harvard(look: Look) -> str:
    """Centred headings with rules; employer and place, then title and dates."""
    posts = "".join(
        f"{bold(one['name'])} #h(1fr) {text(one['location'])}{LINE}{italic(one['position'])} #h(1fr) {text(look.when(one))}\n\n{look.bullets(one)}"
        for one in look.work
    )
    studies = "".join(
        f"{bold(one['institution'])} #h(1fr) {text(look.when(one))}{LINE}{text(one['studyType'] + ', ' + one['area'])}\n\n"
        for one in look.resume["education"]
    )
    return (
        page(SERIF, 10.5, shown="align(center, it.body)")
        + f"#align(center)[{look.name(20, label=False)}{look.contact(' • ')}]\n#line(length: 100%)\n"
        + look.head(2)
        + studies
        + look.head(1)
        + posts
        + look.skills()
        + look.spoken(", ")
    )


def dates_above(look: Look) -> str:
    """A line of dates above each post, then employer, then title."""
    posts = "".join(
        f"{text(look.when(one), fill='gray.darken(40%)')}{LINE}{bold(one['name'])}{LINE}{text(one['position'])}\n\n{look.bullets(one)}"
        for one in look.work
    )
    return (
        page(SANS, 10)
        + look.name(24)
        + look.contact(LINE)
        + "\n\n"
        + look.head(1)
        + posts
        + look.studies_narrow()
        + look.skills(LINE)
        + look.spoken()
    )


def bordered(look: Look) -> str:
    """A table with rules: dates, post, employer; what was done below each row."""
    rows = "".join(
        f"[{text(look.when(one))}], [{bold(one['position'])}], [{text(one['name'])}],\ntable.cell(colspan: 3)[{look.bullets(one)}],\n"
        for one in look.work
    )
    return (
        page(SANS, 9.5)
        + look.name(18)
        + look.contact(" | ")
        + f"\n\n{look.head(1)}#table(columns: (1.1fr, 1.3fr, 1.4fr),\n{rows})\n\n"
        + look.studies()
        + look.skills()
        + look.spoken()
    )


def functional(look: Look) -> str:
    """What was done by theme first, then the posts as a bare list."""
    posts = "".join(
        f"{bold(one['position'])}, {text(one['name'])} #h(1fr) {text(look.when(one))}{LINE}\n"
        for one in look.work
    )
    return (
        page(SERIF, 11)
        + look.name(22)
        + look.contact(" | ")
        + "\n\n"
        + look.summary()
        + look.skills(" · ")
        + look.head(1)
        + posts
        + "\n\n"
        + look.studies()
        + look.spoken()
    )


def academic(look: Look) -> str:
    """Years at the left, publications over a page and a half, page numbers."""
    name = look.basics["name"]
    words = {
        "en": ("Publications", "Conference talks", "Grants"),
        "de": ("Publikationen", "Vorträge", "Drittmittel"),
        "fr": ("Publications", "Communications", "Distinctions"),
        "es": ("Publicaciones", "Ponencias", "Becas"),
        "pt": ("Publicações", "Comunicações", "Prémios"),
    }.get(look.language, ("Publications", "Talks", "Grants"))
    short = name.split()[-1]
    papers = "".join(
        f"+ {text(f'{short}, A., Lindholm, K. ({2012 + n}). On the settling of layered sediments, part {n}. Journal of Shore Studies {n + 3}({n % 4 + 1}), {100 + n}–{118 + n}.')}\n"
        for n in range(14)
    )
    talks = "".join(
        f"- {text(f'“Reading the tide”, invited talk, Coastal Meeting, Bergen, {2013 + n}')}\n"
        for n in range(6)
    )
    rows = "".join(
        f"[{text(look.when(one))}], [{bold(one['position'])}{LINE}{text(one['name'])}, {text(one['location'])}],\n"
        for one in look.work
    )
    studies = "".join(
        f"[{text(look.when(one))}], [{bold(one['studyType'])}, {text(one['area'])}{LINE}{text(one['institution'])}],\n"
        for one in look.resume["education"]
    )
    grid = "#grid(columns: (125pt, 1fr), row-gutter: 8pt,\n"
    footer = (
        f", footer: align(center)[#context [{quoted(short)[1:-1]} – CV – #counter(page).display()]]"
    )
    return (
        page(SERIF, 11, "2.5cm", footer)
        + look.name(17)
        + look.contact(LINE)
        + f"\n\n{look.head(1)}{grid}{rows})\n\n{look.head(2)}{grid}{studies})\n\n"
        + f"= {text(words[0])}\n{papers}\n\n= {text(words[1])}\n{talks}\n\n"
        + look.skills()
        + look.spoken(", ")
    )


def three_pages(look: Look) -> str:
    """Long: seven posts, each with bullets twice over, the name in every page's header."""
    head = f", header: [{text(look.basics['name'])} #h(1fr) {text(look.basics['email'])}], footer: context align(right)[#counter(page).display() / #counter(page).final().first()]"
    posts = "".join(
        f"{bold(one['position'])} #h(1fr) {text(look.when(one))}{LINE}{text(one['name'])}, {text(one['location'])}\n\n{look.bullets(one)}{look.bullets(one)}"
        for one in look.work
    )
    return (
        page(SANS, 11.5, "2.6cm", head)
        + look.name(24)
        + look.contact(" | ")
        + "\n\n"
        + look.summary()
        + look.head(1)
        + posts
        + look.studies()
        + look.skills(LINE)
        + look.spoken()
    )


def header_contact(look: Look) -> str:
    """Name and contact only in the page header."""
    head = f", header: [{look.name(16, label=False)}{look.contact(' | ')}]"
    posts = "".join(
        f"{bold(one['name'])}, {text(one['location'])} #h(1fr) {text(look.when(one))}{LINE}{italic(one['position'])}\n\n{look.bullets(one)}"
        for one in look.work
    )
    return (
        page(SERIF, 10.5, "(top: 3.2cm, rest: 2cm)", head)
        + look.summary()
        + look.head(1)
        + posts
        + look.studies()
        + look.skills()
        + look.spoken()
    )


def right_side(look: Look) -> str:
    """Narrow right column with work's dates inside the left one, icons without meaning."""
    posts = "".join(
        f"{bold(one['position'])} — {text(one['name'])}{LINE}{text(look.when(one))} · {text(one['location'])}\n\n{look.bullets(one)}"
        for one in look.work
    )
    side = (
        look.contact(LINE, ("@ ", "✆ ", "⚑ "))
        + "\n\n"
        + look.skills(LINE)
        + look.spoken()
        + look.studies_narrow()
    )
    return (
        page(SERIF, 10, "1.7cm", shown="upper(it.body)")
        + f"#grid(columns: (2.2fr, 1fr), column-gutter: 24pt,\n[{look.name(26)}{look.summary()}{look.head(1)}{posts}],\n[{side}])\n"
    )
