"""The plan's story, whole, in one sitting of a nervous person, in both languages.

A CV is uploaded, its analysis loses its browser and its server, the banner leads back; what was
read wrong is corrected; the CV is improved for two roles, both left in their middle; suggestions
are accepted and rejected, a question is answered. Nothing is typed twice, charged twice or lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.axe import AXE, violations
from tests.browser.conftest import SCRIPT
from tests.browser.test_improve import CALLS, CV, DUTY, FIRST_PERSON
from tests.support.cli import Cli
from tests.support.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.process]

NewContext = Callable[..., BrowserContext]
PATIENCE_MILLISECONDS = 60_000
GRANTED = 20
NAME = "Ana Exemplar.txt"
ROLES = ("Staff Engineer", "Team Lead")
MISREAD, MEANT = "Answered customer calls", "Answered calls of customers in two languages"


@dataclass(frozen=True)
class Words:
    """What the person reads and presses."""

    continues: str
    pause: str
    paused: str
    saved: str
    finished: str
    going: str
    waiting: str
    role: str
    suggest: str
    accept: str
    reject: str
    answer: str
    accepted: str
    rejected: str
    answered: str
    from_answer: str


ENGLISH = Words(
    continues="Continue",
    pause="Pause",
    paused="Paused",
    saved=r"^Saved \d\d:\d\d$",
    finished="Finished",
    going="In progress",
    waiting="2 pieces of work are waiting for you.",
    role="The role you want",
    suggest="Suggest better words",
    accept="Accept",
    reject="Reject",
    answer="Answer",
    accepted="Accepted",
    rejected="Rejected",
    answered="Answered",
    from_answer="From your answer",
)
PORTUGUESE = Words(
    continues="Continuar",
    pause="Pausar",
    paused="Em pausa",
    saved=r"^Guardado às \d\d:\d\d$",
    finished="Terminou",
    going="Em curso",
    waiting="Há 2 trabalhos à sua espera.",
    role="A função que procura",
    suggest="Sugerir melhores palavras",
    accept="Aceitar",
    reject="Recusar",
    answer="Responder",
    accepted="Aceite",
    rejected="Recusada",
    answered="Respondida",
    from_answer="Da sua resposta",
)


class Story:
    """The person, their browser, and the server they know nothing of."""

    def __init__(self, server: ServerProcess, new_context: NewContext, locale: str, words: Words):
        self.server = server
        self.words = words
        self._new_context = new_context
        self._locale = locale
        self.typed: list[str] = []
        self.violations: list[str] = []
        self.open_browser()

    # -- the world -----------------------------------------------------------------------------

    def open_browser(self) -> None:
        """A browser that remembers nothing, at the start page."""
        self._context = self._new_context(locale=self._locale)
        self.page = self._context.new_page()
        self.page.goto(self.server.url)

    def everything_dies(self) -> None:
        """The browser is closed and the server killed; both come back, the browser empty."""
        self._context.close()
        self.server.kill()
        self.server.start()
        self.open_browser()

    # -- the person ----------------------------------------------------------------------------

    def types(self, field: Locator, text: str) -> None:
        assert text not in self.typed, "nobody types the same twice"
        self.typed.append(text)
        field.fill(text)

    def sees_words_come(self) -> None:
        active = self.page.locator('.part[data-status="active"] [data-slot="text"]')
        expect(active).to_have_text(re.compile(r"(\S+\s+){3,}"), timeout=PATIENCE_MILLISECONDS)

    def sees_it_finished(self) -> None:
        line = self.page.locator("#going [data-slot=line]")
        expect(line).to_have_text(self.words.finished, timeout=PATIENCE_MILLISECONDS)

    def sees_it_saved(self) -> None:
        expect(self.page.locator("#saved")).to_have_text(
            re.compile(self.words.saved), timeout=PATIENCE_MILLISECONDS
        )

    def presses(self, name: str, place: Page | Locator | None = None) -> None:
        (place or self.page).get_by_role("button", name=re.compile(f"^{name}")).click()

    def card(self, words: str) -> Locator:
        return self.page.locator(".card", has_text=words)

    def offer(self, words: str, kind: str = "suggestion") -> Locator:
        return self.page.locator(f'[data-type="{kind}"]', has_text=words).first

    def expect_state(self, offer: Locator, words: str) -> None:
        expect(offer.locator('[data-slot="state"]')).to_have_text(words)

    def run_id(self) -> str:
        self.page.wait_for_url(re.compile("/runs/run_"))
        return self.page.url.rpartition("/")[2].partition("#")[0]

    def looks_with_other_eyes(self) -> None:
        """What axe says of the page as it is now."""
        self.violations += violations(self.page)


@pytest.fixture(params=[("en-GB", ENGLISH), ("pt-PT", PORTUGUESE)], ids=["en", "pt"])
def story(
    request: pytest.FixtureRequest,
    scripted: Callable[..., ServerProcess],
    new_context: NewContext,
) -> Story:
    server = scripted(40, EVERDRAFT_CREDITS="on")
    granted = Cli(server.data_dir).with_environment(EVERDRAFT_CREDITS="on")(
        "credits", "grant", str(GRANTED)
    )
    assert granted.code == 0, granted.err
    locale, words = request.param
    return Story(server, new_context, locale, words)


def _is_whole(story: Story, run_id: str) -> None:
    """Every section holds what was recited for it once, or words of the rules."""
    run = story.server.get(f"/api/runs/{run_id}")[1]
    assert run["status"] == "COMPLETED"
    texts = [section["text"] for section in run["sections"]]
    assert SCRIPT in texts
    assert all(text == SCRIPT or SCRIPT[:20] not in text for text in texts)
    ids = [event.id for event in story.server.events(run_id)]
    assert ids == list(range(1, len(ids) + 1))


@pytest.mark.plan(2, 4, 80, 82)
def test_nothing_is_lost_typed_twice_or_charged_twice(story: Story) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in tools/js, or set AXE_CORE")
    analysis = _uploads_and_comes_back(story)
    _corrects_what_was_misread(story)
    improvements = [_wants_to_be(story, role) for role in ROLES]
    _finds_both_in_the_banner(story, improvements)
    _decides(story)
    for run_id in (analysis, *improvements):
        _is_whole(story, run_id)
    _is_charged_once(story, [analysis, *improvements])
    assert story.violations == []


def _uploads_and_comes_back(story: Story) -> str:
    story.looks_with_other_eyes()
    story.page.locator("#file").set_input_files(
        {"name": NAME, "mimeType": "text/plain", "buffer": CV.encode()}
    )
    run_id = story.run_id()
    story.sees_words_come()
    seen = story.page.locator(".part > [data-slot=text]").all_text_contents()
    story.everything_dies()
    card = story.card(NAME)
    expect(card).to_contain_text(story.words.going)
    story.looks_with_other_eyes()
    story.presses(story.words.continues, card)
    assert story.run_id() == run_id
    story.sees_it_finished()
    shown = story.page.locator(".part > [data-slot=text]").all_text_contents()
    assert all(after.startswith(before) for before, after in zip(seen, shown, strict=False))
    story.looks_with_other_eyes()
    return run_id


def _corrects_what_was_misread(story: Story) -> None:
    resume_id = story.server.get("/api/resumes")[1]["resumes"][0]["id"]
    story.page.goto(f"{story.server.url}/resumes/{resume_id}/read")
    lines = story.page.locator(".line textarea")
    place = next(n for n in range(lines.count()) if lines.nth(n).input_value() == MISREAD)
    story.types(lines.nth(place), MEANT)
    lines.nth(place).blur()
    story.sees_it_saved()
    expect(story.page.locator(".value__note").filter(has_text=MISREAD)).to_be_visible()
    story.looks_with_other_eyes()
    story.everything_dies()
    story.page.goto(f"{story.server.url}/resumes/{resume_id}/read")
    expect(story.page.locator(".line textarea").nth(place)).to_have_value(MEANT)


def _wants_to_be(story: Story, role: str) -> str:
    """Starts an improvement for a role, over a reload of its form; leaves it in its middle."""
    resume_id = story.server.get("/api/resumes")[1]["resumes"][0]["id"]
    story.page.goto(f"{story.server.url}/improve?resume={resume_id}")
    story.types(story.page.get_by_label(story.words.role), role)
    story.sees_it_saved()
    story.everything_dies()
    story.page.goto(f"{story.server.url}/improve?resume={resume_id}")
    expect(story.page.get_by_label(story.words.role)).to_have_value(role)
    story.looks_with_other_eyes()
    story.presses(story.words.suggest)
    run_id = story.run_id()
    story.sees_words_come()
    story.presses(story.words.pause)
    line = story.page.locator("#going [data-slot=line]")
    expect(line).to_have_text(story.words.paused, timeout=PATIENCE_MILLISECONDS)
    return run_id


def _finds_both_in_the_banner(story: Story, improvements: list[str]) -> None:
    story.everything_dies()
    expect(story.page.locator("#continue")).to_contain_text(story.words.waiting)
    story.looks_with_other_eyes()
    for role, run_id in zip(ROLES, improvements, strict=True):
        story.page.goto(story.server.url)
        story.presses(story.words.continues, story.card(role))
        assert story.run_id() == run_id
        story.sees_it_finished()


def _decides(story: Story) -> None:
    """On the page of the second improvement, which is open."""
    duty, person = story.offer(DUTY), story.offer(FIRST_PERSON)
    story.presses(story.words.accept, duty)
    story.expect_state(duty, story.words.accepted)
    story.presses(story.words.reject, person)
    story.expect_state(person, story.words.rejected)
    asked = story.offer(MEANT, "question")
    story.types(asked.get_by_role("textbox"), "30 a day")
    story.presses(story.words.answer, asked)
    story.expect_state(asked, story.words.answered)
    made = story.page.locator(".offer", has_text=story.words.from_answer)
    expect(made).to_contain_text("30")  # the server's own word that it has the answer
    address = story.page.url
    story.everything_dies()
    story.page.goto(address)
    story.expect_state(story.offer(DUTY), story.words.accepted)
    story.expect_state(story.offer(FIRST_PERSON), story.words.rejected)
    story.expect_state(story.offer(MEANT, "question"), story.words.answered)
    made = story.page.locator(".offer", has_text=story.words.from_answer)
    expect(made).to_contain_text("30")
    story.looks_with_other_eyes()


def _is_charged_once(story: Story, run_ids: list[str]) -> None:
    credits = story.server.get("/api/credits")[1]
    assert credits["reserved"] == 0
    assert credits["balance"] == GRANTED - 1 - 2 - 2
    settled = [one["runId"] for one in credits["entries"] if one["kind"] == "settle"]
    assert sorted(settled) == sorted(run_ids)
    assert CALLS not in story.typed
