"""Fetching through the guard: what is dialled, what is refused, and where every limit bites."""

import gzip
import json
import socket
import tracemalloc
import zlib
from collections.abc import Iterator

import pytest

from everdraft.base.errors import EverdraftError
from everdraft.jobpages.addresses import Guard, parse_allowed
from everdraft.jobpages.fetch import BYTES_LIMIT, Fetcher, Page, resolve
from tests.support.adverts import AdvertServer, LocalNetwork, page, redirect
from tests.unit.jobpages.test_addresses import CORPUS, MALFORMED, REFUSED

PUBLIC = "93.184.216.34"
NAMES = {
    "ok.test": [PUBLIC, "2606:4700::1111"],
    "other.test": ["8.8.8.8"],
    "private.test": ["127.0.0.1"],
    "multi.example": [PUBLIC, "10.0.0.1"],
    "mixed.test": [PUBLIC, "::1"],
    "mapped.test": ["::ffff:127.0.0.1"],
    "nat64.test": ["64:ff9b::7f00:1"],
    "localtest.example": ["127.0.0.1"],
    "cname.example": ["127.0.0.1", "::1"],
    "fickle.test": [[PUBLIC], ["127.0.0.1"]],
    "late.test": [["169.254.169.254"], [PUBLIC]],
    "redirect.test": [PUBLIC],
    "big.test": [PUBLIC],
    "bomb.test": [PUBLIC],
    "hdr.test": [PUBLIC],
}


@pytest.fixture
def server() -> Iterator[AdvertServer]:
    with AdvertServer() as running:
        yield running


@pytest.fixture
def network(server: AdvertServer) -> LocalNetwork:
    return LocalNetwork(server.port, NAMES)


def fetcher(network: LocalNetwork, seconds: float = 10.0) -> Fetcher:
    return Fetcher(Guard(), resolver=network.resolve, backend=network.backend(), seconds=seconds)


async def answer(network: LocalNetwork, url: str, seconds: float = 10.0) -> str:
    try:
        found = await fetcher(network, seconds).fetch(url)
    except EverdraftError as error:
        return error.code if error.sentence() and error.action else "says nothing"
    return found.data.decode()


async def test_the_checked_address_is_dialled_under_the_right_name(
    server: AdvertServer, network: LocalNetwork
) -> None:
    server.answers["ok.test/job?id=1"] = page("hello", media_type="text/html; charset=ISO-8859-1")
    found = await fetcher(network).fetch("http://OK.test/job?id=1#apply")
    assert found == Page("http://ok.test/job?id=1", "text/html", "iso-8859-1", b"hello")
    assert network.dialled == [(PUBLIC, 80)]
    assert network.asked == ["ok.test"]
    (head,) = server.seen
    assert "cookie" not in head.lower()
    assert "User-Agent: Everdraft/" in head


async def test_tls_asks_for_the_name_not_for_the_address(
    server: AdvertServer, network: LocalNetwork
) -> None:
    assert await answer(network, "https://ok.test/job") == "page_unreachable"
    assert network.dialled == [(PUBLIC, 443), ("2606:4700::1111", 443)][: len(network.dialled)]
    assert "ok.test" in server.seen[0]
    assert PUBLIC not in server.seen[0]


async def test_no_refused_address_reaches_a_listener(
    server: AdvertServer, network: LocalNetwork
) -> None:
    for url in (*REFUSED, *MALFORMED):
        assert await answer(network, url) in ("address_refused", "bad_url"), url
    names = ("private.test", "multi.example", "mixed.test", "mapped.test", "nat64.test")
    for name in names:
        assert await answer(network, f"http://{name}/") == "address_refused", name
    assert network.dialled == []
    assert server.touched == 0


async def test_the_real_network_is_not_reached_either(server: AdvertServer) -> None:
    real = Fetcher(Guard())
    for host in ("127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1"):
        with pytest.raises(EverdraftError) as refused:
            await real.fetch(f"http://{host}:{server.port}/")
        assert refused.value.code == "address_refused"
    assert "127.0.0.1" in await resolve("localhost", 80)
    assert server.touched == 0


async def test_a_resolver_that_changes_its_mind_changes_nothing(
    server: AdvertServer, network: LocalNetwork
) -> None:
    server.answers["/"] = page("public")
    assert await answer(network, "http://fickle.test/") == "public"
    assert network.dialled == [(PUBLIC, 80)]
    assert await answer(network, "http://fickle.test/") == "address_refused"
    assert await answer(network, "http://late.test/") == "address_refused"
    assert network.dialled == [(PUBLIC, 80)]


