"""Every value of a CV is in every format, in order, as text; pages break where they should."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from typing import Any

import docx
import pypdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from markdown_it import MarkdownIt

from everdraft.cv.json_resume import from_json_resume, to_json_resume
from everdraft.cv.letter import Letter
from everdraft.cv.model import (
    Basics,
    Cv,
    Education,
    Highlight,
    Location,
    Profile,
    Publication,
    Section,
    Skill,
    Work,
)
from everdraft.documents.render.clean import contact_line, one_line, plain, web
from everdraft.documents.render.compose import compose
from everdraft.documents.render.letters import compose_letter
from everdraft.documents.render.pdf import ACCESSIBLE, PLAIN, render_pdf
from everdraft.documents.render.plain import render_markdown, render_text
from everdraft.documents.render.readback import PROGRAMS, check_pdf, compare, without_foot
from everdraft.documents.render.sheet import Sheet
from everdraft.documents.render.word import render_word
from tests.support.full_cv import full_cvs, values_of

HOSTILE = (
    '#set page(width: 1cm) #panic("x") $x^2$ @ref <label> \\ \\u{41} *b* _i_ `raw` [c](u) // no',
    "= Heading\n- item\n+ item\n/ term: x",
    "<script>alert(1)</script> &amp; &#65; \"quotes\" 'single' ~ -- --- ... %PDF",
    "zero\u200bwidth \u202eevil\u202c so\u00adft \ufeffmark \x00 \x1f control",
    "# heading\n1. one\n2) two\n> quote\n---\n| a | b |\n***\n    code",
    "a" * 10_000,
    "many words " * 900,
)
# Making a whole CV smaller takes minutes, and says no more than the values that are missing.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
LETTER = Letter(
    sender="Inês Carvalho",
    contact=("ines@example.org", "+351 912 345 678", "ines.example"),
    recipient=("Marta Okafor", "Tramway Bakeries"),
    place="Porto",
    date="2026-11-05",
    subject="Operations manager #12",
    greeting="Dear Ms Okafor,",
    paragraphs=("First $paragraph$.", "Second,\nwith a break."),
    closing="Kind regards,",
    language="en",
)


def texts_of(sheet: Sheet) -> dict[str, str]:
    """The words that each format shows."""
    pdf = render_pdf(sheet, "a4").data
    return {
        "txt": render_text(sheet),
        "md": shown_markdown(render_markdown(sheet)),
        "docx": word_text(render_word(sheet, "a4")),
        "pdf": "\n".join(without_foot(one, sheet.name) for one in PROGRAMS["pdfium"](pdf)),
    }


def shown_markdown(text: str) -> str:
    """What a reader of Markdown shows, links by their words."""
    shown: list[str] = []
    for token in MarkdownIt().parse(text):
        for one in token.children or ():
            shown.append("\n" if "break" in one.type else one.content)
        shown.append("\n")
        assert token.type not in ("html_block", "fence", "code_block", "hr", "blockquote_open")
    return "".join(shown)


def word_text(data: bytes) -> str:
    return "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)


def cv_with(*bullets: str) -> Cv:
    work = Work(
        "w1",
        "Tramway Bakeries",
        "Operations Manager",
        "Porto",
        start_date="2019-03",
        current=True,
        highlights=[Highlight(f"h{n}", one) for n, one in enumerate(bullets)],
    )
    return Cv(
        language="en",
        basics=Basics("Inês Carvalho", email="ines@example.org"),
        work=[work],
        sections=[Section("s", "work", "Experience", entries=["w1"])],
    )


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(full_cvs())
def test_every_value_is_in_every_format(cv: Cv) -> None:
    sheet = compose(cv)
    wanted = [one for one in values_of(cv) if one_line(one) not in sheet.unprinted]
    assert len(wanted) > 40
    for name, text in texts_of(sheet).items():
        there = plain(text)
        assert [one for one in wanted if plain(one) not in there] == [], name
    assert set(sheet.unprinted) <= {one_line(one.heading) for one in cv.sections}


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(full_cvs())
def test_three_programs_find_all_lines_in_order(cv: Cv) -> None:
    sheet = compose(cv)
    found = check_pdf(render_pdf(sheet, "letter").data, sheet)
    assert [one["missing"] for one in found["programs"]] == [[], [], []]
    assert all(one["inOrder"] and one["found"] == found["lines"] for one in found["programs"])


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(full_cvs())
def test_json_resume_comes_back_whole(cv: Cv) -> None:
    assert from_json_resume(json.loads(json.dumps(to_json_resume(cv)))) == cv


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words(text: str) -> None:
    sheet = compose(cv_with(text, "The last line."))
    wanted = sheet.parts[0].blocks[0].bullets[0]
    assert plain(wanted) == plain(text)
    assert not re.search("[\u200b\u202e\ufeff\x00\x1f\xad]", wanted)
    for name, shown in texts_of(sheet).items():
        assert re.sub(r"\s+|•", "", wanted) in re.sub(r"\s+|•", "", shown), name
        assert "The last line." in shown


def test_links_lead_only_where_they_say() -> None:
    assert web("https://a.example/x/").url == "https://a.example/x/"
    assert web("a.example").url == "https://a.example"
    for bad in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "not a site"):
        assert (web(bad).text, web(bad).url) == (bad, "")
    assert contact_line("+351 912 345 678").url == "tel:+351912345678"
    assert contact_line("a@b.example").url == "mailto:a@b.example"
    for place in ("Rua das Flores 7", "St.Gallen", "9000 St.Gallen"):
        assert contact_line(place).url == ""
    assert contact_line("ines.example").url == "https://ines.example"


def test_a_pdf_is_tagged_named_and_linked() -> None:
    cv = cv_with("First.", "Second.")
    cv.basics.url = "https://ines.example"
    made = render_pdf(compose(cv), "a4")
    document = pypdf.PdfReader(io.BytesIO(made.data))
    root: Any = document.trailer["/Root"]
    assert made.standard == ACCESSIBLE
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert document.metadata is not None
    assert (document.metadata.title, document.metadata.author) == (
        "Inês Carvalho, CV",
        "Inês Carvalho",
    )
    tags = tags_of(root["/StructTreeRoot"])
    assert (tags["/H1"], tags["/H2"], tags["/H3"], tags["/LI"]) == (1, 1, 1, 2)
    notes = [one.get_object() for page in document.pages for one in page.get("/Annots", [])]
    addresses = {one["/A"]["/URI"] for one in notes}
    assert addresses == {"mailto:ines@example.org", "https://ines.example"}
    assert render_pdf(compose(cv), "a4").data == made.data
    assert document.pages[0].mediabox.height == pytest.approx(841.89, abs=0.1)
    letter = pypdf.PdfReader(io.BytesIO(render_pdf(compose(cv), "letter").data))
    assert letter.pages[0].mediabox.height == pytest.approx(792, abs=0.1)


def tags_of(node: Any) -> Counter[str]:
    found: Counter[str] = Counter()
    waiting = [node]
    while waiting:
        one = waiting.pop().get_object() if not isinstance(waiting[-1], int) else waiting.pop()
        if isinstance(one, dict):
            found[str(one.get("/S", ""))] += 1
            waiting.append(one.get("/K", 0))
        elif isinstance(one, list):
            waiting.extend(one)
    return found


def test_a_name_or_a_heading_that_is_missing_is_no_fault() -> None:
    cv = cv_with("First.")
    cv.basics.name = ""
    cv.sections = [Section("s", "other", "", lines=["A line."])]
    assert render_pdf(compose(cv), "a4").standard == ACCESSIBLE
    assert render_pdf(compose(Cv()), "a4").standard == ACCESSIBLE


def test_a_character_without_a_font_is_named_and_nothing_is_refused() -> None:
    made = render_pdf(compose(cv_with("Speaks \U0001d8a0 and \U0001d8a1.")), "a4")
    assert made.standard == PLAIN
    assert made.missing == ("\U0001d8a0", "\U0001d8a1")


@pytest.mark.parametrize("above", range(18, 34, 3))
def test_a_page_never_ends_between_a_head_and_its_first_line(above: int) -> None:
    cv = cv_with(*(f"Line {n} of the first role." for n in range(above)))
    for n in range(2, 8):
        lines = [Highlight(f"w{n}h{m}", f"Role {n} line {m} " + "and more " * 18) for m in range(3)]
        cv.work.append(Work(f"w{n}", f"Firm {n}", f"Position {n}", highlights=lines))
        cv.sections[0].entries.append(f"w{n}")
    cv.sections.append(Section("t", "skills", "Skills", entries=["k"]))
    cv.skills = [Skill("k", "Planning", keywords=["Excel"])]
    pages = PROGRAMS["pdfium"](render_pdf(compose(cv), "a4").data)
    assert len(pages) >= 2
    for n in range(2, 8):
        (page,) = [text for text in pages if re.search(rf"^Position {n}\b", text, re.M)]
        assert f"Firm {n}" in page
        assert f"Role {n} line 0" in page
    assert any("Skills" in text and "Planning: Excel" in text for text in pages)


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    parted = 0
    for lines in range(30, 50):
        cv = cv_with(*(f"Line {n}." for n in range(lines)))
        cv.sections.append(Section("t", "skills", "Skills", entries=["k"]))
        cv.skills = [Skill("k", "Planning", keywords=["Excel"])]
        pages = PROGRAMS["pdfium"](render_pdf(compose(cv), "a4").data)
        (page,) = [text for text in pages if "Skills" in text]
        assert "Planning: Excel" in page
        parted += len(pages) > 1
    assert 0 < parted < 20, "the end of the page was passed"


def test_nothing_runs_out_of_the_page() -> None:
    words = ("x" * 400, "https://a.example/" + "y" * 300, "漢" * 3 + "z" * 200)
    cv = cv_with(*words)
    cv.basics.url, cv.work[0].name = words[1], "w" * 150
    with pypdfium2.PdfDocument(render_pdf(compose(cv), "a4").data) as document:
        page = document[0]
        text = page.get_textpage()
        edges = [text.get_charbox(n)[2] for n in range(text.count_chars())]
        assert max(edges) < page.get_width() - 60
        text.close()
        page.close()


def test_addresses_and_hyphens_at_the_end_of_a_line_are_read_as_they_are() -> None:
    address = "https://creativesolutions.example/atlas"
    lines = [
        f"{'w' * n} a well-known two-year-old full-stack plan, see {address}" for n in range(40)
    ]
    sheet = compose(cv_with(*(f"{'and more ' * 6}{one}" for one in lines)))
    found = check_pdf(render_pdf(sheet, "a4").data, sheet)
    assert [one["missing"] for one in found["programs"]] == [[], [], []]


def test_three_hundred_bullets_are_all_there() -> None:
    sheet = compose(cv_with(*(f"Bullet number {n} of many." for n in range(300))))
    found = check_pdf(render_pdf(sheet, "a4").data, sheet)
    assert {one["found"] for one in found["programs"]} == {found["lines"]}
    assert found["pages"] > 5


def test_dates_and_now_are_in_the_language_of_the_cv() -> None:
    cv = cv_with("Primeira linha.")
    cv.language = "pt"
    assert "março de 2019 – atual" in render_text(compose(cv))
    cv.language = "de"
    assert "März 2019 – heute" in render_text(compose(cv))


def test_a_place_is_said_once_and_whole() -> None:
    def place(**parts: str) -> str:
        cv = Cv(language="en", basics=Basics(location=Location(**parts)))
        return "".join(one.text for line in compose(cv).contact for one in line)

    assert place(text="Porto, Portugal", city="Porto", country_code="PT") == "Porto, Portugal"
    assert place(text="Austin, USA", city="Austin", country_code="US") == "Austin, USA"
    assert place(city="Porto", region="Norte", country_code="PT") == "Porto, Norte, Portugal"
    street = {"text": "Rua Nova 12", "city": "Porto", "country_code": "PT"}
    assert place(**street) == "Rua Nova 12, Porto, Portugal"


@pytest.mark.parametrize("text", ["San Francisco, CA", "San Francisco, California", "Berlin"])
def test_a_country_that_nobody_wrote_is_not_written(text: str) -> None:
    place = Location(text, "San Francisco", "CA", "US")
    contact = compose(Cv(language="en", basics=Basics(location=place))).contact
    assert [one.text for line in contact for one in line] == [text]


@pytest.mark.parametrize(
    ("score", "bullet", "facts"),
    [
        ("3.97/4.00", "GPA: 3.97/4.00", []),
        ("3.97", "GPA: 3.97 of 4.00, the best of the year", []),
        ("17", "Final grade: 17", []),
        ("17", "Taught 17 people to bake their own bread", ["Grade: 17"]),
        ("3.9", "GPA: 3.97", ["Grade: 3.9"]),
        ("3.97", "Thesis on ovens", ["Grade: 3.97"]),
    ],
)
def test_a_grade_that_a_bullet_says_is_said_once(score: str, bullet: str, facts: list[str]) -> None:
    school = Education("e", study_type="BSc", score=score, highlights=[Highlight("h", bullet)])
    (part,) = compose(Cv(language="en", education=[school])).parts
    assert [one.text for one in part.blocks[0].facts] == facts


@pytest.mark.parametrize(
    ("name", "date", "language", "facts"),
    [
        ("On ovens (NeurIPS 2023)", "2023", "en", []),
        ("On ovens, July 2023", "2023-07", "en", []),
        ("On ovens, Jul. 2023", "2023-07", "en", []),
        ("On ovens, 07/2023", "2023-07", "en", []),
        ("Fornos, julho de 2023", "2023-07", "pt", []),
        ("On ovens (NeurIPS 2023)", "2023-07", "en", ["July 2023"]),
        ("On ovens, June 2023", "2023-07", "en", ["July 2023"]),
        ("Twelve thousand: 12023 ovens", "2023", "en", ["2023"]),
    ],
)
def test_a_date_that_the_title_says_is_said_once(
    name: str, date: str, language: str, facts: list[str]
) -> None:
    paper = Publication("p", name, release_date=date)
    (part,) = compose(Cv(language=language, publications=[paper])).parts
    assert [one.text for one in part.blocks[0].facts] == facts


def test_a_period_is_left_out_only_when_all_of_it_is_said() -> None:
    cv = cv_with("Cut waste.")
    job = cv.work[0]
    job.position, job.current = "Manager, 2019 to 2021", False
    job.start_date, job.end_date = "2019", "2021"
    assert "2019 – 2021" not in render_text(compose(cv))
    job.end_date = "2022"
    assert "2019 – 2022" in render_text(compose(cv))
    job.end_date, job.current = "", True
    assert "2019 – present" in render_text(compose(cv))
    job.position = "Presented maps since 2019"
    assert "2019 – present" in render_text(compose(cv))


@pytest.mark.parametrize(
    ("degree", "area", "shown"),
    [
        ("University degree", "IT", "University degree, IT"),
        ("BSc in Computer-Science", "Computer Science", "BSc in Computer-Science"),
        ("計算機科学学士", "計算機科学", "計算機科学学士"),
        ("Bachelor of Arts", "Art", "Bachelor of Arts, Art"),
    ],
)
def test_a_subject_is_left_out_only_when_the_degree_says_its_words(
    degree: str, area: str, shown: str
) -> None:
    (part,) = compose(Cv(education=[Education("e", "", area, degree)])).parts
    assert part.blocks[0].head == shown


def test_a_country_is_no_part_of_another_word() -> None:
    basics = Basics(name="Ines", location=Location("Romania street", "", "", "OM"))
    ((place,),) = compose(Cv(basics=basics)).contact
    assert place.text == "Romania street, Oman"


def test_a_profile_says_what_its_address_does_not() -> None:
    known = Profile("LinkedIn", "ines", "https://www.linkedin.com/in/ines")
    other = Profile("ORCID", "", "https://id.example/0000")
    cv = Cv(basics=Basics(profiles=[known, other, Profile("Skype", "ines.c")]))
    pieces = [one.text for line in compose(cv).contact for one in line]
    assert pieces == ["www.linkedin.com/in/ines", "ORCID", "id.example/0000", "Skype: ines.c"]


@pytest.mark.parametrize(
    ("language", "name", "title"),
    [("he", "נועה לוי", "מנהלת תפעול"), ("ar", "ليلى حداد", "مديرة عمليات")],
)
def test_right_to_left_is_set_and_read_as_such(language: str, name: str, title: str) -> None:
    cv = cv_with("SAP 12 " + title)
    cv.language, cv.basics.name, cv.work[0].position = language, name, title
    cv.work[0].name = cv.work[0].location = name
    sheet = compose(cv)
    assert sheet.right_to_left
    made = render_pdf(sheet, "a4")
    assert made.standard == ACCESSIBLE
    found = check_pdf(made.data, sheet)
    assert [one["missing"] for one in found["programs"]] == [[], [], []]
    bidi = zipfile.ZipFile(io.BytesIO(render_word(sheet, "a4"))).read("word/document.xml")
    assert b"<w:bidi/>" in bidi


def test_word_has_real_styles_and_no_tables() -> None:
    document = docx.Document(
        io.BytesIO(render_word(compose(cv_with("First.", "Second.")), "letter"))
    )
    styles = [one.style.name for one in document.paragraphs if one.style is not None]
    assert styles[0] == "Title"
    assert Counter(styles)["Heading 1"] == Counter(styles)["Heading 2"] == 1
    assert Counter(styles)["List Bullet"] == 2
    assert document.tables == []
    assert document.core_properties.language == "en"
    assert document.element.body.xpath(".//w:txbxContent") == []
    assert document.styles.element.xpath("//w:lang/@w:val") == ["en"] * 2
    assert document.sections[0].page_width.inches == pytest.approx(8.5, abs=0.01)


def test_a_letter_in_every_format() -> None:
    sheet = compose_letter(LETTER)
    wanted = ["Porto, 5 November 2026", "Dear Ms Okafor,", "First $paragraph$.", "Kind regards,"]
    made = render_pdf(sheet, "a4")
    assert made.standard == ACCESSIBLE
    found = check_pdf(made.data, sheet)
    assert all(one["inOrder"] and one["found"] == found["lines"] for one in found["programs"])
    for text in (
        render_text(sheet),
        shown_markdown(render_markdown(sheet)),
        word_text(render_word(sheet, "a4")),
    ):
        assert [one for one in wanted if one not in text] == []
        assert text.index("Dear Ms") < text.index("Second,") < text.index("Kind regards,")
    assert render_pdf(compose_letter(Letter()), "a4").standard == ACCESSIBLE


def test_a_comparison_knows_missing_torn_and_misplaced_lines() -> None:
    assert compare("x", ["One two", "Three"], ["One  two\nThree"]).missing == ()
    torn = compare("x", ["Johnson", "Three"], ["J ohnson Three"])
    assert (torn.found, torn.missing) == (1, ("Johnson",))
    assert compare("x", ["art"], ["start"]).found == 0
    swapped = compare("x", ["One", "Two"], ["Two One"])
    assert (swapped.found, swapped.in_order) == (2, False)
    foot = compare("x", ["a b"], ["a\nAnna · 1 / 2", "b\nAnna · 2 / 2"], "Anna")
    assert foot.found == 1
