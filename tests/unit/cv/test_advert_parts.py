"""The parts of adverts as people write them: many headings, one-liners, wishes inside a line."""

from __future__ import annotations

import time

import pytest

from everdraft.cv import advert_headings as more
from everdraft.cv.advert_parts import heading
from everdraft.cv.advert_words import DUTIES, OTHER, PREFERRED, REQUIRED
from everdraft.cv.adverts import advert_from_text
from everdraft.cv.credentials_asked import asked_of
from everdraft.cv.match import asked_skills
from everdraft.cv.words import LANGUAGES

UK = """Warehouse Shift Manager
Company: Mill & Daughters Ltd
Location: Halifax (on site)
Salary: £31,000 - £35,000 a year

We are looking for a Warehouse Shift Manager to run our late shift.

What you’ll do
- Lead a team of 18 operatives
- Own health and safety on shift

What you’ll need
- At least 3 years' experience leading a warehouse team
- Experience with a WMS, ideally SAP EWM
- A forklift licence

Nice to have
- Polish or Romanian
- Lean Six Sigma

Closing date: 18 December 2026
"""
PORTUGUESE = """Contabilista Certificado/a (m/f) - Braga
Minho Contas, S.A.

A Minho Contas é um gabinete de contabilidade com 30 colaboradores.

Funções:
- Encerramento mensal de contas de PME

Requisitos obrigatórios:
- Licenciatura em Contabilidade
- Mínimo de 5 anos de experiência
- Domínio de PHC e Excel

Valoriza-se:
- Conhecimentos de SAP
- Inglês fluente

Oferecemos: salário até 1.900 €, formação em Power BI. Candidaturas para rh@minhocontas.example
"""

#: Headings that adverts carry: asked, wished, to do, something else.
HEADINGS = {
    "en": ("What you’ll bring", "Bonus points", "Your day-to-day", "What’s in it for you"),
    "pt": ("O que procuramos em ti", "Valorizamos também", "A tua missão", "Condições oferecidas"),
    "de": ("Damit punkten Sie", "Darüber freuen wir uns", "Ihr Aufgabengebiet", "Das bieten wir"),
    "fr": ("Qui êtes-vous ?", "Les plus", "Votre quotidien", "Pourquoi nous rejoindre ?"),
    "es": ("¿Qué necesitas?", "Puntos extra", "Tu día a día", "¿Qué te ofrecemos?"),
    "it": ("Cosa ti serve", "Competenze gradite", "La tua giornata", "Pari opportunità"),
    "nl": ("Jij hebt", "Bonuspunten", "Jouw uitdaging", "Wat krijg je ervoor terug?"),
    "pl": ("Od Ciebie oczekujemy", "Dodatkowo docenimy", "Twoja misja", "Co zyskujesz"),
    "tr": ("Senden beklentilerimiz", "Artılar", "Rolün", "Seni neler bekliyor?"),
    "ru": ("Что нам важно", "Дополнительные навыки", "Ваша роль", "Почему мы"),
    "ja": ("求める人材", "活かせる経験", "お任せしたいこと", "選考プロセス"),
    "zh": ("我们期待你", "加分技能", "你的职责", "为什么加入我们"),
    "ar": ("ماذا نتوقع منك", "مهارات إضافية", "دورك", "لماذا تنضم إلينا"),
}
#: A line with a wish in it, what of it is asked, and what is wished.
IDEALLY = {
    "en": ("Experience with an ERP, ideally SAP EWM", "ERP", "SAP EWM"),
    "pt": ("Experiência com ERP, de preferência SAP", "ERP", "SAP"),
    "de": ("Erfahrung mit einem ERP-System, idealerweise SAP", "ERP", "SAP"),
    "fr": ("Maîtrise d’un ERP (de préférence SAP) et rigueur", "ERP", "SAP"),
    "es": ("Experiencia con un ERP, preferiblemente SAP", "ERP", "SAP"),
    "it": ("Esperienza con un ERP, preferibilmente SAP", "ERP", "SAP"),
    "nl": ("Ervaring met een ERP, bij voorkeur SAP", "ERP", "SAP"),
    "pl": ("Znajomość ERP, najlepiej SAP", "ERP", "SAP"),
    "tr": ("ERP bilgisi, tercihen SAP", "ERP", "SAP"),
    "ru": ("Знание ERP, желательно SAP", "ERP", "SAP"),
    "ja": ("ERPの知識、できればSAP", "ERP", "SAP"),
    "zh": ("熟悉ERP，最好是SAP", "ERP", "SAP"),
    "ar": ("خبرة في نظام ERP، ويفضل SAP", "ERP", "SAP"),
}


def test_what_you_will_need_is_asked_and_the_closing_date_is_nothing_of_it() -> None:
    advert = advert_from_text(UK)
    assert advert.required == (
        "At least 3 years' experience leading a warehouse team",
        "Experience with a WMS",
        "A forklift licence",
    )
    assert advert.preferred == ("ideally SAP EWM", "Polish or Romanian", "Lean Six Sigma")
    assert (len(advert.duties), advert.years, advert.company) == (2, 3, "Mill & Daughters Ltd")
    assert [one.kind for one in asked_of(advert.required, "en")] == ["credential"]