async def test_every_hop_of_a_redirect_is_checked(
    server: AdvertServer, network: LocalNetwork
) -> None:
    server.answers["other.test/end"] = page("the end")
    for status in ("301 M", "302 F", "303 S", "307 T", "308 P"):
        server.answers["ok.test/go"] = redirect("http://other.test/end", status)
        assert await answer(network, "http://ok.test/go") == "the end"
    assert network.dialled[-2:] == [(PUBLIC, 80), ("8.8.8.8", 80)]
    before = server.touched
    for wrong in (*REFUSED, "http://private.test/", "http://mixed.test/", "file:///etc/passwd"):
        server.answers["ok.test/go"] = redirect(wrong.encode("ascii", "ignore").decode())
        if wrong.isascii():
            assert await answer(network, "http://ok.test/go") in ("address_refused", "bad_url")
    assert server.touched == before + sum(url.isascii() for url in REFUSED) + 3
    assert {address for address, _ in network.dialled} == {PUBLIC, "8.8.8.8"}


async def test_a_name_that_turns_private_between_two_hops_is_caught(
    server: AdvertServer, network: LocalNetwork
) -> None:
    server.answers["fickle.test/a"] = redirect("/b")
    assert await answer(network, "http://fickle.test/a") == "address_refused"
    assert server.touched == 1


async def test_three_redirects_are_followed_and_no_more(
    server: AdvertServer, network: LocalNetwork
) -> None:
    for number in range(5):
        server.answers[f"/{number}"] = redirect(f"/{number + 1}")
    server.answers["/5"] = page("five")
    assert await answer(network, "http://ok.test/2") == "five"
    assert await answer(network, "http://ok.test/1") == "page_unreachable"
    server.answers["/loop"] = redirect("/loop")
    assert await answer(network, "http://ok.test/loop") == "page_unreachable"


async def test_letters_of_a_redirect_are_those_a_browser_takes(
    server: AdvertServer, network: LocalNetwork
) -> None:
    server.answers["ok.test/utf"] = redirect("/é")
    server.answers["ok.test/old"] = redirect("/é").replace("é".encode(), "é".encode("latin-1"))
    server.answers["ok.test/%C3%A9"] = page("found")
    assert await answer(network, "http://ok.test/utf") == "found"
    assert await answer(network, "http://ok.test/old") == "found"
    server.answers["ok.test/bad"] = redirect("http://[::1")
    assert await answer(network, "http://ok.test/bad") == "bad_url"


async def test_parameters_of_a_path_are_asked_for(
    server: AdvertServer, network: LocalNetwork
) -> None:
    server.answers["ok.test/jobs;lang=pt/7;id=1?a=1;b=2"] = page("seven")
    assert await answer(network, "http://ok.test/jobs;lang=pt/7;id=1?a=1;b=2") == "seven"


async def test_a_page_that_would_lead_on_by_itself_is_a_page(
    server: AdvertServer, network: LocalNetwork
) -> None:
    text = '<meta http-equiv=refresh content="0;url=http://169.254.169.254/">'
    server.answers["/"] = page(text)
    assert await answer(network, "http://ok.test/") == text
    assert server.touched == 1


async def test_proxies_of_the_environment_are_not_asked(
    server: AdvertServer, network: LocalNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.answers["/"] = page("direct")
    assert await answer(network, "http://ok.test/") == "direct"


async def test_an_allowed_pair_is_reached_for_real(server: AdvertServer) -> None:
    server.answers["/job"] = page("at home")
    allowed = Fetcher(Guard(parse_allowed(f"127.0.0.1:{server.port}")))
    assert (await allowed.fetch(f"{server.url}/job")).data == b"at home"
    server.answers["/job"] = redirect("http://127.0.0.1:1/")
    with pytest.raises(EverdraftError) as refused:
        await allowed.fetch(f"{server.url}/job")
    assert refused.value.code == "address_refused"


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("404 Not Found", "advert_expired"),
        ("410 Gone", "advert_expired"),
        ("401 Who", "login_wall"),
        ("403 No", "login_wall"),
        ("999 Denied", "login_wall"),
        ("429 Slow", "page_unreachable"),
        ("500 Oh", "page_unreachable"),
        ("204 None", "page_unreachable"),
        ("302 Nowhere", "page_unreachable"),
    ],
)
async def test_a_status_says_why(
    server: AdvertServer, network: LocalNetwork, status: str, code: str
) -> None:
    server.answers["/"] = page("", status=status)
    assert await answer(network, "http://ok.test/") == code


