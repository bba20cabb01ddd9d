"""Every setting, with its type, default and a sentence; environment first, then a TOML file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from everdraft.jobpages.addresses import parse_allowed

CONFIG_FILE_VARIABLE = "EVERDRAFT_CONFIG_FILE"


def default_data_dir() -> Path:
    """``$XDG_DATA_HOME/everdraft``, or ``~/.local/share/everdraft``."""
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "everdraft"


class Settings(BaseSettings):
    """What is in force. Names in the environment are EVERDRAFT_ and the field in capitals."""

    model_config = SettingsConfigDict(env_prefix="EVERDRAFT_", extra="ignore")

    data_dir: Path = Field(
        default_factory=default_data_dir,
        description="Folder of the database and the uploaded files, made with mode 0700.",
    )
    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=8765, ge=0, le=65_535, description="Port to listen on.")
    allowed_hosts: str = Field(
        default="",
        description="Names, separated by commas, under which browsers may reach this server "
        "besides localhost.",
    )
    allow_public_bind: bool = Field(
        default=False,
        description="Listen on an address others can reach although there are no accounts: "
        "everybody there sees everything.",
    )
    model: str = Field(
        default="rules",
        description="Who writes: `rules` (no model), `scripted` (a given text at a given pace), or "
        "`openai:NAME`, `anthropic:NAME`, `google:NAME`, `ollama:NAME`, `openrouter:NAME`.",
    )
    model_base_url: str = Field(
        default="", description="Address of a server that speaks the provider's protocol."
    )
    model_api_key: SecretStr = Field(default=SecretStr(""), description="The provider's key.")
    model_timeout_seconds: float = Field(
        default=60.0, gt=0, description="Longest wait for a model's first word, and between two."
    )
    model_attempts: int = Field(
        default=3,
        ge=1,
        le=20,
        description="Calls of a model for a section before it is an error.",
    )
    model_section_seconds: float = Field(
        default=1_800.0,
        gt=0,
        description="Longest time of all calls and waits for a section together.",
    )
    model_calls: int | None = Field(
        default=None,
        ge=1,
        le=100,
        description="Calls of a model under way at a time; 4 when not set, 1 for a model on this "
        "machine or in its network.",
    )
    script: Path | None = Field(
        default=None, description="The text file that the scripted model streams; one is built in."
    )
    pace_ms: float = Field(
        default=50.0, ge=0, description="Milliseconds between two chunks of the scripted model."
    )
    max_active_runs: int = Field(
        default=100, ge=1, description="Runs at work at the same time; more wait in line."
    )
    heartbeat_seconds: float = Field(
        default=15.0, gt=0, description="Silence after which a stream sends a sign of life."
    )
    long_poll_seconds: float = Field(
        default=20.0,
        gt=0,
        le=300,
        description="Longest wait of a long poll, which stands in for a stream that a proxy holds "
        "back.",
    )
    retention_days: float = Field(
        default=30.0,
        gt=0,
        description="Days after which a resting or stopped run that nobody opened is deleted, and "
        "of a finished one the log; results stay.",
    )
    budget_tokens_per_run: int | None = Field(
        default=None, ge=1, description="Tokens that models may take for one run, in and out."
    )
    budget_usd_per_day: float | None = Field(
        default=None, ge=0, description="Dollars a day (UTC) that models may cost here, of all."
    )
    budget_usd_per_month: float | None = Field(
        default=None, ge=0, description="Dollars a month (UTC) that models may cost here, of all."
    )
    budget_per_person_usd_per_day: float | None = Field(
        default=None, ge=0, description="Dollars a day (UTC) that models may cost for one person."
    )
    budget_per_person_usd_per_month: float | None = Field(
        default=None, ge=0, description="Dollars a month (UTC) that models may cost for one person."
    )
    cron_secret: SecretStr = Field(
        default=SecretStr(""),
        validation_alias=AliasChoices("EVERDRAFT_CRON_SECRET", "CRON_SECRET", "cron_secret"),
        description="What an outside scheduler must send to start the cleanup; without it that "
        "route is refused.",
    )
    credits: Literal["off", "on"] = Field(
        default="off", description="Whether runs cost credits; `off` shows nothing of them."
    )
    price_analysis: int = Field(default=1, ge=0, description="Credits an analysis costs.")
    price_improvement: int = Field(default=2, ge=0, description="Credits an improvement costs.")
    price_tailoring: int = Field(default=4, ge=0, description="Credits a tailoring costs.")
    price_cover_letter: int = Field(default=2, ge=0, description="Credits a cover letter costs.")
    job_allow: str = Field(
        default="",
        description="host:port pairs, separated by commas, that may be opened for a job advert "
        "although they are private.",
    )
    log_level: str = Field(default="info", description="debug, info, warning or error.")

    @field_validator("job_allow")
    @classmethod
    def _are_pairs(cls, value: str) -> str:
        parse_allowed(value)
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments win over the environment, the environment over the file."""
        del dotenv_settings, file_secret_settings
        sources: tuple[PydanticBaseSettingsSource, ...] = (init_settings, env_settings)
        path = os.environ.get(CONFIG_FILE_VARIABLE)
        if path:
            sources = (*sources, TomlConfigSettingsSource(settings_cls, Path(path)))
        return sources

    def shown(self) -> dict[str, Any]:
        """All values for `everdraft config`, secrets masked."""
        return {
            name: "********" if isinstance(value, SecretStr) else value
            for name, value in self.model_dump(mode="python").items()
        }

    def prices(self, declared: Mapping[str, int]) -> dict[str, int]:
        """Credits by workflow; empty when credits are off, and then everything is free.

        ``declared`` has the price of each workflow where no setting ``price_NAME`` says another.
        """
        if self.credits == "off":
            return {}
        return {name: getattr(self, f"price_{name}", price) for name, price in declared.items()}

    @property
    def extra_hosts(self) -> tuple[str, ...]:
        """The names of ``allowed_hosts``, in lower case."""
        return tuple(h.strip().lower() for h in self.allowed_hosts.split(",") if h.strip())
