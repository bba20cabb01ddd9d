"""A fetched page becomes a job, or is said to be what it is: a wall, closed, empty, no advert."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from everdraft.cv.advert_words import DUTIES, OTHER, PREFERRED, REQUIRED, phrases
from everdraft.cv.adverts import advert_from_text
from everdraft.cv.job import Job, tidy_text, with_readings
from everdraft.cv.words.lexicon import lines
from everdraft.jobpages.decode import decode
from everdraft.jobpages.fetch import Page
from everdraft.jobpages.html import Element, is_small, line_of, main_text, meta, parse, text_of
from everdraft.jobpages.posting import (
    Data,
    as_text,
    job_of_posting,
    marked_posting,
    postings_in,
    postings_of,
)
from everdraft.jobpages.problems import page_problem
from everdraft.jobpages.sloppy import read_json

LONG_CLOSED = timedelta(days=180)
"""An open page whose last day is this long past is a page that nobody took down."""
LEAST_CHARACTERS = 80
WALL_CHARACTERS = 1_500
BANNER_CHARACTERS = 140
SIGNS_NEEDED = 2
MOST_TRIED = 50
"""Elements of one name that are looked into; they may stand inside each other."""

_CLOSED = lines("""
no longer accepting applications
not accepting applications
no longer available
no longer open
this job is closed
this job has closed
this job has expired
job has been filled
position has been filled
position is closed
posting has expired
posting is closed
vaga encerrada
vaga expirada
vaga preenchida
candidaturas encerradas
não está mais disponível
já não está disponível
inscrições encerradas
nicht mehr verfügbar
bereits besetzt
stelle ist besetzt
anzeige ist abgelaufen
n'est plus disponible
offre expirée
poste a été pourvu
ya no está disponible
oferta cerrada
oferta caducada
""")
_FROM_SOME = re.compile(r"not accepting applications (?:from|by|via|through|without)\b")
"""From agencies, by e-mail, without a letter: an open advert says how to apply."""
_WALL = lines("""
sign in to
log in to
login to continue
please sign in
please log in
join now to see
verify you are human
are you a robot
unusual traffic
access denied
captcha
just a moment
faça login
inicie sessão
entre para ver
bitte melden sie sich an
connectez-vous pour
inicia sesión para
""")
_SCRIPT = lines("""
enable javascript
requires javascript
javascript is disabled
turn on javascript
ative o javascript
javascript aktivieren
activer javascript
""")
_SIGNS = lines("""
responsibilities
requirements
qualifications
what you will do
what you'll do
what we offer
we offer
benefits
your profile
about the role
about you
we are looking for
we're looking for
is hiring
hiring a
apply now
apply for
how to apply
full-time
full time
part-time
salary
years of experience
years experience
reporting to
join our team
job description
nice to have
requisitos
responsabilidades
procuramos
buscamos
oferecemos
benefícios
candidatar
candidate-se
vaga
tempo integral
anforderungen
aufgaben
ihr profil
dein profil
wir suchen
wir bieten
bewerben
vollzeit
missions
profil recherché
nous recherchons
nous offrons
postuler
temps plein
ofrecemos
jornada completa
""")
_HEADINGS = frozenset(phrases(REQUIRED, PREFERRED, DUTIES, OTHER))
"""Lines that open the parts of an advert, in all the languages that adverts are matched in."""
_AROUND_HEADING = " \t:：?!.-–•*【】[]■◆●"
_LOGIN_PATH = re.compile(
    r"/(?:login|signin|sign-in|log-in|authwall|uas|checkpoint|auth|sso)(?:[/?]|$)", re.I
)
_TITLE_PARTS = re.compile(r"\s+[|–—·]\s+|\s+-\s+")
_AT = re.compile(r"^(?P<title>.{3,150}?)\s+(?:at|@|bei|chez|na)\s+(?P<company>.{2,80})$")
_HIRING = re.compile(r"^(?P<company>.{2,80}?)\s+hiring\s+(?P<title>.{3,150}?)(?:\s+in\s+.{2,80})?$")


def job_of_page(page: Page, today: date) -> Job:
    """The job on a page. Raises `OutsideFailure` with the code that says what it is instead:
    ``login_wall``, ``advert_expired``, ``script_only``, ``not_an_advert``."""
    text = decode(page.data, page.charset)
    if page.media_type in ("application/json", "application/ld+json"):
        job = _job_of_json(text)
    elif page.media_type in ("text/plain", "text/markdown"):
        job = _judged(_of_text(tidy_text(text)))
    else:
        job = _job_of_html(text, page.url)
    return _still_open(with_readings(replace(job, url=page.url)), today)


def _of_text(text: str) -> Job:
    """A page of bare text: its first line may name the company beside the title."""
    first = advert_from_text(text).title
    found = _AT.match(first)
    if found and found["company"][0].isupper():
        return Job(
            job_title=found["title"],
            company_name=advert_from_text(text).company or found["company"],
            job_description=text,
            source="html",
        )
    return Job(job_description=text, source="html")


def job_of_file(data: bytes, *, is_html: bool) -> Job:
    """The job in a file that somebody saved; text is taken as it is, like a paste.

    An advert that is past its day is still what the person has.
    """
    if is_html:
        return with_readings(_job_of_html(decode(data), ""))
    return with_readings(Job(job_description=decode(data), source="paste"))


def _still_open(job: Job, today: date) -> Job:
    try:
        last = date.fromisoformat(job.valid_through)
    except ValueError:
        return job
    if last + LONG_CLOSED < today:
        raise page_problem("advert_expired")
    return job


def _job_of_json(text: str) -> Job:
    data = read_json(text)
    found = next(postings_in(data), None)
    if found is None:
        raise page_problem("not_an_advert")
    return _judged(job_of_posting(found, "json"), known=True)


def _job_of_html(text: str, url: str) -> Job:
    root = parse(text)
    if root is None:
        raise page_problem("script_only" if "<script" in text.lower() else "not_an_advert")
    whole = text_of(root)
    job = _from_posting(root, whole)
    if job is not None:
        _refuse_closed(whole)
        return replace(job, language=job.language or _language(root))
    _refuse_what_is_none(root, whole, url)
    found = marked_posting(root)
    own = found[1] if found else Job(source="html")
    description = own.job_description or main_text(root)
    titled = _titled(root, description)
    job = replace(_filled(own, titled), job_description=description, language=_language(root))
    return _judged(job, known=found is not None)


# -- what the page says of itself ----------------------------------------------------------------


def _from_posting(root: Element, whole: str) -> Job | None:
    """The one JobPosting of the page; of several, the one that the page's heading names."""
    postings = [one for one in postings_of(root) if _says_something(one)]
    headings = [one.casefold() for one in _headings(root)]
    named = [one for one in postings if as_text(one.get("title")).casefold() in headings]
    titles = {as_text(one.get("title")).casefold() for one in postings}
    if len(titles) > 1 and len(named) != 1:
        raise page_problem("not_an_advert")
    chosen = (named or postings)[:1]
    if not chosen:
        return None
    job = job_of_posting(chosen[0])
    page_says = main_text(root)
    short = len(job.job_description) < 200
    if short and len(page_says) > 2 * len(job.job_description) and _signs(page_says):
        job = replace(job, job_description=page_says)
    if not job.job_description:
        job = replace(job, job_description=whole)
    marked = marked_posting(root)
    for other in (marked[1] if marked else Job(), _titled(root, job.job_description)):
        job = _filled(job, other)
    return job


