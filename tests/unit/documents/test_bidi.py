"""Right to left: the order of reading from the order on the page, by letters and by lines."""

# ruff: noqa: E501  -- lines of a CV

from __future__ import annotations

import json

import pytest
import typst

from everdraft.cv.reading import Reading
from everdraft.documents.bidi import from_the_right, logical_text
from everdraft.documents.limits import ReadLimits
from everdraft.documents.lines import Word
from everdraft.documents.read.child import read
from everdraft.documents.read.words import Style, WordBuilder

SIZE = 10.0

ARABIC = (
    "بدأت العمل في 2019-11 وانتهيت في 2021-04",
    "مارس 2020 – الآن",
    "٢٠١٩ – ٢٠٢١",
    "خفض المصروفات بنسبة ١٥٪ خلال عام ٢٠٢٢",
    "رفع الإنتاج بنسبة 15% وتوفير 140,000 جنيه (8%) سنويا",
    "رفع المبيعات بأكثر من 20+ عميلا",
    "Java، C#، .NET و Node.js",
    "خبرة في CI/CD و Docker/Kubernetes (AWS, Azure)",
    "Excel، SAP، Power BI، Python 3.11، C++",
    "الهاتف: +971 50 123 4567",
    "البريد الإلكتروني: sara.mansour@posteo.net",
    "sara.mansour@posteo.net | +971 50 123 4567 | دبي، الإمارات | linkedin.com/in/sara-mansour",
    "المعدل 3.8/4.0 في هندسة الحاسوب",
    "وفرت $1.2 مليون و 15,000€ سنويا",
    'نظام "SAP ERP" مع [Oracle DB]؛ جاهز؟',
    "عملت مع فريق R&D (12 مهندسا) في مشروع «نور»",
    "مطور Full-Stack في شركة Acme Corp. للبرمجيات",
    "إدارة المشاريع (PMP)، تحليل المخاطر، Scrum",
    "نظام Power BI (الإصدار 2.1) خلال 3 أسابيع",
    "لا إله إلا الله",
    "أوَّل مدير حاليًا",
)
ENGLISH = (
    "Led a team of nine engineers in Cairo and Dubai.",
    "Cut costs by 15% (from 2019 to 2021).",
    "Arabic (العربية): native; English: C1",
)
CV = """
#text(size: 20pt, weight: "bold")[ليلى حداد] \\
محاسبة أولى

layla.haddad\\@posteo.net | +20 2 2735 0123 | القاهرة، مصر

= الملخص
محاسبة لديها خبرة 9 سنوات في SAP وإعداد تقارير IFRS لشركات النقل.

= الخبرة العملية
*محاسبة أولى* #h(1fr) 03/2020 – الآن \\
_شركة النيل للنقل_ #h(1fr) القاهرة

- خفض زمن الإقفال الشهري من 9 أيام إلى 4 أيام باستخدام SAP S/4HANA في جميع فروع الشركة داخل مصر وخارجها
- إدارة ميزانية قدرها 23,5 مليون جنيه بانحراف أقل من 1%

*محاسبة* #h(1fr) يناير 2016 – فبراير 2020 \\
_بنك الواحة_ #h(1fr) دبي

- مراجعة 1,200 فاتورة شهريا في نظام Oracle NetSuite بدقة 99.5%

= التعليم
*جامعة القاهرة* \\
بكالوريوس، المحاسبة \\
2011 – 2015

= المهارات
Excel، SAP، Power BI، Python 3.11، C++
"""


def page_of(body: str, direction: str = 'dir: rtl, lang: "ar"') -> Reading:
    style = (
        f'#set page(paper: "a4", margin: 2cm)\n#set text(font: ("Libertinus Serif", "DejaVu Sans"), '
        f"size: 10.5pt, {direction})\n"
        '#show heading: it => block(above: 1.1em, below: 0.6em)[#text(size: 13pt, weight: "bold")'
        "[#it.body]]\n"
    )
    return read(typst.compile((style + body).encode()), "cv.pdf", ReadLimits())


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"#text({json.dumps(one, ensure_ascii=False)})\n\n" for one in texts)


@pytest.fixture(scope="module")
def bilingual() -> list[str]:
    body = paragraphs(ARABIC) + '#set text(dir: ltr, lang: "en")\n' + paragraphs(ENGLISH)
    return [line.text for line in page_of(body).lines]


