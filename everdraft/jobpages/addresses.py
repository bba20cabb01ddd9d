"""Which addresses may be opened: the one parser of a job's URL, and the rule for what it names.

Only a public unicast address passes, written in its one plain form. Whatever spells, embeds or
hides another address is refused, whoever answers there. docs/jobs.md has the list.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urljoin

import idna

from everdraft.base.errors import BadInput
from everdraft.jobpages.problems import malformed, refused

LONGEST_URL = 2_048
PORTS = {"http": 80, "https": 443}

_URL = re.compile(r"(https?)://([^/?#\\]*)([^#]*)(?:#.*)?", re.IGNORECASE)
_AUTHORITY = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]*)(?::([0-9]{1,5}))?")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_DOTS = re.compile("[\u3002\uff0e\uff61]")
# Letters that a URL may hold besides the plain ones; what is encoded already stays.
_SAFE = "/?:@!$&'()*+,;=-._~%"

_HOME_NAMES = frozenset(
    {
        "localhost",
        "local",
        "localdomain",
        "internal",
        "intranet",
        "lan",
        "home",
        "corp",
        "private",
        "home.arpa",
        "in-addr.arpa",
        "ip6.arpa",
        "cluster.local",
        "svc",
        "onion",
        "alt",
    }
)
"""Names, and all names under them, that mean a machine nearby or none at all."""

_REFUSED_V4 = tuple(
    ipaddress.IPv4Network(one)
    for one in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT, and the metadata of one cloud
        "127.0.0.0/8",
        "168.63.129.16/32",  # the metadata of another
        "169.254.0.0/16",  # link-local, and the metadata of most
        "172.16.0.0/12",
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/3",  # multicast, reserved, broadcast
    )
)
_GLOBAL_V6 = ipaddress.IPv6Network("2000::/3")
"""The unicast addresses given out so far: mapped, compatible, NAT64, ULA, … are all outside."""
_REFUSED_V6 = tuple(
    ipaddress.IPv6Network(one)
    for one in (
        "2001::/23",  # Teredo, benchmarking, ORCHID and other protocols
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)


@dataclass(frozen=True, slots=True)
class Target:
    """A URL taken apart: ``host`` in lower case and ASCII, ``path`` with its query, no fragment."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The one spelling of it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"

    @property
    def pair(self) -> tuple[str, int]:
        """What EVERDRAFT_JOB_ALLOW names."""
        return self.host, self.port


_TRACKING = re.compile(
    r"(?:utm_\w+|gclid|fbclid|msclkid|trk|trackingId|refId|ref|src|source|gh_src|lever-\w+)=", re.I
)


def same_page(text: str) -> str:
    """One spelling of the addresses that lead to one page; "" for what is no address.

    What only says where a visitor came from is left out, and so are the last slash and "www.".
    """
    try:
        address = parse_url(text).url.partition("://")[2]
    except BadInput:
        return ""
    page, _mark, query = address.removeprefix("www.").partition("?")
    parts = "&".join(one for one in query.split("&") if one and not _TRACKING.match(one))
    return page.rstrip("/") + (f"?{parts}" if parts else "")


def parse_url(text: str) -> Target:
    """Takes a URL apart. Raises `BadInput`: ``bad_url`` for what is none, ``address_refused``
    for one that hides where it leads."""
    text = text.strip(" ")
    if not 0 < len(text) <= LONGEST_URL or _has_strange_letters(text):
        raise malformed()
    found = _URL.fullmatch(text)
    if found is None:
        raise malformed()
    scheme, authority, rest = found[1].lower(), found[2], found[3]
    if "@" in authority:
        raise refused("userinfo")
    parts = _AUTHORITY.fullmatch(authority)
    if parts is None or not parts[1]:
        raise malformed()
    port = int(parts[2]) if parts[2] else PORTS[scheme]
    if not 0 < port < 65_536:
        raise malformed()
    path = rest if rest.startswith("/") else f"/{rest}"
    return Target(scheme, _host(parts[1]), port, quote(path, safe=_SAFE))


def _has_strange_letters(text: str) -> bool:
    """Control characters, spaces of any kind, backslashes and half letters are in no URL."""
    return any(one == "\\" or unicodedata.category(one)[0] in "CZ" for one in text)


