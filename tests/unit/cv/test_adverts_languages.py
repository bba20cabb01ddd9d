"""Adverts in the languages that are read: their parts, what they ask, and the match with a CV."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from everdraft.cv.adverts import advert_from_text
from everdraft.cv.credentials_asked import asked_of, held
from everdraft.cv.match import content_words, match, title_overlap
from everdraft.cv.model import Basics, Cv, Education, Highlight, Language, Skill, Work


@dataclass(frozen=True)
class Case:
    """An advert; how many lines it has of each kind, the years, and a CV that answers it.

    ``deed`` says one of the advert's tasks in other words or endings.
    """

    text: str
    parts: tuple[int, int, int]  # required, preferred, duties
    title: str
    position: str
    deed: str
    other: str
    english: str
    degree: str
    years: int = 3


CASES = {
    "pl": Case(
        """Programista Java
Firma: Kronbach
O nas
Jesteśmy zespołem, który buduje oprogramowanie dla logistyki.
Twój zakres obowiązków:
- Rozwijanie systemu magazynowego w zespole
- Projektowanie i testowanie nowych usług
Nasze wymagania:
- Co najmniej 3 lata doświadczenia z Java i SQL
- Znajomość języka angielskiego na poziomie B2
- Wykształcenie wyższe
Mile widziane:
- Docker
Oferujemy:
- Pracę zdalną""",
        (3, 1, 2),
        "Programista Java",
        "Programistka Java",
        "Rozwijałam system magazynowy i projektowałam usługi",
        "Gotowałem zupy dla gości",
        "Angielski: B2",
        "Licencjat",
    ),
    "tr": Case(
        """Kıdemli Yazılım Mühendisi
İş Tanımı
- Depo yönetim sisteminin geliştirilmesi
- Yeni servislerin tasarlanması
Aranan Nitelikler
- En az 5 yıl Python deneyimi
- İyi derecede İngilizce
- SQL bilgisi, tercihen PostgreSQL
- Docker bilgisi tercih sebebidir
Sunduklarımız
- Uzaktan çalışma""",
        (3, 2, 2),
        "Kıdemli Yazılım Mühendisi",
        "Yazılım Mühendisi",
        "Depo yönetim sistemini geliştirdim",
        "Misafirlere çorba pişirdim",
        "İngilizce: iyi",
        "Lisans",
        years=5,
    ),
    "ru": Case(
        """Старший разработчик Python
О компании
Мы делаем логистику для розницы.
Чем предстоит заниматься:
- Разработка складской системы
- Управление командой из трёх человек
Требования:
- Опыт работы с Python от 3 лет
- Английский язык не ниже B2
- Высшее образование
Будет плюсом:
- Docker, Kubernetes
Условия:
- Удалённая работа""",
        (3, 1, 2),
        "Старший разработчик Python",
        "Разработчик Python",
        "Разработал складскую систему и управлял командой",
        "Варил супы для гостей",
        "Английский: B2",
        "Бакалавр",
    ),
    "ja": Case(
        """職種：バックエンドエンジニア
会社名：株式会社みなと
【仕事内容】
・倉庫管理システムの開発
・チームの技術的なリード
【応募資格】
必須条件
・Pythonでの開発経験3年以上
・SQLの知識
・ビジネスレベルの英語力
歓迎条件
・Dockerの利用経験
【待遇・福利厚生】
・在宅勤務可""",
        (3, 1, 2),
        "バックエンドエンジニア",
        "バックエンドエンジニア",
        "倉庫管理の仕組みを開発した",
        "客に汁物を出した",
        "英語: ビジネスレベル",
        "学士",
    ),
    "zh": Case(
        """职位：高级后端工程师
公司：蓝鲸科技有限公司
岗位职责：
1、负责仓储系统的设计与开发
2、带领团队优化性能
任职要求：
1、本科及以上学历，3年以上Python开发经验
2、熟悉SQL
3、有Docker经验者优先
4、英语良好
福利待遇：
五险一金，远程办公""",
        (3, 1, 2),
        "高级后端工程师",
        "后端工程师",
        "设计仓储系统，团队人数翻倍",
        "为客人煮汤",
        "英语: 良好",
        "本科",
    ),
    "ar": Case(
        """مطور برمجيات أول
الشركة: شركة النيل
المهام والمسؤوليات:
- تطوير نظام إدارة المستودعات
- قيادة فريق العمل
المتطلبات:
- خبرة 3 سنوات في Python و SQL
- إجادة اللغة الإنجليزية
- بكالوريوس في هندسة الحاسوب
- يفضل معرفة Docker
المزايا:
- العمل عن بعد""",
        (3, 1, 2),
        "مطور برمجيات أول",
        "مطور برمجيات",
        "طورت نظاما لإدارة مستودعات الشركة",
        "طبخ الحساء للضيوف",
        "الإنجليزية: ممتاز",
        "بكالوريوس",
    ),
    "it": Case(
        """Sviluppatore backend
