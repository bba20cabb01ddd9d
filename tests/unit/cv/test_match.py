"""Match: its lines add up, aliases and lists count less, and padding earns nothing."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everdraft.base.language import translator
from everdraft.cv.checks.advert import advert_findings
from everdraft.cv.findings import title_of
from everdraft.cv.match import ALIAS, LISTED, NEAR, Advert, advert_from_text, match
from everdraft.cv.model import Certificate, Cv, Education, Highlight, Language, Skill, Work
from everdraft.cv.skills import skill_weight
from tests.unit.cv.build import CONTEXT, build

ADVERT = advert_from_text("""Senior Backend Engineer
Company: Example GmbH
What you will do:
- Design the payment services and run them in production
- Mentor engineers
Requirements:
- 5+ years of experience with Python and PostgreSQL
- Kubernetes in production
- Bachelor's degree in computer science
- Fluent English (C1)
Nice to have:
- Terraform
""")


def cv() -> Cv:
    return Cv(
        work=[
            Work(
                "w1",
                position="Backend Engineer",
                start_date="2020-01",
                current=True,
                highlights=[Highlight("h1", "Built the payment services in Python")],
            )
        ],
        skills=[Skill("s1", "Tools", keywords=["Postgres", "Git"])],
        education=[Education("e1", study_type="BSc", area="Computer Science")],
        languages=[Language("l1", "English", "C1")],
    )


def line(reading: Cv, name: str, advert: Advert = ADVERT):
    return next(one for one in match(reading, advert).lines if one.id == name)


def test_the_advert_is_read() -> None:
    assert ADVERT.title == "Senior Backend Engineer"
    assert ADVERT.company == "Example GmbH"
    assert (ADVERT.years, ADVERT.language) == (5, "en")
    assert ADVERT.required[1] == "Kubernetes in production"
    assert ADVERT.preferred == ("Terraform",)
    assert len(ADVERT.duties) == 2


@pytest.mark.parametrize(
    ("text", "required", "preferred"),
    [
        ("Vaga\nRequisitos:\nPython\nDiferenciais:\nGo", "Python", "Go"),
        ("Stelle\nDein Profil\nPython\nDocker ist von Vorteil", "Python", "Docker ist von Vorteil"),
        ("Poste\nProfil recherché :\nPython\nDocker serait un plus", "Python", "Docker serait"),
        ("Puesto\nRequisitos\nPython\nSe valora Docker", "Python", "Se valora Docker"),
    ],
)
def test_adverts_of_other_languages(text: str, required: str, preferred: str) -> None:
    advert = advert_from_text(text)
    assert advert.required == (required,)
    assert advert.preferred[0].startswith(preferred)


def test_required_skills_count_by_their_proof() -> None:
    credits = {one.name: one.credit for one in line(cv(), "required").items}
    assert credits == {"Python": 1.0, "PostgreSQL": pytest.approx(0.63), "Kubernetes": 0.0}
    found = line(cv(), "required")
    weights = {one.name: one.weight for one in found.items}
    assert weights == {name: skill_weight(name) for name in credits}
    assert found.denominator == pytest.approx(sum(weights.values()))
    earned = sum(credits[name] * weights[name] for name in credits)
    assert found.points == pytest.approx(45 * earned / found.denominator)
    assert found.items[0].cv_quote == "Built the payment services in Python"


def test_a_rare_skill_moves_the_line_further_than_a_usual_one() -> None:
    advert = advert_from_text("Engineer\nRequirements:\n- Microsoft Excel\n- HEC-RAS")
    usual = line(Cv(skills=[Skill("s", "Tools", keywords=["Excel"])]), "required", advert)
    rare = line(Cv(skills=[Skill("s", "Tools", keywords=["HEC-RAS"])]), "required", advert)
    assert usual.points < rare.points
    assert [one.name for one in rare.items] == ["Microsoft Excel", "HEC-RAS"]


def test_another_name_earns_more_than_something_near() -> None:
    advert = advert_from_text("Engineer\nRequirements:\n- Elasticsearch")
    names = ("Elasticsearch", "Elastic Search", "OpenSearch")
    earned = [
        line(Cv(skills=[Skill("s", "Tools", keywords=[name])]), "required", advert).items[0].credit
        for name in names
    ]
    assert earned == pytest.approx([LISTED, LISTED * ALIAS, LISTED * NEAR])


def test_a_language_is_named_in_the_readers_words_and_counts_wherever_it_is_listed() -> None:
    advert = Advert(required=("Fluent German", "English B2", "French"))
    skills = [Skill("s", "Languages", keywords=["German (C1)", "English literature", "French"])]
    found = line(Cv(skills=skills), "credentials", advert)
    assert [(one.name, one.credit) for one in found.items] == [
        ("German", 1.0),
        ("English", 0.0),
        ("French", 1.0),
    ]
    reading = build(languages=())
    reading.cv.skills = skills
    missing = advert_findings(reading, advert, CONTEXT)
    told = {title_of(one, translator("pt")) for one in missing if one.check == "K06"}
    assert told == {"O anúncio pede inglês: “English B2”"}


def test_credentials_title_and_search_are_lines() -> None:
    assert line(cv(), "credentials").numerator == 2
    assert [one.credit for one in line(cv(), "title").items] == [1.0, 0.0]
    assert line(cv(), "searchable").numerator == 1
    lower = cv()
    lower.languages[0].fluency = "B2"
    assert line(lower, "credentials").numerator == 1.5


def test_a_licence_is_a_credential() -> None:
    advert = advert_from_text("Lagerist\nAnforderungen:\nStaplerschein")
    own = Cv(certificates=[Certificate("c1", "Forklift licence")])
    assert line(Cv(), "credentials", advert).numerator == 0
    assert line(own, "credentials", advert).numerator == 1


def test_silent_lines_leave_the_total_and_nothing_breaks() -> None:
    score = match(Cv(), Advert())
    assert score.total == 0
    assert [one.denominator for one in score.lines] == [0, 0, 0, 0, 0, 5]


UNRELATED = st.sampled_from(
    [
        "Photoshop",
        "SAP",
        "wound care",
        "COBOL",
        "zebra",
        "Excel",
        "Go",
        "PHC",
        "years",
        "experience",
    ]
)


@given(st.lists(UNRELATED, min_size=1, max_size=6), st.booleans())
def test_unrelated_words_never_raise_match(words: list[str], in_bullet: bool) -> None:
    before, padded = cv(), cv()
    if in_bullet:
        padded.work[0].highlights.append(Highlight("x", ", ".join(words)))
        padded.work[0].highlights[0].text += ", " + ", ".join(words)
    padded.skills.append(Skill("x", "More", keywords=words))
    assert match(padded, ADVERT).total <= match(before, ADVERT).total


@given(st.sampled_from(["Kubernetes", "PostgreSQL", "Python", "k8s"]), st.booleans())
def test_a_required_skill_with_proof_never_lowers_it(name: str, in_bullet: bool) -> None:
    before, after = cv(), cv()
    if in_bullet:
        after.work[0].highlights[0].text += f" and {name}"
    else:
        after.work[0].highlights.append(Highlight("x", f"Ran the services on {name}"))
    assert match(after, ADVERT).total >= match(before, ADVERT).total


PHC = advert_from_text("Contabilista\nRequisitos:\n- Domínio de PHC e Excel\n- Bom ambiente")


def with_skills(*names: str, deed: str = "Fechei contas") -> Cv:
    role = Work("w", position="Técnica", highlights=[Highlight("h", deed)])
    return Cv(work=[role], skills=[Skill("s", "Tools", keywords=list(names))])


def test_a_listed_skill_that_no_table_knows_counts_where_the_advert_names_it() -> None:
    before = line(with_skills("Excel"), "required", PHC)
    after = line(with_skills("Excel", "Primavera", "PHC"), "required", PHC)
    assert [(one.name, one.credit) for one in before.items] == [("Microsoft Excel", LISTED)]
    assert [(one.name, one.credit) for one in after.items] == [
        ("phc", LISTED),
        ("Microsoft Excel", LISTED),
    ]
    proven = with_skills("Excel", "PHC", deed="Passei as contas para o PHC")
    assert line(proven, "required", PHC).items[0].credit == 1.0
    assert match(proven, PHC).total > match(with_skills("Excel"), PHC).total


@pytest.mark.parametrize(
    ("name", "row", "counts"),
    [
        ("phc", "Domínio de PHC", False),  # three letters in another case
        ("PHC", "Domínio de phc", False),
        ("Zorvia", "knows zorvia well", True),
        ("Zorvia (advanced)", "Zorvia", True),
        ("Zorvia", "Zorvians", False),
        ("Gelato making", "gelato making and more", True),
        ("Team", "a Team in a team", False),
        ("experience", "3 years of experience", False),
        ("skills and experience", "skills and experience", False),
        ("Erfahrung", "mit viel Erfahrung", False),
        ("English", "English", False),
        ("帳票設計", "帳票設計の経験", True),
    ],
)
def test_which_listed_names_are_found_in_an_advert(name: str, row: str, counts: bool) -> None:
    advert = Advert(required=(row, "Python"))
    names = [one.name for one in line(with_skills(name), "required", advert).items]
    assert (len(names) == 2) is counts


@given(
    st.lists(st.sampled_from(["PHC", "Zorvia", "ambiente", "equipa", "Excel"]), max_size=5),
    st.sampled_from(["PHC", "Zorvia", "ambiente", "Domínio"]),
    st.sampled_from(["Fechei contas", "Usei PHC e Zorvia", "Ran Excel, Word and SQL"]),
    st.sampled_from([PHC, ADVERT, Advert(required=("PHC", "x")), Advert(preferred=("Zorvia",))]),
)
def test_a_listed_name_never_lowers_match(
    names: list[str], more: str, deed: str, advert: Advert
) -> None:
    before, after = with_skills(*names, deed=deed), with_skills(*names, more, deed=deed)
    assert match(after, advert).total >= match(before, advert).total


@given(st.text(max_size=400))
def test_any_advert_is_scored_alike_twice(text: str) -> None:
    advert = advert_from_text(text)
    own = cv()
    copy = deepcopy(own)
    first = match(own, advert)
    assert 0 <= first.total <= 100
    assert first == match(copy, advert_from_text(text))
    assert own == copy
