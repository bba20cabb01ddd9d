"""PDF looks of profiles and European forms, and the table of all looks."""

# ruff: noqa: E501  -- Typst source

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typst

from tests.samples import looks, typst_looks
from tests.samples.languages import LANGUAGES
from tests.samples.typst_looks import LINE, SANS, Look, bold, page, text


def network(look: Look) -> str:
    """The look of a profile saved as PDF from a network of professionals."""
    words = looks.LINKEDIN[look.language].split("|")
    contact, top, spoken, summary, work, study, sheet, of, present = words[:9]
    small = '#show heading.where(level: 2): it => block(above: 1em, below: 0.5em)[#text(size: 11pt, weight: "regular")[#it.body]]\n'
    basics = look.basics
    side = (
        f"== {text(contact)}\n{text(basics['email'])}{LINE}{text(basics['phone'])} (Mobile){LINE}{text('www.linkedin.com/in/' + basics['email'].split('@')[0].replace('.', '-'))} (LinkedIn)\n\n"
        f"== {text(top)}\n{LINE.join(text(one) for one in look.resume['skills'][0]['keywords'])}\n\n"
        f"== {text(spoken)}\n{LINE.join(text(one['language'] + ' (' + one['fluency'] + ')') for one in look.resume['languages'])}\n\n"
    )

    def span(one: dict[str, Any]) -> str:
        shown = looks.when(one, look.language, "words").replace(" – ", " - ")
        return (
            shown.replace(LANGUAGES[look.language].present, present)
            + " "
            + looks.length_of(one, look.language)
        )

    posts: list[str] = []
    for group in looks.grouped(look.work):
        posts.append(f"{text(group[0]['name'], size='12pt')}{LINE}")
        if len(group) > 1:
            posts.append(
                f"{text(looks.length_of({'startDate': group[-1]['startDate'], 'endDate': group[0].get('endDate')}, look.language)[1:-1])}{LINE}"
            )
        for one in group:
            posts.append(
                f"{text(one['position'], size='11.5pt')}{LINE}{text(span(one))}{LINE}{text(one['location'])}\n\n{look.prose(one)}"
            )
    studies = "".join(
        f"{text(one['institution'], size='12pt')}{LINE}{text(one['studyType'] + ', ' + one['area'] + ' · (' + one['startDate'][:4] + ' - ' + one['endDate'][:4] + ')')}\n\n"
        for one in look.resume["education"]
    )
    main = (
        f"{text(basics['name'], size='26pt')}{LINE}{text(basics['label'])}{LINE}{text(basics['location']['city'])}\n\n"
        f"= {text(summary)}\n{text(basics['summary'])}\n\n= {text(work)}\n{''.join(posts)}\n\n= {text(study)}\n{studies}"
    )
    footer = f", footer: context align(center)[#text(size: 9pt)[{sheet} #counter(page).display() {of} #counter(page).final().first()]]"
    return (
        page(SANS, 10.5, "(left: 0.8cm, rest: 1.8cm)", footer)
        .replace('weight: "bold"', 'weight: "regular"')
        .replace("size: 12.5pt", "size: 16pt")
        + small
        + f"#grid(columns: (5.6cm, 1fr), column-gutter: 26pt,\n[#set text(size: 9.5pt)\n{side}],\n[{main}])\n"
    )


