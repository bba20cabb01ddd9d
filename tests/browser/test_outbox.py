"""The outbox in a real browser: cut networks, killed servers, reloads and tabs lose no letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.conftest import CV
from tests.support.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.process]

Serve = Callable[..., ServerProcess]
PATIENCE_MILLISECONDS = 30_000
LABEL, NAME = "basics.label", "basics.name"

OPEN = """async ([id, revision]) => {
  const { outboxFor } = await import("/client/outbox.js");
  const { showSaved } = await import("/client/saved.js");
  const { pageWords } = await import("/client/words.js");
  const words = pageWords();
  window.said = { applied: [], conflict: [], refused: [] };
  const note = (name) => (operation, answer, own) => window.said[name].push(
    { target: operation.target, value: operation.value, own, answer },
  );
  window.outbox = outboxFor(id, {
    revision,
    onApplied: note("applied"), onConflict: note("conflict"), onRefused: note("refused"),
    onState: (state) => showSaved(words, state),
  });
  await window.outbox.ready;
}"""
PUT = "([target, value]) => window.outbox.put({ kind: 'set', target, value })"
WAITING = "async () => (await window.outbox.pending()).map((one) => one.operation.value)"
TYPE = """async ([target, text]) => {
  for (let length = 1; length <= text.length; length += 1) {
    await window.outbox.put({ kind: "set", target, value: text.slice(0, length) });
  }
}"""
EMPTY = """async (patience) => {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    if ((await window.outbox.pending()).length === 0) return true;
    await new Promise(requestAnimationFrame);
  }
  return false;
}"""
WITHOUT_STORAGE = "Object.defineProperty(window, 'indexedDB', { value: undefined });"


@pytest.fixture
def server(serve: Serve) -> ServerProcess:
    return serve(EVERDRAFT_ALLOWED_HOSTS="cv.lan")


@pytest.fixture
def document(server: ServerProcess) -> str:
    """The id of a CV that can be edited."""
    resume = server.upload("cv.txt", CV.encode())[1]
    return server.get(f"/api/resumes/{resume['id']}/document")[1]["id"]


@pytest.fixture
def tab(server: ServerProcess, document: str, new_context: Callable[..., BrowserContext]):
    """Opens a page with an outbox for the document."""
    shared = new_context()

    def open_tab(context: BrowserContext | None = None, host: str = "127.0.0.1") -> Page:
        page = (context or shared).new_page()
        _load(page, server, document, host)
        return page

    return open_tab


def _load(page: Page, server: ServerProcess, document: str, host: str = "127.0.0.1") -> None:
    page.goto(f"http://{host}:{server.port}/")
    page.evaluate(OPEN, [document, _document(server, document)["revision"]])


def _document(server: ServerProcess, document: str) -> dict[str, Any]:
    return server.get(f"/api/documents/{document}")[1]


def _basics(server: ServerProcess, document: str) -> dict[str, Any]:
    return _document(server, document)["body"]["cv"]["basics"]


def _versions(server: ServerProcess, document: str) -> list[dict[str, Any]]:
    return server.get(f"/api/documents/{document}/versions")[1]["versions"]


def _expect_nothing_waits(page: Page) -> None:
    assert page.evaluate(EMPTY, PATIENCE_MILLISECONDS)


def _expect_said(page: Page, words: str) -> None:
    expect(page.locator("#saved")).to_have_text(words, timeout=PATIENCE_MILLISECONDS)


@pytest.fixture
def said(complaints: list[str]) -> Iterator[list[str]]:
    """Answers 409 and 422 are expected: the browser itself writes them to the console."""
    yield complaints
    complaints[:] = [one for one in complaints if "409" not in one and "422" not in one]


def test_every_letter_is_saved_and_said(tab: Any, server: ServerProcess, document: str) -> None:
    page = tab()
    page.evaluate(TYPE, [LABEL, "Staff engineer"])
    _expect_nothing_waits(page)
    assert _basics(server, document)["label"] == "Staff engineer"
    assert page.evaluate("() => [said.conflict.length, said.refused.length]") == [0, 0]
    assert page.evaluate("() => said.applied.every((one) => one.own)")
    expect(page.locator("#saved")).to_contain_text("Saved ")


@pytest.mark.plan(90)
def test_without_a_network_it_waits_on_this_device(
    tab: Any, server: ServerProcess, document: str
) -> None:
    page = tab()
    page.context.set_offline(True)
    page.evaluate(TYPE, [LABEL, "Written on a train"])
    page.evaluate(PUT, [NAME, "Maria da Silva"])
    _expect_said(page, "Offline, kept on this device")
    assert page.evaluate(WAITING)[-2:] == ["Written on a train", "Maria da Silva"]
    page.context.set_offline(False)
    _expect_nothing_waits(page)
    basics = _basics(server, document)
    assert (basics["label"], basics["name"]) == ("Written on a train", "Maria da Silva")


def test_a_killed_server_loses_and_doubles_nothing(
    tab: Any, server: ServerProcess, document: str
) -> None:
    page = tab()
    page.evaluate(PUT, [LABEL, "first"])
    _expect_nothing_waits(page)
    server.kill()
    page.evaluate(TYPE, [LABEL, "typed at nobody"])
    page.evaluate(PUT, [NAME, "Maria"])
    _expect_said(page, "The server does not answer; kept on this device")
    server.start()
    page.reload()
    page.evaluate(OPEN, [document, _document(server, document)["revision"]])
    page.evaluate(PUT, [LABEL, "typed at nobody, then more"])
    _expect_nothing_waits(page)
    basics = _basics(server, document)
    assert (basics["label"], basics["name"]) == ("typed at nobody, then more", "Maria")
    assert page.evaluate("() => said.conflict") == []
    ids = [one["opId"] for one in _versions(server, document)]
    assert len(set(ids)) == len(ids)


def test_an_answer_that_was_lost_changes_nothing_twice(
    tab: Any, server: ServerProcess, document: str
) -> None:
    page = tab()
    lost: list[str] = []

    def lose_once(route: Route) -> None:
        if lost:
            return route.continue_()
        route.fetch()
        lost.append(route.request.url)
        return route.abort("connectionreset")

    page.route("**/ops", lose_once)
    page.evaluate(PUT, [LABEL, "said once"])
    _expect_nothing_waits(page)
    assert len(lost) == 1
    assert page.evaluate("() => said.applied.map((one) => one.answer.status)") == ["duplicate"]
    assert [one["operation"]["value"] for one in _versions(server, document)] == ["said once"]


def test_what_is_put_in_the_last_moment_of_a_flush_is_sent_too(
    tab: Any, server: ServerProcess, document: str
) -> None:
    page = tab()
    _expect_nothing_waits(page)
    # The outbox says how it stands before it sends and after: while it looks for the last of these
    # words, a text comes in.
    page.evaluate(
        """async ([target, value]) => {
          const look = window.outbox.pending.bind(window.outbox);
          let looks = 0;
          window.outbox.pending = async () => {
            const found = await look();
            looks += 1;
            if (looks === 2) await window.outbox.put({ kind: "set", target, value });
            return found;
          };
          await window.outbox.flush();
        }""",
        [LABEL, "just in time"],
    )
    _expect_nothing_waits(page)
    assert _basics(server, document)["label"] == "just in time"


def test_a_text_put_while_the_answer_to_its_elder_is_kept_meets_no_conflict(
    tab: Any, server: ServerProcess, document: str
) -> None:
    page = tab()
    _expect_nothing_waits(page)
    page.evaluate(
        """async ([target, first, second]) => {
          const { store } = window.outbox;
          const change = store.change.bind(store);
          let isPut = false;
          store.change = async (id, work) => {
            let isAnswer = false;
            const value = await change(id, (records) => {
              const asked = work(records);
              isAnswer = (asked.remove ?? []).length > 0;
              return asked;
            });
            if (isAnswer && !isPut) {
              isPut = true;
              await window.outbox.put({ kind: "set", target, value: second });
            }
            return value;
          };
          await window.outbox.put({ kind: "set", target, value: first });
        }""",
        [LABEL, "first words", "second words"],
    )
    page.wait_for_function("() => said.applied.length + said.conflict.length === 2")
    assert _basics(server, document)["label"] == "second words"
    assert page.evaluate("() => said.conflict") == []


def test_killed_again_and_again_while_typing(
    tab: Any, server: ServerProcess, document: str
) -> None:
    page = tab()
    for number in range(3):
        page.evaluate(
            "(text) => { window.typing = (async () => { for (let n = 0; n < 40; n += 1)"
            "  await window.outbox.put({ kind: 'set', target: 'basics.label',"
            "    value: `${text} ${n}` }); })(); }",
            f"round {number}",
        )
        server.kill()
        server.start()
        page.evaluate("() => window.typing")
    _expect_nothing_waits(page)
    assert _basics(server, document)["label"] == "round 2 39"
    assert page.evaluate("() => [said.conflict, said.refused]") == [[], []]


def test_two_tabs_send_one_by_one_and_tell_each_other(
    tab: Any, server: ServerProcess, document: str
) -> None:
    first, second = tab(), tab()
    first.evaluate(TYPE, [LABEL, "from the first"])
    second.evaluate(TYPE, [NAME, "From the second"])
    for page in (first, second):
        _expect_nothing_waits(page)
        assert page.evaluate("() => said.conflict") == []
    basics = _basics(server, document)
    assert (basics["label"], basics["name"]) == ("from the first", "From the second")
    heard = first.evaluate("() => said.applied.filter((one) => !one.own).map((one) => one.value)")
    assert heard[-1] == "From the second"


def test_what_a_closed_tab_left_is_sent_by_the_next(
    tab: Any, server: ServerProcess, document: str
) -> None:
    first, second = tab(), tab()
    first.context.set_offline(True)
    first.evaluate(PUT, [LABEL, "left behind"])
    _expect_said(first, "Offline, kept on this device")
    first.close()
    second.context.set_offline(False)
    _expect_nothing_waits(second)
    assert _basics(server, document)["label"] == "left behind"


def test_a_stale_edit_gives_both_texts_and_the_person_chooses(
    tab: Any, server: ServerProcess, document: str, said: list[str]
) -> None:
    page = tab()
    operation = {"op_id": "elsewhere", "kind": "set", "target": LABEL, "base_rev": 1}
    server.post(f"/api/documents/{document}/ops", {**operation, "value": "from a phone"})
    page.evaluate(PUT, [LABEL, "from here"])
    page.wait_for_function("() => said.conflict.length === 1")
    answer = page.evaluate("() => said.conflict[0].answer")
    assert (answer["current"], answer["offered"]) == ("from a phone", "from here")
    expect(page.locator("#saved")).to_contain_text("both texts are kept")
    page.reload()
    page.evaluate(OPEN, [document, 1])
    assert page.evaluate(WAITING) == ["from here"]
    page.evaluate(
        "async () => outbox.again((await outbox.pending())[0].operation.op_id, 'from both')"
    )
    _expect_nothing_waits(page)
    assert _basics(server, document)["label"] == "from both"
    assert said


def test_what_is_refused_is_said_and_kept(
    tab: Any, server: ServerProcess, document: str, said: list[str]
) -> None:
    page = tab()
    too_long = "long " * 401
    page.evaluate(PUT, [LABEL, too_long])
    page.evaluate(PUT, [NAME, "Maria"])
    page.wait_for_function("() => said.applied.length === 1")
    _expect_said(page, "Not saved: This is longer than 2000 characters.")
    assert page.evaluate(WAITING) == [too_long]
    page.reload()
    page.evaluate(OPEN, [document, 1])
    _expect_said(page, "Not saved: This is longer than 2000 characters.")
    page.evaluate("async () => outbox.drop((await outbox.pending())[0].operation.op_id)")
    _expect_nothing_waits(page)
    assert _basics(server, document)["name"] == "Maria"
    assert said


def test_where_tabs_cannot_lock_they_still_take_turns(
    tab: Any, server: ServerProcess, document: str, new_context: Callable[..., BrowserContext]
) -> None:
    context = new_context()
    first, second = tab(context, "cv.lan"), tab(context, "cv.lan")
    assert first.evaluate("() => ['locks' in navigator, 'randomUUID' in crypto]") == [False, False]
    first.evaluate(TYPE, [LABEL, "over plain http"])
    second.evaluate(TYPE, [NAME, "Maria Rosa"])
    for page in (first, second):
        _expect_nothing_waits(page)
        assert page.evaluate("() => said.conflict") == []
    basics = _basics(server, document)
    assert (basics["label"], basics["name"]) == ("over plain http", "Maria Rosa")


def test_where_nothing_can_be_kept_it_is_sent_at_once_and_said(
    tab: Any, server: ServerProcess, document: str, new_context: Callable[..., BrowserContext]
) -> None:
    context = new_context()
    context.add_init_script(WITHOUT_STORAGE)
    page = tab(context)
    page.evaluate(PUT, [LABEL, "private window"])
    _expect_nothing_waits(page)
    assert _basics(server, document)["label"] == "private window"
    server.kill()
    page.evaluate(PUT, [LABEL, "private window, still typing"])
    _expect_said(page, "Not saved: the server does not answer")
    server.start()
    _expect_nothing_waits(page)
    assert _basics(server, document)["label"] == "private window, still typing"
