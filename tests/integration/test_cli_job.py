"""`everdraft job`: an advert from an address or a file on the terminal, or a code that says why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.adverts import AdvertServer, page
from tests.support.cli import Cli
from tests.unit.jobpages.test_extract import posting, script

pytestmark = pytest.mark.process

TEXT = "Welder\nCompany: Quay\n\nRequirements:\n- MIG welding\nNice to have:\n- AutoCAD\n"


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    return Cli(tmp_path / "data")


@pytest.fixture
def site() -> Iterator[AdvertServer]:
    with AdvertServer({"/job": page(script(posting()))}) as running:
        yield running


def test_an_address_gives_the_jobs_fields(cli: Cli, site: AdvertServer) -> None:
    allowed = cli.with_environment(EVERDRAFT_JOB_ALLOW=f"127.0.0.1:{site.port}")
    answer = allowed("job", f"{site.url}/job", "--json")
    assert answer.code == 0, answer.err
    assert answer.json["job_title"] == "Welder"
    assert answer.json["company_name"] == "Quay & Daughters"
    assert answer.json["job_description"].startswith("We look for a person")
    assert answer.json["required_skills"] == ["MIG welding"]
    assert (answer.json["source"], answer.json["url"]) == ("json-ld", f"{site.url}/job")
    assert answer.json["fetched_at"]
    assert not cli.data_dir.exists()


def test_files_are_read_by_what_is_in_them(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(script(posting()), "utf-8")
    (tmp_path / "a.md").write_text(TEXT, "utf-8")
    saved = cli("job", str(tmp_path / "a.html"), "--json")
    assert (saved.code, saved.json["source"]) == (0, "json-ld")
    plain = cli("job", str(tmp_path / "a.md"), "--json")
    assert (plain.json["job_title"], plain.json["company_name"]) == ("Welder", "Quay")
    assert plain.json["source"] == "paste"
    shown = cli("--language", "pt", "job", "-", stdin=TEXT.encode())
    assert shown.code == 0
    assert shown.out.startswith("Welder\nEmpresa: Quay\n")
    assert "Competências exigidas: MIG welding" in shown.out
    assert "- AutoCAD" in shown.out


def test_what_cannot_be_read_has_a_code_and_an_exit(
    cli: Cli, site: AdvertServer, tmp_path: Path
) -> None:
    (tmp_path / "cake.html").write_text("<h1>Apple cake</h1><p>Peel the apples.</p>", "utf-8")
    (tmp_path / "cv.pdf").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "empty.txt").write_bytes(b" \n")
    cases = {
        f"{site.url}/job": (2, "address_refused"),
        "ftp://example.com/job": (2, "bad_url"),
        str(tmp_path / "none.html"): (2, "file_missing"),
        str(tmp_path / "cv.pdf"): (2, "wrong_type"),
        str(tmp_path / "empty.txt"): (2, "empty"),
        str(tmp_path / "cake.html"): (1, "not_an_advert"),
    }
    for where, (code, name) in cases.items():
        answer = cli("job", where, "--json")
        assert (answer.code, answer.out) == (code, ""), answer.err
        assert answer.err.startswith(f"everdraft: {name}: ")
        assert len(answer.err.splitlines()) == 2
    assert site.touched == 0


def test_a_setting_that_is_no_pair_is_said(cli: Cli) -> None:
    answer = cli.with_environment(EVERDRAFT_JOB_ALLOW="intranet")("job", "https://example.com/")
    assert answer.code == 2
    assert "EVERDRAFT_JOB_ALLOW" in answer.err


def test_a_check_holds_the_cv_against_an_advert(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "advert.md").write_text(TEXT, "utf-8")
    cv = tmp_path / "cv.txt"
    cv.write_text(
        "Ana Example\nana@example.org\n\nExperience\nWelder, Harbour Works\n"
        "March 2021 - present\n- Closed 400 seams a month by MIG welding\n",
        "utf-8",
    )
    advert = str(tmp_path / "advert.md")
    answer = cli("analyze", str(cv), "--json", "--job", advert)
    assert answer.code == 0, answer.err
    assert answer.json["job"]["job_title"] == "Welder"
    assert answer.json["match"]["missing"] == ["AutoCAD"]
    assert 0 < answer.json["match"]["overall_score"] < 100
    assert "overall_score" in answer.json
    shown = cli("analyze", str(cv), "--job", advert).out
    assert f"Match {answer.json['match']['overall_score']} of 100" in shown
    assert "Not found in the CV: AutoCAD" in shown
    missing = cli("analyze", str(cv), "--job", str(tmp_path / "none.txt"))
    assert (missing.code, "file_missing" in missing.err) == (2, True)
