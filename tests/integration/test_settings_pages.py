"""Settings, activity and health: what they say, to whom, and what they never say."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.cli import Cli
from tests.support.cv import DATA, NAME
from tests.support.fake_llm import FakeLlm
from tests.support.server import ServerProcess, free_port

pytestmark = pytest.mark.process

KEY = "sk-nobody-prints-this"


@pytest.fixture
def model() -> Iterator[FakeLlm]:
    with FakeLlm() as made:
        yield made


@pytest.fixture
def server(tmp_path: Path, model: FakeLlm) -> Iterator[ServerProcess]:
    environment = {
        "EVERDRAFT_MODEL": "openai:test",
        "EVERDRAFT_MODEL_BASE_URL": model.url,
        "EVERDRAFT_MODEL_API_KEY": KEY,
        "EVERDRAFT_MODEL_ATTEMPTS": "2",
        "EVERDRAFT_BUDGET_USD_PER_DAY": "2.5",
        "EVERDRAFT_CREDITS": "on",
        "EVERDRAFT_PRICE_ANALYSIS": "0",
    }
    made = ServerProcess(tmp_path / "data", environment).start()
    yield made
    made.stop()


def text(server: ServerProcess, path: str, method: str = "GET", language: str = "en") -> str:
    headers = {"accept": "text/html", "accept-language": language}
    status, _, body = server.request(method, path, headers=headers)
    assert status == 200, body
    return body.decode()


def test_settings_say_who_reads_what_it_costs_and_never_the_key(server: ServerProcess) -> None:
    page = text(server, "/settings")
    for said in (
        "openai:test",
        "EVERDRAFT_MODEL_API_KEY",
        "$0.00 of $2.50",
        "Calls whose price is unknown count their tokens and no dollars.",
        "30 days after somebody last looked",
        str(server.data_dir),
        "reads it on this server",
        "/admin/health",
    ):
        assert said in page, said
    assert KEY not in page
    assert "neste servidor" in text(server, "/settings", language="pt")


@pytest.mark.parametrize(
    ("mood", "said"),
    [
        ("ok", "It answers."),
        ("auth", "The key was refused"),
        ("unknown", "is not known to its provider"),
        ("quota", "has no credit left"),
        ("overloaded", "has too much to do"),
        ("html", "cannot be used"),
    ],
)
def test_the_button_tries_the_key(
    server: ServerProcess, model: FakeLlm, mood: str, said: str
) -> None:
    model.play(mood)
    page = text(server, "/settings/try", "POST")
    assert said in page
    assert KEY not in page
    assert len(model.calls) == 1, "one call, and none again"


def test_doctor_tries_it_too_unless_told_not_to(tmp_path: Path, model: FakeLlm) -> None:
    environment = {"EVERDRAFT_MODEL": "openai:test", "EVERDRAFT_MODEL_BASE_URL": model.url}

    def finding(*options: str, **more: str) -> tuple[str, str]:
        answer = Cli(tmp_path / "data", {**environment, **more})("doctor", "--json", *options)
        found = {one["topic"]: one for one in answer.json["findings"]}
        return found["model"]["verdict"], found["model"]["sentence"]

    assert finding() == ("OK", f"openai:test ({model.url.split('/')[2]}) answers.")
    verdict, sentence = finding(EVERDRAFT_BUDGET_USD_PER_DAY="1")
    assert verdict == "LOOK"
    assert "price is unknown" in sentence
    calls = len(model.calls)
    assert finding("--offline")[0] == "OK"
    assert len(model.calls) == calls
    closed = f"http://127.0.0.1:{free_port()}/v1"
    verdict, sentence = finding(EVERDRAFT_MODEL_BASE_URL=closed)
    assert verdict == "STOP"
    assert "cannot be reached" in sentence
    assert "Look whether its server runs" in sentence
    verdict, sentence = finding(EVERDRAFT_MODEL_BASE_URL="")
    assert verdict == "STOP"
    assert "needs a key" in sentence


def test_activity_shows_runs_and_sends_newest_first_a_page_at_a_time(
    server: ServerProcess, model: FakeLlm
) -> None:
    assert "Nothing yet" in text(server, "/activity")
    model.play("cut", "ok")
    for number in range(7):
        upload = DATA + f"\nInterests\n{number}\n".encode()
        run = server.upload(f"{number}-{NAME}", upload, "/api/analyze-resume-stream")[1]
        for event in server.events(run["id"]):
            if event.kind == "run.completed":
                break
    seen: list[str] = []
    path, pages = "/activity", 0
    while path:
        page, pages = text(server, path), pages + 1
        seen += page.split('<li class="recent__row">')[1:]
        earlier = re.search(r'href="(/activity[?][^"]+)"', page)
        path = html.unescape(earlier[1]) if earlier else ""
    sends = [one for one in seen if "Read by openai:test" in one]
    assert pages > 1
    assert len(sends) == len(model.calls), "every call once"
    assert len(seen) - len(sends) == 7, "every run once"
    assert sum("no whole answer" in one for one in sends) == 1
    assert all("price unknown" in one for one in sends)
    moments = [one.split('datetime="')[1].split('"')[0] for one in seen]
    assert moments == sorted(moments, reverse=True)


def test_health_tells_the_metrics_in_words(server: ServerProcess, tmp_path: Path) -> None:
    run = server.upload(NAME, DATA, "/api/analyze-resume-stream")[1]
    for event in server.events(run["id"]):
        if event.kind == "run.completed":
            break
    page = text(server, "/admin/health")
    assert "Everything that is written is saved." in page
    assert "ms on average, 99 of 100 under" in page
    assert "version 3" in page
    assert "none is known of" in page
    assert Cli(server.data_dir)("backup", str(tmp_path / "b.zip")).code == 0
    again = text(server, "/admin/health")
    assert "none is known of" not in again
    assert json.loads((server.data_dir / "last-backup.json").read_text())["name"] == "b.zip"


def test_start_and_run_page_name_who_reads_before_anything_is_sent(
    server: ServerProcess, model: FakeLlm
) -> None:
    assert "reads it on this server, for: Analysis." in text(server, "/")
    model.play("slow")
    run = server.upload(NAME, DATA, "/api/analyze-resume-stream")[1]
    assert "reads it on this server, for: Analysis." in text(server, f"/runs/{run['id']}")
