"""Structure by rules, on plain text: sections, roles, studies, lists, and nothing invented."""

from __future__ import annotations

import pytest

from everdraft.cv.model import Cv
from everdraft.documents.limits import ReadLimits
from everdraft.documents.lines import Segment, TextLine
from everdraft.documents.read.child import read
from everdraft.documents.structure.sections import sections_of


def cv_of(text: str, name: str = "cv.txt") -> Cv:
    return read(text.encode(), name, ReadLimits()).cv


HEAD = "Nora Whitfield\nnora@example.com | +44 113 496 0123 | Leeds, UK\n\n"


def test_contact_data():
    basics = cv_of(HEAD + "SUMMARY\nPractical organiser with eleven years in logistics.\n").basics
    assert (basics.name, basics.email, basics.phone) == (
        "Nora Whitfield",
        "nora@example.com",
        "+44 113 496 0123",
    )
    assert (basics.location.city, basics.location.country_code) == ("Leeds", "GB")
    assert basics.summary == "Practical organiser with eleven years in logistics."


def test_a_headline_among_the_addresses_is_read():
    basics = cv_of(
        "Nora Whitfield\nSite Engineer | nora@example.com | Leeds\n\nSKILLS\nGo\n"
    ).basics
    assert (basics.label, basics.location.text) == ("Site Engineer", "Leeds")


@pytest.mark.parametrize(
    "row",
    [
        "nora@example.com | +44 113 496 0123 | Ambleside",
        "nora@example.com\n+44 113 496 0123\nAmbleside",
        "✉ nora@example.com\n⌂ Ambleside",
        "Luthier | nora@example.com | Ambleside",
        "nora@example.com , +44 113 496 0123 , Ambleside , nora.example.com",
    ],
)
def test_a_town_that_nobody_listed_stands_behind_an_address(row: str):
    basics = cv_of(f"Nora Whitfield\n{row}\n\nSKILLS\nGo, Rust\n").basics
    assert basics.location.text == "Ambleside"


@pytest.mark.parametrize(
    "row",
    [
        "Luthier | nora@example.com",
        "Luthier\nnora@example.com",
        "nora@example.com | US Citizen | LinkedIn",
        "nora@example.com | German",
        "nora@example.com | Ambleside | Luthier",
    ],
)
def test_what_may_be_a_headline_is_no_town(row: str):
    assert cv_of(f"Nora Whitfield\n{row}\n\nSKILLS\nGo, Rust\n").basics.location.text == ""


def test_an_address_that_ran_out_of_room_is_read_whole():
    head = "Nora Whitfield\nnora@example.com\nlinkedin.com/in/nora-\nwhitfield (LinkedIn)\n"
    (profile,) = cv_of(head + "\nSKILLS\nGo, Rust\n").basics.profiles
    assert (profile.url, profile.username) == ("linkedin.com/in/nora-whitfield", "nora-whitfield")


def test_years_are_never_read_as_a_phone():
    assert (
        cv_of(
            "Nora Whitfield\n2018 - 2023\n2015 2018 2020\nWORK\nClerk, Acme, 2018 - 2023\n"
        ).basics.phone
        == ""
    )


def test_one_line_heads_in_either_order():
    text = HEAD + (
        "EXPERIENCE\n"
        "Data Analyst, Quillon Ltd, Leeds, UK, 03/2019 - present\n- Built a forecast.\n"
        "Junior Analyst, Fernhill Bank, 2016 - 2019\n- Wrote reports.\n"
    )
    first, second = cv_of(text).work
    assert (first.position, first.name, first.location) == (
        "Data Analyst",
        "Quillon Ltd",
        "Leeds, UK",
    )
    assert (first.start_date, first.end_date, first.current) == ("2019-03", "", True)
    assert (second.position, second.name) == ("Junior Analyst", "Fernhill Bank")
    assert (second.start_date, second.end_date) == ("2016", "2019")
    assert [one.text for one in first.highlights] == ["Built a forecast."]