def _filled(job: Job, other: Job) -> Job:
    """The job, with title, company and place from another reading where its own are empty."""
    return replace(
        job,
        job_title=job.job_title or other.job_title,
        company_name=job.company_name or other.company_name,
        location=job.location or other.location,
    )


def _says_something(posting: Data) -> bool:
    return bool(as_text(posting.get("title")) or as_text(posting.get("description")))


def _refuse_what_is_none(root: Element, whole: str, url: str) -> None:
    """A wall, a closed advert or an empty page. Raises `OutsideFailure`."""
    plain = whole.casefold()
    small = len(whole) < WALL_CHARACTERS
    asks_password = any((one.get("type") or "").lower() == "password" for one in root.iter("input"))
    if _LOGIN_PATH.search(url) or (small and asks_password):
        raise page_problem("login_wall")
    if small and not _signs(whole) and any(one in plain for one in _WALL):
        raise page_problem("login_wall")
    if small and not _signs(whole) and any(one in plain for one in _SCRIPT):
        raise page_problem("script_only")
    if len(whole) < LEAST_CHARACTERS and next(root.iter("script"), None) is not None:
        raise page_problem("script_only")
    _refuse_closed(whole)


def _refuse_closed(whole: str) -> None:
    """A line of its own that says the advert is closed; inside a sentence it may mean anything."""
    for row in whole.splitlines():
        plain = _FROM_SOME.sub("", row.casefold().replace("’", "'"))
        if len(row) <= BANNER_CHARACTERS and any(one in plain for one in _CLOSED):
            raise page_problem("advert_expired")