def test_a_wish_and_an_offer_in_portuguese_are_no_conditions() -> None:
    advert = advert_from_text(PORTUGUESE)
    assert len(advert.required) == 3
    assert advert.preferred == ("Conhecimentos de SAP", "Inglês fluente")
    assert (len(advert.duties), advert.years) == (1, 5)
    assert "Power BI" not in asked_skills((*advert.required, *advert.preferred))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["{}", "{}:", "## {}", "✨ {}", "**{}:**"])
def test_headings_are_known_in_every_language(language: str, form: str) -> None:
    lines = ("Python", "Docker", "Kubernetes", "Terraform")
    rows = [
        f"{form.format(name)}\n- {line}"
        for name, line in zip(HEADINGS[language], lines, strict=True)
    ]
    advert = advert_from_text("\n".join(("Xyz", *rows)))
    assert (advert.required, advert.preferred, advert.duties) == (
        ("Python",),
        ("Docker",),
        ("Kubernetes",),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_heading_and_its_text_may_share_a_line(language: str) -> None:
    lines = ("Python", "Docker", "Kubernetes", "Terraform")
    names = (name.rstrip(" ?") for name in HEADINGS[language])
    rows = [f"{name}: {line}" for name, line in zip(names, lines, strict=True)]
    advert = advert_from_text("\n".join(("Xyz", *rows, "COBOL")))
    assert (advert.required, advert.preferred, advert.duties) == (
        ("Python",),
        ("Docker",),
        ("Kubernetes",),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_what_stands_behind_ideally_is_a_wish(language: str) -> None:
    row, asked, wished = IDEALLY[language]
    name = REQUIRED[language].split("|")[0]
    advert = advert_from_text(f"Xyz\n{name}\n- {row}\n- Excel")
    assert len(advert.required) >= 2
    assert asked in advert.required[0]
    assert wished not in "".join(advert.required)
    assert [one for one in advert.preferred if wished in one] == list(advert.preferred)
    assert all(one in row for one in (*advert.required[:-1], *advert.preferred))


@pytest.mark.parametrize(
    ("row", "required", "preferred"),
    [
        ("Ideally, you know SAP. Excel is required.", ["Excel is required."], 1),
        ("Excel (SAP a plus)", ["Excel"], 1),
        ("Python required, Docker a plus", ["Python required"], 1),
        ("Excel is desirable but not essential", [], 1),
        ("SAP, preferably", [], 1),
    ],
)
def test_a_line_is_told_piece_by_piece(row: str, required: list[str], preferred: int) -> None:
    advert = advert_from_text(f"Xyz\nRequirements\n- {row}\n- Perl")
    assert advert.required == (*required, "Perl")
    assert len(advert.preferred) == preferred


def test_a_fact_in_a_line_leaves_the_part_open() -> None:
    rows = "Requirements\nPython\nStart date: May\nSQL\nWe offer training in Excel.\nPerl"
    assert advert_from_text(f"Xyz\n{rows}").required == ("Python", "SQL", "Perl")


def test_facts_above_an_advert_without_headings_take_nothing_from_it() -> None:
    advert = advert_from_text("Clerk\nLocation\nLeeds\nAbout us: a shop\nYou know Excel.\nSQL")
    assert advert.required == ("You know Excel.", "SQL")


def test_a_bonus_among_benefits_is_paid() -> None:
    advert = advert_from_text(
        "Clerk\nRequirements\nSQL\nBenefits\nBonus: 10 % with Excel\nBonus\nC++"
    )
    assert (advert.required, advert.preferred) == (("SQL",), ())


def test_a_sentence_with_a_colon_opens_the_part_of_its_last_words() -> None:
    rows = (
        "As our Customer Data Scientist, you’ll:",
        "- lead",
        "You’ll be a great addition to the team if you have:",
        "- Python",
    )
    advert = advert_from_text("\n".join(("Xyz", *rows)))
    assert (advert.duties, advert.required) == (("lead",), ("Python",))


def test_a_long_row_of_marks_is_told_in_no_time() -> None:
    begun = time.process_time()
    assert heading("a" + "." * 20_000 + "a") == heading("(a plus b) " * 2_000) == ""
    assert time.process_time() - begun < 1


def test_no_heading_stands_in_two_tables() -> None:
    """What one table calls asked and another wished would be told by their order."""
    tables = {
        "required": (REQUIRED, more.REQUIRED),
        "preferred": (PREFERRED, more.PREFERRED),
        "duties": (DUTIES, more.DUTIES),
        "other": (OTHER, more.OTHER),
    }
    wrong = [
        (language, name, kind)
        for kind, (known, others) in tables.items()
        for language in LANGUAGES
        for name in f"{known[language]}|{others[language]}".split("|")
        if heading(name) != kind
    ]
    assert wrong == []


@pytest.mark.parametrize("table", [more.REQUIRED, more.PREFERRED, more.DUTIES, more.OTHER])
def test_every_language_has_headings_of_every_kind(table: dict[str, str]) -> None:
    assert set(table) == set(LANGUAGES)
    assert all(len(row.split("|")) >= 8 for row in table.values())