def _host(written: str) -> str:
    """The host in lower case and ASCII. Raises `BadInput`."""
    if written.startswith("["):
        return _literal_v6(written[1:-1])
    host = written.lower()
    if "%" in host or host.endswith(".") or _DOTS.search(host):
        raise refused("private", host=written)
    if not host.isascii():
        if unicodedata.normalize("NFKC", host) != host:
            raise refused("private", host=written)  # circled, full-width and other disguises
        try:
            host = idna.encode(host).decode("ascii")
        except idna.IDNAError:
            raise malformed() from None
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(one) for one in labels):
        raise malformed()
    if _NUMBER.fullmatch(labels[-1]):
        return _literal_v4(host)
    if any(label.startswith("xn--") and not _is_punycode(label) for label in labels):
        raise malformed()
    return host


def _is_punycode(label: str) -> bool:
    try:
        idna.ulabel(label)
    except idna.IDNAError:
        return False
    return True


def _literal_v4(host: str) -> str:
    """Four plain decimal numbers; decimal, octal, hex and short spellings are refused."""
    try:
        return str(ipaddress.IPv4Address(host))
    except ValueError:
        raise refused("private", host=host) from None


def _literal_v6(host: str) -> str:
    try:
        address = ipaddress.IPv6Address(host)
    except ValueError:
        raise (refused("private", host=host) if "%" in host else malformed()) from None
    if address.scope_id is not None:
        raise refused("private", host=host)
    return str(address)


def is_public(address: str) -> bool:
    """Whether an address as a resolver gives it is public, unicast, and itself."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False  # a zone id, or no address at all
    if isinstance(found, ipaddress.IPv4Address):
        return not any(found in network for network in _REFUSED_V4)
    if found.scope_id is not None or found not in _GLOBAL_V6:
        return False
    return not any(found in network for network in _REFUSED_V6)


def is_home_name(host: str) -> bool:
    """Whether a name means a machine nearby: "localhost", "x.internal", a name without a dot."""
    labels = host.split(".")
    tails = (".".join(labels[at:]) for at in range(len(labels)))
    return len(labels) == 1 or any(tail in _HOME_NAMES for tail in tails)


def is_literal(host: str) -> bool:
    """Whether a host (of a `Target`) is an address itself."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


class Guard:
    """Who may be reached: public addresses on 80 and 443, and the pairs the operator allows."""

    def __init__(self, allowed: Iterable[tuple[str, int]] = ()) -> None:
        self._allowed = frozenset(allowed)

    def check(self, target: Target) -> None:
        """Before anything is resolved. Raises `BadInput` (``address_refused``)."""
        if target.pair in self._allowed:
            return
        if target.port not in PORTS.values():
            raise refused("port", port=target.port)
        literal = is_literal(target.host)
        if (literal and not is_public(target.host)) or (not literal and is_home_name(target.host)):
            raise refused("private", host=target.host)

    def checked(self, host: str, port: int, addresses: Sequence[str]) -> Sequence[str]:
        """The addresses of a host, when every one of them may be reached. Raises `BadInput`."""
        if (host, port) in self._allowed or all(is_public(one) for one in addresses):
            return addresses
        raise refused("private", host=host)

    def follow(self, before: Target, location: str) -> Target:
        """Where a redirect leads, when it may. Raises `BadInput`."""
        try:
            target = parse_url(urljoin(before.url, location.strip()))
        except ValueError:
            raise malformed() from None
        if before.scheme == "https" and target.scheme != "https":
            raise refused("downgrade")
        self.check(target)
        return target


def parse_allowed(text: str) -> frozenset[tuple[str, int]]:
    """EVERDRAFT_JOB_ALLOW: host:port pairs divided by commas. ValueError for anything else."""
    pairs: set[tuple[str, int]] = set()
    for one in text.split(","):
        if not one.strip():
            continue
        host, colon, port = one.strip().rpartition(":")
        if not (colon and port.isascii() and port.isdigit() and 0 < int(port) < 65_536):
            raise ValueError(f"{one.strip()!r} is no host:port pair")
        host = host.removeprefix("[").removesuffix("]").lower()
        if not host or any(letter in host for letter in "/@[] "):
            raise ValueError(f"{one.strip()!r} is no host:port pair")
        pairs.add((str(ipaddress.ip_address(host)) if is_literal(host) else host, int(port)))
    return frozenset(pairs)