@pytest.mark.parametrize("number", range(len(ARABIC)))
def test_an_arabic_line_is_read_as_it_was_written(bilingual: list[str], number: int) -> None:
    assert bilingual[number] == ARABIC[number]


def test_english_lines_on_an_arabic_page_stay_as_they_are(bilingual: list[str]) -> None:
    assert bilingual[len(ARABIC) :] == list(ENGLISH)


def test_arabic_words_on_an_english_page_are_turned_and_nothing_else() -> None:
    lines = (*ENGLISH, "Layla Haddad — ليلى حداد، محاسبة", "Translated for بنك الواحة in Dubai")
    reading = page_of(paragraphs(lines), 'lang: "en"')
    assert [line.text for line in reading.lines] == list(lines)


def test_an_arabic_cv_is_read_field_by_field() -> None:
    cv = page_of(CV).cv
    assert (cv.basics.name, cv.basics.label) == ("ليلى حداد", "محاسبة أولى")
    assert (cv.basics.email, cv.basics.phone) == ("layla.haddad@posteo.net", "+20 2 2735 0123")
    assert (cv.language, [one.kind for one in cv.sections]) == (
        "ar",
        ["summary", "work", "education", "skills"],
    )
    first, second = cv.work
    assert (first.position, first.name, first.location) == (
        "محاسبة أولى",
        "شركة النيل للنقل",
        "القاهرة",
    )
    assert (first.start_date, first.current) == ("2020-03", True)
    assert (second.start_date, second.end_date) == ("2016-01", "2020-02")
    assert [one.text for one in (*first.highlights, *second.highlights)] == [
        "خفض زمن الإقفال الشهري من 9 أيام إلى 4 أيام باستخدام SAP S/4HANA في جميع فروع الشركة داخل مصر وخارجها",
        "إدارة ميزانية قدرها 23,5 مليون جنيه بانحراف أقل من 1%",
        "مراجعة 1,200 فاتورة شهريا في نظام Oracle NetSuite بدقة 99.5%",
    ]
    assert cv.skills[0].keywords == ["Excel", "SAP", "Power BI", "Python 3.11", "C++"]
    (school,) = cv.education
    assert (school.institution, school.study_type, school.area) == (
        "جامعة القاهرة",
        "بكالوريوس",
        "المحاسبة",
    )


@pytest.mark.parametrize("backwards", [False, True])
def test_the_letters_of_a_word_are_ordered_by_their_places(backwards: bool) -> None:
    """Some files keep them as they are read, some as they stand from left to right."""
    word = "مدير"
    letters = [(mark, 100.0 - 6 * at) for at, mark in enumerate(word)]
    builder = WordBuilder()
    for mark, left in reversed(letters) if backwards else letters:
        low = mark in "ير"  # boxes drawn close: these letters hang below the line
        top, bottom = (55.0, 59.0) if low else (50.0, 58.0)
        builder.add(mark, (left, top, left + 6, bottom), Style(size=SIZE))
    builder.close()
    assert [one.text for one in builder.words] == [word]
    assert builder.words[0].bottom - builder.words[0].top >= SIZE


def test_a_sign_follows_its_letter_and_what_is_named_twice_is_kept_once() -> None:
    letters, spans = ["ً", "ي", "ل"], [(10.0, 11.0), (9.0, 14.0), (14.0, 18.0)]
    assert from_the_right(letters, spans) == ["ل", "ي", "ً"]
    doubled = [*letters, "ي", "ً"], [*spans, (9.5, 14.5), (10.2, 11.2)]
    assert from_the_right(*doubled) == ["ل", "ي", "ً"]
    ligature = ["ل", "ل", "ه"], [(5.0, 9.0)] * 3
    assert from_the_right(*ligature) == ["ل", "ل", "ه"]


def test_brackets_open_before_they_close_whatever_the_file_calls_them() -> None:
    words = [
        Word("(", 10, 0, 13, 10, SIZE),
        Word("مدير", 13, 0, 30, 10, SIZE, right_to_left=True),
        Word("(", 30, 0, 33, 10, SIZE),
        Word("نور", 36, 0, 50, 10, SIZE, right_to_left=True),
    ]
    assert logical_text(words, True) == "نور (مدير)"
    list_marks = [Word("1)", 0, 0, 8, 10, SIZE), Word("b)", 12, 0, 20, 10, SIZE)]
    assert logical_text(list_marks, False) == "1) b)"
