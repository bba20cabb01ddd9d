"""The guard: every spelling and embedding of an address that is not public is refused."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everdraft.base.errors import BadInput
from everdraft.jobpages.addresses import (
    Guard,
    Target,
    is_home_name,
    is_public,
    parse_allowed,
    parse_url,
    same_page,
)

DATA = Path(os.environ.get("EVERDRAFT_TEST_DATA", Path(__file__).parents[4] / "shared" / "data"))
CORPUS = DATA / "bad-input" / "lists" / "ssrf_urls.jsonl"

_REFUSED = """
http://127.0.0.1/ http://127.1.2.3/ http://2130706433/ http://0x7f000001/ http://0X7F.1/ http://0x7f.0x0.0x0.0x1/
http://0177.0.0.1/ http://017700000001/ http://127.1/ http://127.0.1/ http://0/ http://0.0.0.0/ http://0x/
http://00127.0.0.1/ http://127.0.0.01/ http://127.0.0.1./ http://256.256.256.256/ http://1.2.3/ http://1.2.3.4.5/
http://10.0.0.1/ http://172.16.0.1/ http://172.31.255.255/ http://192.168.1.1/ http://192.168.257/
http://169.254.169.254/ http://0xA9FEA9FE/ http://169.254.43518/ http://100.64.0.1/ http://100.100.100.200/
http://168.63.129.16/ http://192.0.0.192/ http://192.0.2.1/ http://198.51.100.7/ http://203.0.113.9/
http://198.18.0.1/ http://224.0.0.1/ http://239.1.1.1/ http://240.0.0.1/ http://255.255.255.255/ http://192.88.99.1/
http://[::]/ http://[::1]/ http://[0:0:0:0:0:0:0:1]/ http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/
http://[::ffff:93.184.216.34]/ http://[::127.0.0.1]/ http://[::ffff:0:127.0.0.1]/ http://[64:ff9b::7f00:1]/
http://[64:ff9b::a9fe:a9fe]/ http://[64:ff9b:1::7f00:1]/ http://[2002:7f00:1::]/ http://[2002:a9fe:a9fe::]/
http://[2001:0:7f00:1::]/ http://[2001:db8::1]/ http://[3fff::1]/ http://[2001:2::1]/ http://[2001:20::1]/
http://[fe80::1]/ http://[fe80::1%25eth0]/ http://[fe80::1%eth0]/ http://[fec0::1]/ http://[fd00:ec2::254]/
http://[fc00::1]/ http://[ff02::1]/ http://[100::1]/ http://[5f00::1]/ http://[2606:4700::1%25eth0]/
http://localhost/ http://LOCALHOST/ http://localhost./ http://a.localhost/ http://printer.local/ http://nas/
http://db.internal/ http://metadata.google.internal/ http://router.lan/ http://x.home.arpa/ http://api.default.svc/
http://kube.default.svc.cluster.local/ http://shop.onion/ http://1.0.0.127.in-addr.arpa/ http://example.com./
http://①②⑦.⓪.⓪.①/ http://１２７.０.０.１/ http://ⓛocalhost/ http://127。0。0。1/ http://127｡0｡0｡1/ http://127．0．0．1/
http://example。com/ http://ℯxample.com/ http://127%2e0.0.1/ http://%31%32%37.0.0.1/ http://example.com%00.local/
http://user:pw@example.com/ http://example.com@127.0.0.1/ http://127.0.0.1#@example.com/ http://127.0.0.1?@example.com/
http://@example.com/ http://example.com:6379/ http://example.com:22/ http://example.com:8080/ https://example.com:8443/
"""
REFUSED = _REFUSED.split()

MALFORMED = [
    "",
    "job",
    "example.com/job",
    "http://",
    "http:///job",
    "http:127.0.0.1",
    "http:/127.0.0.1/",
    "http:\\\\127.0.0.1\\",
    "http://example.com\\@127.0.0.1/",
    "http://example.com/\r\nHost: x",
    "http://exa\tmple.com/",
    "http://example.com/a b",
    "http://example.com/\u00a0",
    "http://example.com/\x00",
    "http://example.com/\ud800",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_INFO",
    "dict://127.0.0.1:11211/",
    "ftp://example.com/",
    "data:text/html,x",
    "jar:http://example.com!/",
    "ldap://127.0.0.1",
    "javascript:alert(1)",
    "//example.com/",
    "http://example.com:0/",
    "http://example.com:65536/",
    "http://example.com:80:80/",
    "http://example.com:８０/",
    "http://[::1/",
    "http://::1/",
    "http://[::1]x/",
    "http://[1.2.3.4]/",
    "http://xn--/",
    "http://-a.example.com/",
    "http://a..example.com/",
    "http://exa$mple.com/",
    f"http://{'a' * 64}.com/",
    f"http://example.com/{'a' * 3000}",
]


def answer(url: str) -> str:
    try:
        target = parse_url(url)
        Guard().check(target)
    except BadInput as refused:
        return refused.code
    return target.url


def test_every_disguise_is_refused() -> None:
    assert {url: answer(url) for url in REFUSED} == dict.fromkeys(REFUSED, "address_refused")


def test_what_is_no_address_is_malformed() -> None:
    assert {url: answer(url) for url in MALFORMED} == dict.fromkeys(MALFORMED, "bad_url")


def test_public_addresses_pass_in_one_spelling() -> None:
    assert (
        answer(" https://Jobs.Example.com:443/a/b?x=1#part ") == "https://jobs.example.com/a/b?x=1"
    )
    assert answer("http://example.com") == "http://example.com/"
    assert answer("http://example.com?q=é&r=%20") == "http://example.com/?q=%C3%A9&r=%20"
    assert answer("https://münchen.de/") == "https://xn--mnchen-3ya.de/"
    assert answer("http://93.184.216.34:80/") == "http://93.184.216.34/"
    assert answer("http://[2606:4700:0::1]/") == "http://[2606:4700::1]/"
    assert answer("http://example.com:443/") == "http://example.com:443/"


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "1.1.1.1", "2606:4700::1111", "2a00:1450::1"]
)
def test_public_answers_pass(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", ["", "fe80::1%eth0", "::ffff:8.8.8.8", "0x7f.1", "example.com"])
def test_answers_that_are_no_plain_public_address_do_not(address: str) -> None:
    assert not is_public(address)


def test_names_of_home() -> None:
    assert is_home_name("nas")
    assert is_home_name("a.b.internal")
    assert not is_home_name("localhost.example.com")
    assert not is_home_name("mylocal.com")


def test_one_private_answer_among_public_ones_is_enough() -> None:
    guard = Guard()
    assert guard.checked("a.com", 80, ["8.8.8.8", "2606:4700::1"])
    with pytest.raises(BadInput) as refused:
        guard.checked("a.com", 80, ["8.8.8.8", "::ffff:10.0.0.1"])
    assert refused.value.code == "address_refused"


def test_allowed_pairs_pass_and_nothing_beside_them() -> None:
    guard = Guard(parse_allowed(" 127.0.0.1:8099, [0:0::1]:80 ,Intranet:8080,"))
    for url in ("http://127.0.0.1:8099/x", "http://[::1]/", "http://intranet:8080/"):
        guard.check(parse_url(url))
    assert guard.checked("intranet", 8080, ["10.0.0.1"]) == ["10.0.0.1"]
    for url in ("http://127.0.0.1/", "http://localhost:8099/", "http://127.0.0.2:8099/"):
        with pytest.raises(BadInput, match="Everdraft "):
            guard.check(parse_url(url))
    with pytest.raises(BadInput):
        guard.checked("rebound.com", 80, ["127.0.0.1"])


@pytest.mark.parametrize(
    "text", ["a", "a:", ":80", "a:x", "a:0", "a:65536", "http://a:80", "a/b:80"]
)
def test_what_is_no_pair_is_no_setting(text: str) -> None:
    with pytest.raises(ValueError, match="is no host:port pair"):
        parse_allowed(text)


def test_redirects_pass_the_same_guard() -> None:
    guard, here = Guard(), parse_url("https://example.com/a/b")
    assert guard.follow(here, "../c").url == "https://example.com/c"
    assert guard.follow(here, "//other.com/x").url == "https://other.com/x"
    for location in (
        "http://example.com/",
        "http://127.0.0.1/",
        "//localhost/",
        "file:///etc/passwd",
        "https://example.com:22/",
        "https://a@b.com/",
        "https://[::1",
        "//[nonsense]/",
    ):
        with pytest.raises(BadInput):
            guard.follow(here, location)


@given(st.text())
def test_any_text_is_an_address_or_is_said_to_be_none(text: str) -> None:
    try:
        target = parse_url("http://" + text)
    except BadInput:
        return
    assert parse_url(target.url) == target


@given(st.ip_addresses())
def test_what_passes_is_global_and_nothing_else(address: object) -> None:
    text = str(address)
    if is_public(text):
        assert address.is_global  # type: ignore[attr-defined]
        assert not address.is_multicast  # type: ignore[attr-defined]
        host = f"[{text}]" if ":" in text else text
        assert parse_url(f"http://{host}/") == Target("http", text, 80, "/")


def test_the_corpus_of_addresses() -> None:
    if not CORPUS.exists():
        pytest.skip("the shared corpus of addresses is not here")
    rows = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]
    blocked = [row["url"] for row in rows if row["expect"] == "block"]
    by_name = ("localtest.example", "multi.example", "cname.example", "redirect.test")
    static = [url for url in blocked if not any(name in url for name in by_name)]
    assert len(static) > 30
    assert {answer(url) for url in static} <= {"bad_url", "address_refused"}
    for row in rows:
        if row["expect"] == "allow":
            assert answer(row["url"]).startswith("http")


def test_addresses_of_one_page_are_one() -> None:
    page = "jobs.example/welder?id=7"
    for address in (
        "https://jobs.example/welder?id=7",
        "http://WWW.jobs.example:80/welder?utm_source=mail&id=7&gclid=x#apply",
        "https://jobs.example/welder?id=7&ref=newsletter",
    ):
        assert same_page(address) == page
    assert same_page("https://jobs.example/welder/") == "jobs.example/welder"
    assert same_page("https://jobs.example:8443/welder?id=7") != page
    assert same_page("welder") == same_page("https://me:pw@jobs.example/") == ""