Chi siamo
Facciamo software per la logistica.
Cosa farai:
- Sviluppo del sistema di magazzino
- Coordinamento del gruppo di lavoro
Requisiti:
- Almeno 3 anni di esperienza con Python e SQL
- Buona conoscenza dell'inglese
- Laurea in informatica
- Docker è gradito
Cosa offriamo:
- Lavoro da remoto""",
        (3, 1, 2),
        "Sviluppatore backend",
        "Sviluppatore backend",
        "Sviluppo di un sistema di magazzino",
        "Cucinato zuppe per gli ospiti",
        "Inglese: buono",
        "Laurea triennale",
    ),
    "nl": Case(
        """Backend ontwikkelaar
Over ons
Wij maken software voor de logistiek.
Wat ga je doen?
- Het magazijnsysteem verder ontwikkelen
- Het team begeleiden bij nieuwe diensten
Wat vragen wij?
- Minimaal 3 jaar ervaring met Python en SQL
- Goede beheersing van het Engels
- Kennis van Docker is een pré
Wat bieden wij?
- Thuiswerken""",
        (2, 1, 2),
        "Backend ontwikkelaar",
        "Backend ontwikkelaar",
        "Het magazijnsysteem ontworpen en het team begeleid",
        "Soep gekookt voor de gasten",
        "Engels: goed",
        "HBO Informatica",
    ),
}


def cv_of(case: Case, deed: str) -> Cv:
    language, level = case.english.split(": ")
    return Cv(
        basics=Basics(name="Mira Kolb", email="mira.kolb@posteo.net", label=case.position),
        work=[Work("w1", position=case.position, highlights=[Highlight("h1", deed)])],
        education=[Education("e1", study_type=case.degree)],
        skills=[Skill("k1", keywords=["Python", "Java", "SQL", "Docker"])],
        languages=[Language("l1", language, level)],
    )


@pytest.mark.parametrize("language", CASES)
def test_an_advert_is_told_part_by_part(language: str) -> None:
    case = CASES[language]
    advert = advert_from_text(case.text)
    assert (len(advert.required), len(advert.preferred), len(advert.duties)) == case.parts
    assert (advert.language, advert.years, advert.title) == (language, case.years, case.title)


@pytest.mark.parametrize("language", CASES)
def test_what_is_asked_in_words_is_found_in_the_cv(language: str) -> None:
    case = CASES[language]
    asked = asked_of(advert_from_text(case.text).required, language)
    kinds = {one.kind for one in asked}
    assert "language" in kinds
    assert "degree" in kinds or language in ("tr", "ja", "nl")
    assert [held(cv_of(case, case.deed), one)[0] for one in asked] == [1.0] * len(asked)


@pytest.mark.parametrize("language", CASES)
def test_the_answering_cv_matches_better_than_another(language: str) -> None:
    case = CASES[language]
    advert = advert_from_text(case.text)
    lines = {
        deed: {one.id: one for one in match(cv_of(case, deed), advert).lines}
        for deed in (case.deed, case.other)
    }
    points = {deed: one["duties"].points for deed, one in lines.items()}
    assert points[case.deed] > 2
    assert points[case.other] * 2 < points[case.deed]
    assert title_overlap(cv_of(case, case.deed), advert.title, advert.language)[0] >= 0.99


@pytest.mark.parametrize("language", CASES)
def test_repeating_the_words_of_the_advert_earns_nothing_more(language: str) -> None:
    case = CASES[language]
    advert = advert_from_text(case.text)
    once = match(cv_of(case, case.deed), advert).total
    assert match(cv_of(case, f"{case.deed} {case.deed} {case.deed}"), advert).total == once


def test_words_to_compare_by_script() -> None:
    assert content_words("Pythonを使った倉庫管理システムの開発", "ja") == [
        *("python", "使", "倉庫", "庫管", "管理", "システム", "開発"),
    ]
    assert content_words("Управление проектами", "ru") == content_words("управления проекта", "ru")
    assert content_words("والمشاريع الكبيرة", "ar") == content_words("المشاريع كبيرة", "ar")
    assert content_words("Managing the projects", "en") == ["managing", "projects"]


def test_a_market_is_no_demand_for_its_language() -> None:
    rows = (
        "Doświadczenie na rynku niemieckim",
        "خبرة في الإمارات العربية المتحدة والشركة الفرنسية",
    )
    assert [asked_of(rows, language) for language in ("pl", "ar")] == [[], []]


@pytest.mark.parametrize(
    ("row", "language", "found"),
    [
        ("You edit trailers for HBO Max", "en", []),
        ("You speak German on a daily basis", "en", [("language", 0)]),
        ("HBO degree, or a licence", "en", [("degree", 1)]),
        ("HBO werk- en denkniveau", "nl", [("degree", 1)]),
        ("Duits op basis niveau", "nl-BE", [("language", 2)]),
    ],
)
def test_dutch_words_are_read_in_dutch_adverts_alone(
    row: str, language: str, found: list[tuple[str, int]]
) -> None:
    asked = asked_of([row], language)
    assert [(one.kind, one.level) for one in asked] == found
    assert all(one.quote == row for one in asked)
