"""Which model is meant: `provider:name`, its address and its key, checked before any call."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from everdraft.base.errors import BadInput


@dataclass(slots=True, frozen=True)
class _Provider:
    """Where a provider is, and whether it asks for a key."""

    base_url: str
    needs_key: bool = True


# Google is reached by its OpenAI-compatible address: https://ai.google.dev/gemini-api/docs/openai
PROVIDERS: dict[str, _Provider] = {
    "openai": _Provider("https://api.openai.com/v1"),
    "anthropic": _Provider("https://api.anthropic.com"),
    "google": _Provider("https://generativelanguage.googleapis.com/v1beta/openai"),
    "openrouter": _Provider("https://openrouter.ai/api/v1"),
    "ollama": _Provider("http://127.0.0.1:11434/v1", needs_key=False),
}


CALLS = 4
NEAR_NAMES = (".local", ".lan", ".home", ".internal", ".home.arpa", ".localhost")


@dataclass(slots=True, frozen=True)
class ModelSpec:
    """A model that can be called. ``own_address``: not the provider's published one."""

    provider: str
    model_name: str
    base_url: str
    own_address: bool
    api_key: str = field(repr=False)

    @property
    def host(self) -> str:
        """The host that is called."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def local_server(self) -> bool:
        """Whether the server that is called runs on this machine."""
        return is_loopback(self.host)

    @property
    def remote(self) -> bool:
        """Whether the text leaves this machine; Ollama passes the models of its cloud on."""
        cloud = self.provider == "ollama" and self.model_name.endswith("cloud")
        return cloud or not self.local_server

    @property
    def title(self) -> str:
        """What people read: the model, and the server when it is not the provider's own."""
        name = f"{self.provider}:{self.model_name}"
        place = urlsplit(self.base_url).netloc.rpartition("@")[2]
        return f"{name} ({place})" if self.own_address else name

    @property
    def calls(self) -> int:
        """Calls under way at a time, where no setting says otherwise.

        A model on this machine or in its network answers one after the other in any case, and
        asking it for more only makes each of them run into its timeout.
        """
        return 1 if is_near(self.host) else CALLS


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine itself."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_near(host: str) -> bool:
    """Whether a host is this machine or in its own network: a private address, or a name that no
    public server has."""
    name = host.lower().rstrip(".")
    try:
        return ip_address(name.strip("[]")).is_private
    except ValueError:
        return is_loopback(name) or "." not in name or name.endswith(NEAR_NAMES)


def parse_spec(spec: str, *, base_url: str = "", api_key: str = "") -> ModelSpec:
    """What EVERDRAFT_MODEL, _BASE_URL and _API_KEY mean together. Raises `BadInput`."""
    provider, separator, model_name = (part.strip() for part in spec.partition(":"))
    known = PROVIDERS.get(provider)
    if known is None or not separator or not model_name:
        raise BadInput(
            "EVERDRAFT_MODEL=%(model)s is not known.",
            code="unknown_model",
            action="Use rules, scripted, or a provider and a model: %(providers)s.",
            model=spec,
            providers=", ".join(f"{name}:NAME" for name in PROVIDERS),
        )
    address = _address(provider, base_url.strip()) if base_url.strip() else known.base_url
    key = api_key.strip()
    if known.needs_key and not base_url.strip() and not key:
        raise BadInput(
            "%(model)s needs a key.",
            code="model_key_missing",
            action="Set EVERDRAFT_MODEL_API_KEY, or EVERDRAFT_MODEL_BASE_URL to your own server.",
            model=spec,
        )
    return ModelSpec(provider, model_name, address, bool(base_url.strip()), key)


def _address(provider: str, base_url: str) -> str:
    """The address as the provider's client wants it.

    Chat completions live under ``/v1`` of nearly every server: it is added to an address without a
    path. Anthropic's client adds it by itself.
    """
    try:
        parts = urlsplit(base_url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
        parts = urlsplit("")
    if not usable or parts.query or parts.fragment:
        raise BadInput(
            "EVERDRAFT_MODEL_BASE_URL=%(url)s is no address of a server.",
            code="model_base_url",
            action="Give one such as http://127.0.0.1:11434/v1.",
            url=base_url,
        )
    path = parts.path.rstrip("/")
    if provider == "anthropic":
        path = path.removesuffix("/v1")
    elif not path:
        path = "/v1"
    return parts._replace(path=path).geturl()