def passport_old(look: Look) -> str:
    """The older European form: labels at the left, content at the right."""
    words = looks.EUROPASS[look.language].split("|")
    info, work, study, tongues, digital, mother, other = words[:7]
    basics = look.basics
    rows = [
        f"[*{text(info)}*], [{text(basics['name'], size='16pt')}{LINE}{text(basics['location']['city'])}{LINE}{text(basics['phone'])}{LINE}{text(basics['email'])}],\n"
    ]
    rows.append(f"[*{text(work)}*], [],\n")
    rows += [
        f"[{text(look.when(one))}], [{bold(one['position'])}{LINE}{text(one['name'])}, {text(one['location'])}\n\n{look.bullets(one)}],\n"
        for one in look.work
    ]
    rows.append(f"[*{text(study)}*], [],\n")
    rows += [
        f"[{text(look.when(one))}], [{bold(one['studyType'] + ', ' + one['area'])}{LINE}{text(one['institution'])}],\n"
        for one in look.resume["education"]
    ]
    first, second = look.resume["languages"]
    rows.append(
        f"[*{text(tongues)}*], [],\n[{text(mother)}], [{text(first['language'])}],\n[{text(other)}], [{text(second['language'])}],\n"
    )
    rows.append(
        f"[*{text(digital)}*], [{text(', '.join(look.resume['skills'][0]['keywords']))}],\n"
    )
    return (
        page(SANS, 9.5, "1.8cm")
        + f"#grid(columns: (5cm, 1fr), column-gutter: 14pt, row-gutter: 9pt,\n{''.join(rows)})\n"
    )


def passport(look: Look) -> str:
    """The newer European form: dates in brackets over each entry."""
    words = looks.EUROPASS[look.language].split("|")
    _, work, study, tongues, digital, mother, other, city = words[:8]
    basics = look.basics
    posts = "".join(
        f"{text('[ ' + look.when(one) + ' ]')}{LINE}{bold(one['position'])}{LINE}{bold(one['name'])}{LINE}{text(city + ': ' + one['location'])}\n\n{look.bullets(one)}"
        for one in look.work
    )
    studies = "".join(
        f"{text('[ ' + look.when(one) + ' ]')}{LINE}{bold(one['studyType'] + ', ' + one['area'])}{LINE}{bold(one['institution'])}\n\n"
        for one in look.resume["education"]
    )
    first, second = look.resume["languages"]
    return (
        page(SANS, 10, "2cm", shown="upper(it.body)")
        + look.name(20, label=False)
        + f"{text('E-mail: ' + basics['email'])} | {text('Tel.: ' + basics['phone'])}\n\n"
        + f"= {text(work)}\n{posts}\n= {text(study)}\n{studies}\n= {text(tongues)}\n"
        + f"{text(mother + ': ')}{bold(first['language'])}\n\n{text(other + ':')}\n\n{bold(second['language'])} {text(second['fluency'])}\n\n"
        + f"= {text(digital)}\n{text(' | '.join(look.resume['skills'][0]['keywords']))}\n"
    )


LOOKS: dict[str, tuple[Callable[[Look], str], int, bool]] = {
    # name: (look, posts, one column)
    "halves": (typst_looks.halves, 3, False),
    "dark-side": (typst_looks.dark_side, 3, False),
    "left-dates": (typst_looks.left_dates, 4, True),
    "one-line": (typst_looks.one_line, 4, True),
    "piped": (typst_looks.piped, 4, True),
    "ladder": (typst_looks.ladder, 4, True),
    "harvard": (typst_looks.harvard, 4, True),
    "dates-above": (typst_looks.dates_above, 3, True),
    "bordered": (typst_looks.bordered, 3, True),
    "functional": (typst_looks.functional, 5, True),
    "academic": (typst_looks.academic, 4, True),
    "three-pages": (typst_looks.three_pages, 7, True),
    "header-contact": (typst_looks.header_contact, 3, True),
    "network": (network, 4, False),
    "passport-old": (passport_old, 3, True),
    "passport": (passport, 3, True),
    "right-side": (typst_looks.right_side, 3, False),
}
WORDS_OF = {"network": looks.LINKEDIN, "passport": looks.EUROPASS, "passport-old": looks.EUROPASS}


def pdf_in(resume: dict[str, Any], language: str, style: str, name: str) -> bytes:
    """The CV as PDF bytes in the look of that name."""
    source = LOOKS[name][0](Look(resume, language, style))
    return typst.compile(source.encode())