async def test_packed_pages_are_unpacked(server: AdvertServer, network: LocalNetwork) -> None:
    text = "a page " * 1000
    raw = zlib.compressobj(wbits=-15)
    for encoding, data in (
        ("gzip", gzip.compress(text.encode())),
        ("deflate", zlib.compress(text.encode())),
        ("deflate", raw.compress(text.encode()) + raw.flush()),
        ("identity", text.encode()),
    ):
        server.answers["/"] = page(data, Content_Encoding=encoding)
        assert await answer(network, "http://ok.test/") == text


async def test_nothing_larger_than_the_limit_is_held(
    server: AdvertServer, network: LocalNetwork
) -> None:
    server.answers["/most"] = page(b"x" * BYTES_LIMIT)
    server.answers["/more"] = page(b"x" * (BYTES_LIMIT + 1))
    bomb = gzip.compress(b"\0" * 200_000_000, 9)
    assert len(bomb) < BYTES_LIMIT
    server.answers["/bomb"] = page(bomb, Content_Encoding="gzip")
    server.answers["/endless"] = _endless
    assert len(await answer(network, "http://ok.test/most")) == BYTES_LIMIT
    tracemalloc.start()
    try:
        for path in ("more", "bomb", "endless"):
            assert await answer(network, f"http://big.test/{path}") == "page_too_large", path
        assert tracemalloc.get_traced_memory()[1] < 12 * BYTES_LIMIT
    finally:
        tracemalloc.stop()


def _endless(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        connection.sendall(b"x" * 65_536)


async def test_what_is_no_text_is_not_read(server: AdvertServer, network: LocalNetwork) -> None:
    for media_type in ("application/pdf", "image/png", "application/octet-stream"):
        server.answers["/"] = page("x", media_type=media_type)
        assert await answer(network, "http://ok.test/") == "page_not_text"
    server.answers["/"] = page("x", Content_Encoding="br")
    assert await answer(network, "http://ok.test/") == "page_not_text"
    server.answers["/"] = page("x", media_type="")
    assert await answer(network, "http://ok.test/") == "x"


async def test_a_flood_of_headers_is_cut_off(server: AdvertServer, network: LocalNetwork) -> None:
    server.answers["/"] = page("x", **{f"X_{n}": "y" * 1000 for n in range(1000)})
    assert await answer(network, "http://ok.test/") == "page_unreachable"


async def test_broken_answers_are_said_to_be_broken(
    server: AdvertServer, network: LocalNetwork
) -> None:
    def dies(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<h1>Half a")

    server.answers["/dies"] = dies
    server.answers["/silent"] = lambda _: None
    server.answers["/no-http"] = b"SSH-2.0-OpenSSH\r\n\r\n"
    server.answers["/no-gzip"] = page("plain", Content_Encoding="gzip")
    server.answers["/no-flate"] = page("plain", Content_Encoding="deflate")
    for path in server.answers:
        assert await answer(network, f"http://ok.test{path}") == "page_unreachable", path
    assert await answer(network, "http://nowhere.test/") == "page_unreachable"


async def test_the_whole_has_one_limit_of_time(server: AdvertServer, network: LocalNetwork) -> None:
    def drips(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nx")
        connection.recv(1)  # until they give up

    server.answers["/"] = drips
    assert await answer(network, "http://ok.test/", seconds=0.2) == "page_unreachable"


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus of addresses is not here")
async def test_the_corpus_never_reaches_a_listener(
    server: AdvertServer, network: LocalNetwork
) -> None:
    server.answers |= {
        "redirect.test/302-to-file": redirect("file:///etc/passwd"),
        "redirect.test/loop": redirect("/loop"),
        "big.test/5GiB": _endless,
        "bomb.test/brotli": page("x", Content_Encoding="br"),
        "hdr.test/1MiB-headers": page("x", **{f"X_{n}": "y" * 1000 for n in range(1000)}),
        "ok.test/": page("ok"),
    }
    wrong: list[str] = []
    for row in map(json.loads, CORPUS.read_text("utf-8").splitlines()):
        if row["url"].startswith("https:") or row["url"].endswith("https-downgrade"):
            continue  # the guard alone says these: nobody here speaks TLS
        said = await answer(network, row["url"])
        blocked = said in ("address_refused", "bad_url")
        right = {"block": blocked, "allow": said == "ok"}.get(row["expect"], not blocked)
        wrong += [] if right else [f"{row['url'][:80]}: {said}"]
    assert wrong == []
    assert {address for address, _ in network.dialled} == {PUBLIC}
