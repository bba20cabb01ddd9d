"""PDF layouts in Typst: one column, employer first, sidebars left and right, a date rail."""

# ruff: noqa: E501  -- Typst source

from __future__ import annotations

import json
from typing import Any

import typst

from tests.samples.languages import LANGUAGES
from tests.samples.people import range_of

FONTS = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans", "Liberation Sans")


def quoted(text: str) -> str:
    """A Typst string literal."""
    return json.dumps(text, ensure_ascii=False)


class Page:
    """One CV's pieces of Typst source."""

    def __init__(self, resume: dict[str, Any], language: str, style: str) -> None:
        self.resume, self.language, self.style = resume, language, style
        self.basics = resume["basics"]
        self.headings = LANGUAGES[language].headings.split("|")

    def heading(self, number: int) -> str:
        return f"= #text({quoted(self.headings[number])})\n"

    def bullets(self, entry: dict[str, Any]) -> str:
        return "".join(f"- #text({quoted(one)})\n" for one in entry["highlights"]) + "\n"

    def contact(self, joint: str) -> str:
        parts = (self.basics["email"], self.basics["phone"], self.basics["location"]["city"])
        return joint.join(f"#text({quoted(one)})" for one in parts)

    def name(self, size: int) -> str:
        label = quoted(self.basics["label"])
        return f'#text(size: {size}pt, weight: "bold")[#{quoted(self.basics["name"])}] \\\n#text({label})\n\n'

    def summary(self) -> str:
        return self.heading(0) + f"#text({quoted(self.basics['summary'])})\n\n"

    def work(self, employer_first: bool = False) -> str:
        parts = [self.heading(1)]
        for one in self.resume["work"]:
            when = quoted(range_of(one, self.language, self.style))
            first, second = one["position"], one["name"]
            if employer_first:
                first, second = second, first
            parts.append(
                f"*#{quoted(first)}* #h(1fr) #text({when}) \\\n"
                f"_#{quoted(second)}_ #h(1fr) #text({quoted(one['location'])})\n\n"
                f"{self.bullets(one)}"
            )
        return "".join(parts)

    def rail(self) -> str:
        """Dates in a column of their own at the left."""
        rows = [self.heading(1), "#grid(columns: (110pt, 1fr), row-gutter: 10pt,\n"]
        for one in self.resume["work"]:
            when = quoted(range_of(one, self.language, self.style))
            head = f"*#{quoted(one['position'])}*, #{quoted(one['name'])}"
            rows.append(f"[#{when}], [{head}\n{self.bullets(one)}],\n")
        return "".join([*rows, ")\n\n"])

    def education(self) -> str:
        parts = [self.heading(2)]
        for one in self.resume["education"]:
            when = quoted(range_of(one, self.language, self.style))
            degree = quoted(f"{one['studyType']}, {one['area']}")
            parts.append(
                f"*#{quoted(one['institution'])}* \\\n#text({degree}) \\\n#text({when})\n\n"
            )
        return "".join(parts)

    def skills(self, joint: str) -> str:
        words = self.resume["skills"][0]["keywords"]
        return self.heading(3) + joint.join(f"#text({quoted(one)})" for one in words) + "\n\n"

    def languages(self) -> str:
        rows = (f"{one['language']}: {one['fluency']}" for one in self.resume["languages"])
        return self.heading(4) + " \\\n".join(f"#text({quoted(one)})" for one in rows) + "\n\n"


def preamble(font: str, size: float, margin: str, language: str, caps: bool) -> str:
    """Page and heading style."""
    shown = "upper(it.body)" if caps else "it.body"
    direction = '#set text(dir: rtl, lang: "ar")\n' if language == "ar" else ""
    fonts = f'("{font}", "DejaVu Sans")'
    return (
        f'#set page(paper: "a4", margin: {margin})\n#set text(font: {fonts}, size: {size}pt)\n{direction}'
        "#set par(leading: 0.55em)\n"
        f'#show heading: it => block(above: 1.1em, below: 0.6em)[#text(size: {size + 2}pt, weight: "bold")[#{shown}]]\n\n'
    )


def single(page: Page) -> str:
    return (
        preamble(FONTS[0], 10.5, "2cm", page.language, False)
        + page.name(22)
        + page.contact(" | ")
        + "\n\n"
        + page.summary()
        + page.work()
        + page.education()
        + page.skills(", ")
        + page.languages()
    )


def employer_first(page: Page) -> str:
    return (
        preamble(FONTS[3], 10, "1.8cm", page.language, page.language not in ("tr",))
        + f"#align(center)[{page.name(20)}{page.contact(' • ')}]\n\n"
        + page.skills(" • ")
        + page.work(employer_first=True)
        + page.education()
        + page.languages()
    )


def rail(page: Page) -> str:
    return (
        preamble(FONTS[2], 9, "2cm", page.language, False)
        + page.name(18)
        + page.contact(" · ")
        + "\n\n"
        + page.rail()
        + page.education()
        + page.skills(", ")
        + page.languages()
    )


def sidebar(page: Page) -> str:
    side = page.contact(" \\\n") + "\n\n" + page.skills(" \\\n") + page.languages()
    main = page.summary() + page.work() + page.education()
    return (
        preamble(FONTS[0], 9.5, "1.5cm", page.language, False)
        + page.name(20)
        + f"#grid(columns: (1fr, 2.4fr), column-gutter: 18pt,\n[{side}],\n[{main}])\n"
    )


def sidebar_right(page: Page) -> str:
    side = page.languages() + page.skills(" \\\n") + page.education()
    main = page.name(20) + page.summary() + page.work(employer_first=True)
    return (
        preamble(FONTS[3], 9, "1.5cm", page.language, page.language not in ("tr",))
        + f"#grid(columns: (2fr, 1fr), column-gutter: 20pt,\n[{main}],\n[{page.contact(' ' + chr(92) + chr(10))}\n\n{side}])\n"
    )


LAYOUTS = {
    "single": single,
    "employer-first": employer_first,
    "rail": rail,
    "sidebar": sidebar,
    "sidebar-right": sidebar_right,
}


def pdf_of(resume: dict[str, Any], language: str, style: str, layout: str) -> bytes:
    """The CV as PDF bytes."""
    source = LAYOUTS[layout](Page(resume, language, style))
    return typst.compile(source.encode())