def _signs(text: str) -> int:
    """How much of the text is what adverts say: their phrases, and lines that head their parts."""
    plain = text.casefold().replace("’", "'")
    lines_of_it = {row.strip(_AROUND_HEADING) for row in plain.splitlines() if len(row) <= 60}
    return sum(one in plain for one in _SIGNS) + len(lines_of_it & _HEADINGS)


def _judged(job: Job, *, known: bool = False) -> Job:
    """The job, when there is a text that speaks like an advert. Raises ``not_an_advert``."""
    if not job.job_description.strip():
        raise page_problem("not_an_advert")
    if not known and _signs(f"{job.job_title}\n{job.job_description}") < SIGNS_NEEDED:
        titled = bool(job.job_title and job.company_name) and _signs(job.job_description)
        if not titled:
            raise page_problem("not_an_advert")
    return job


# -- title, company, language --------------------------------------------------------------------


def _titled(root: Element, description: str) -> Job:
    """Title and company from headings, classes, metadata and the window's title."""
    heading = next(_headings(root), "")
    window = meta(root, "og:title", "twitter:title") or line_of_title(root)
    first, *rest = [part.strip() for part in _TITLE_PARTS.split(window) if part.strip()] or [""]
    company = _classed(root, ("company", "employer", "organization", "topcard__flavor"))
    for pattern in (_HIRING, _AT):
        found = pattern.match(first)
        if found:
            first, company = found["title"], company or found["company"]
            break
    company = company or meta(root, "og:site_name") or (rest[0] if rest else "")
    title = heading or _classed(root, ("job-title", "jobtitle", "job_title")) or first
    known = advert_from_text(description)
    return Job(
        job_title=title or known.title,
        company_name=(known.company or company)[:120],
        location=_classed(root, ("job-location", "location", "topcard__flavor--bullet")),
    )


def _headings(root: Element) -> Iterator[str]:
    for node in islice(root.iter("h1"), MOST_TRIED):
        said = line_of(node) if is_small(node) else ""
        if said:
            yield said


def _classed(root: Element, names: tuple[str, ...]) -> str:
    """The first short line in an element whose class names one of these."""
    for name in names:
        for node in islice(_of_class(root, name), MOST_TRIED):
            said = line_of(node) if is_small(node) else ""
            if 1 < len(said) <= 100:
                return said
    return ""


def _of_class(root: Element, name: str) -> Iterator[Element]:
    for node in root.iter("span", "div", "a", "p", "h2", "h3", "h4", "li", "strong", "dd"):
        classes = (node.get("class") or "").lower().split()
        if any(
            one == name or one.endswith((f"-{name}", f"__{name}")) or one.startswith(f"{name}-name")
            for one in classes
        ):
            yield node


def line_of_title(root: Element) -> str:
    """The window's title."""
    node = next(root.iter("title"), None)
    return "" if node is None else " ".join((node.text or "").split())


def _language(root: Element) -> str:
    said = (root.get("lang") or "").strip().lower()[:2]
    return said if said.isalpha() and len(said) == 2 else ""