def test_several_roles_under_one_employer():
    text = HEAD + (
        "WORK EXPERIENCE\n\nQuillon Ltd\nSenior Analyst\n2019 - present\n- Led forecasts.\n\n"
        "Analyst\n2016 - 2019\n- Wrote reports.\n"
    )
    works = cv_of(text).work
    assert [(one.name, one.position) for one in works] == [
        ("Quillon Ltd", "Senior Analyst"),
        ("Quillon Ltd", "Analyst"),
    ]


def test_wrapped_bullets_are_joined_and_broken_words_mended():
    text = (
        HEAD
        + "EXPERIENCE\nClerk, Acme Ltd, 2019 - 2020\n"
        + "- Introduced weekly re-\n  views of all orders.\n- Kept it."
    )
    assert [one.text for one in cv_of(text).work[0].highlights] == [
        "Introduced weekly reviews of all orders.",
        "Kept it.",
    ]


def test_studies():
    text = HEAD + "EDUCATION\nM.Sc. in Physics, University of Leeds, 2010 - 2012, GPA: 3.8/4.0\n"
    (one,) = cv_of(text).education
    assert (one.institution, one.study_type, one.area) == (
        "University of Leeds",
        "M.Sc.",
        "Physics",
    )
    assert (one.start_date, one.end_date, one.score) == ("2010", "2012", "3.8/4.0")


@pytest.mark.parametrize(
    ("line", "school", "degree", "area"),
    [
        ("BSc in Accounting and Audit, LSE, 2012 - 2015", "LSE", "BSc", "Accounting and Audit"),
        ("ÉTS, MSc Software, 2011", "ÉTS", "MSc", "Software"),
        ("Licenciatura em Gestão, ISCAC, 2012 – 2015", "ISCAC", "Licenciatura", "Gestão"),
        ("MBA, INSEAD, 2011 - 2012", "INSEAD", "MBA", ""),
        ("BSc Computing, ICT, 2012 - 2015", "", "BSc", "Computing, ICT"),
        ("Bachelor of Arts in History, UCLA, 2009", "UCLA", "Bachelor of Arts", "History"),
        ("Bachelor of Science in Chemistry, 2005", "", "Bachelor of Science", "Chemistry"),
    ],
)
def test_a_school_said_by_its_initials_and_one_that_is_not_said(
    line: str, school: str, degree: str, area: str
) -> None:
    (one,) = cv_of(HEAD + f"EDUCATION\n{line}\n").education
    assert (one.institution, one.study_type, one.area) == (school, degree, area)


def test_lists_and_languages():
    text = HEAD + (
        "SKILLS\nTools: Excel, Power BI (DAX, M)\nCloud: AWS, Azure\n\n"
        "LANGUAGES\nEnglish (native), German - B2\n\n"
        "CERTIFICATIONS\n- Certified Buyer, CIPS (2021)\n\n"
        "AWARDS\n- Employee of the Year, Acme, 2020\n"
    )
    cv = cv_of(text)
    assert [(one.name, one.keywords) for one in cv.skills] == [
        ("Tools", ["Excel", "Power BI (DAX, M)"]),
        ("Cloud", ["AWS", "Azure"]),
    ]
    assert [(one.language, one.fluency) for one in cv.languages] == [
        ("English", "native"),
        ("German", "B2"),
    ]
    assert (cv.certificates[0].name, cv.certificates[0].date) == ("Certified Buyer", "2021")
    assert (cv.awards[0].title, cv.awards[0].date) == ("Employee of the Year", "2020")


def test_unknown_sections_are_kept_as_they_are():
    text = (
        "# Nora Whitfield\n\nnora@example.com\n\n"
        "## Experience\n\n### Clerk, Acme Ltd, 2019 - 2020\n\n"
        "## Beekeeping\n\nTwelve hives in Kent.\n\n## Skills\n\nExcel, SQL\n"
    )
    other = [one for one in cv_of(text, "cv.md").sections if one.kind == "other"]
    assert [(one.heading, one.lines) for one in other] == [
        ("Beekeeping", ["Twelve hives in Kent."])
    ]


def test_nothing_is_made_of_nothing():
    cv = cv_of("The quick brown fox jumps over the lazy dog, and then it goes home to sleep.")
    assert (cv.basics.email, cv.basics.phone, cv.work, cv.education) == ("", "", [], [])


def test_a_file_may_begin_with_a_heading():
    cv = cv_of("Experience\nWelder, Quay Ltd\n2019 - 2021\n- Welded hulls\n")
    assert [role.highlights[0].text for role in cv.work] == ["Welded hulls"]
    assert not cv.basics.profiles


def test_every_value_names_its_source():
    text = HEAD + "EXPERIENCE\nData Analyst, Quillon Ltd, 03/2019 - present\n- Built a forecast.\n"
    reading = read(text.encode(), "cv.txt", ReadLimits())
    lines = {line.id: line.text for line in reading.lines}
    assert {"basics.name", "basics.email", "basics.phone"} <= set(reading.cv.provenance)
    work = reading.cv.work[0]
    for path in ("name", "position", "startDate", f"highlights.{work.highlights[0].id}"):
        source = reading.cv.provenance[f"work.{work.id}.{path}"]
        assert source.quote in lines[source.lines[0]]


def test_headings_in_other_languages():
    for heading in ("Berufserfahrung", "Experiência profissional", "職務経歴"):
        text = f"{HEAD}{heading.upper()}\nAcme Ltd, 2019 - 2020\n"
        assert [one.kind for one in cv_of(text).sections] == ["work"], heading


def roles_in(work: str) -> list[tuple[str, str, str]]:
    cv = cv_of(HEAD + "EXPERIENCE\n" + work)
    return [(one.position, one.name, one.location) for one in cv.work]


def test_one_head_tells_how_the_others_are_meant():
    work = (
        "Head Brewer, Oakley Inc., Leeds, 2021 - present\n- Brewed.\n"
        "Cooper, Tarn, Wrexby, 2018 - 2020\n- Made barrels.\n"
        "Tunner, Quarrel, Wrexby, 2015 - 2018\n- Filled tuns.\n"
        "Brewer's Assistant, Ashdale Ltd, Leeds, 2012 - 2015\n- Helped.\n"
    )
    assert roles_in(work) == [
        ("Head Brewer", "Oakley Inc.", "Leeds"),
        ("Cooper", "Tarn", "Wrexby"),
        ("Tunner", "Quarrel", "Wrexby"),
        ("Brewer's Assistant", "Ashdale Ltd", "Leeds"),
    ]


def test_a_legal_form_is_no_town():
    work = (
        "Electrician\nVireo Robotics, Inc.\n2019 - 2021\n- Wired.\n\n"
        "Fitter\nKestrel Motors, Inc.\n2017 - 2019\n- Fitted.\n"
    )
    assert roles_in(work) == [
        ("Electrician", "Vireo Robotics, Inc.", ""),
        ("Fitter", "Kestrel Motors, Inc.", ""),
    ]


def test_how_long_it_was_is_no_employer():
    work = (
        "Acme Ltd\n5 years 4 months\nEngineer\nOct 2021 - Feb 2023 (1 year 4 months)\n- Built.\n"
        "\nTechnician\nOct 2017 - Sep 2021 (4 years)\n- Repaired.\n"
    )
    assert [(title, firm) for title, firm, _ in roles_in(work)] == [
        ("Engineer", "Acme Ltd"),
        ("Technician", "Acme Ltd"),
    ]
    assert roles_in("2 years      2019 - 2021\nEngineer, Acme Ltd\n- Built.\n")


def test_labels_of_towns_and_tongues_are_no_values():
    text = (
        f"{HEAD}WORK EXPERIENCE\n[ 03/2019 - Current ]\nEngineer\nAcme Ltd\nCity: Porto\n"
        "- Built.\n\n"
        "LANGUAGE SKILLS\nMother tongue(s): Polish\nOther language(s): English B2\n"
    )
    cv = cv_of(text)
    assert (cv.work[0].name, cv.work[0].location) == ("Acme Ltd", "Porto")
    assert [(one.language, one.fluency) for one in cv.languages] == [
        ("Polish", ""),
        ("English", "B2"),
    ]


def test_what_a_head_says_beside_title_and_employer_is_kept():
    text = HEAD + (
        "EXPERIENCE\nData Analyst · Quillon Ltd, Leeds, UK · Pricing Team\n03/2019 - present\n"
        "- Built a forecast.\n"
    )
    (role,) = cv_of(text).work
    assert (role.position, role.name) == ("Data Analyst", "Quillon Ltd")
    assert role.summary == "Pricing Team"


@pytest.mark.parametrize("line", ["Magna Cum Laude", "GPA: 3.7 · Dean's List 2015–2017"])
def test_a_line_under_a_course_of_study_is_kept(line: str):
    text = HEAD + f"EDUCATION\nBSc Physics, University of Leeds, 2014 - 2017\n{line}\n"
    (course,) = cv_of(text).education
    assert [one.text for one in course.highlights] == [line]


@pytest.mark.parametrize("line", ["GPA: 3.7", "Relevant coursework: Optics, Waves"])
def test_marks_and_courses_are_said_once(line: str):
    text = HEAD + f"EDUCATION\nBSc Physics, University of Leeds, 2014 - 2017\n{line}\n"
    (course,) = cv_of(text).education
    assert course.score or course.courses
    assert course.highlights == []


def test_a_project_without_a_date_above_a_dated_one_is_kept():
    text = HEAD + (
        "PROJECTS\nRidgeline\nMaintainer\n- A tool for maps with 2,500 users.\n\n"
        "Tideclock, 2022\n- Shows the tide.\n"
    )
    first, second = cv_of(text).projects
    assert (first.name, first.description, first.end_date) == ("Ridgeline", "Maintainer", "")
    assert [one.text for one in first.highlights] == ["A tool for maps with 2,500 users."]
    assert (second.name, second.end_date) == ("Tideclock", "2022")


def test_a_project_may_be_called_in_small_letters():
    text = HEAD + "## PROJECTS\n\n**ridgeline — maps for hill walkers**\n\n- Used by 40 clubs.\n"
    (project,) = cv_of(text, "cv.md").projects
    assert (project.name, project.description) == ("ridgeline", "maps for hill walkers")


def test_prose_beside_bullets_of_a_project_is_its_description():
    text = HEAD + "PROJECTS\nTideclock, 2022\nA clock for harbours.\n- Shows the tide.\n"
    (project,) = cv_of(text).projects
    assert project.description == "A clock for harbours."


def test_a_second_summary_and_sentences_among_interests_are_kept():
    text = HEAD + (
        "PROFILE\nAnalyst with eleven years in logistics.\n\nSKILLS\nGo, Rust\n\n"
        "ABOUT ME\nGrew up on a ferry.\n\n"
        "INTERESTS\nReads every detective story that is set on an island or on a long train ride\n"
    )
    cv = cv_of(text)
    assert cv.basics.summary == "Analyst with eleven years in logistics."
    kept = [one.lines for one in cv.sections if one.heading == "ABOUT ME"]
    assert kept == [["Grew up on a ferry."]]
    assert cv.interests == [
        "Reads every detective story that is set on an island or on a long train ride"
    ]


def test_what_an_award_says_beside_its_giver_is_kept():
    (award,) = cv_of(HEAD + "AWARDS\n- Best Poster | Quillon Trust | Leeds | 2021\n").awards
    assert (award.title, award.awarder, award.summary) == ("Best Poster", "Quillon Trust", "Leeds")


def test_a_column_goes_on_below_what_stands_across_the_page():
    def line(text: str, column: int, top: float, bold: bool = False) -> TextLine:
        segment = Segment(text, 50.0, top, 150.0, top + 10, 10.0, bold)
        return TextLine([segment], column=column, spaced=bold).settle()

    lines = [
        line("Nora Whitfield", 0, 10),
        line("PROJECTS", 1, 100, True),
        line("Ridgeline", 1, 120),
        line("SKILLS", 2, 100, True),
        line("Rust", 2, 120),
        line("Ambleside", 0, 60),
        line("Tideclock", 1, 140),
        line("Go", 2, 140),
        line("EDUCATION", 0, 200, True),
        line("University of Leeds", 1, 220),
        line("BSc Physics", 2, 220),
    ]
    found = {one.kind: [each.text for each in one.lines] for one in sections_of(lines) if one.kind}
    assert found == {
        "projects": ["Ridgeline", "Tideclock"],
        "skills": ["Rust", "Go"],
        "education": ["University of Leeds", "BSc Physics"],
    }
