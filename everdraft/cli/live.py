"""The workplace at a live server, through the socket in its data folder."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager
from http import HTTPStatus
from time import monotonic
from typing import Any
from urllib.parse import quote, unquote

import httpx2

from everdraft.base.errors import BadInput, Conflict, EverdraftError, NotFound, OutsideFailure
from everdraft.cli.sockets import reachable
from everdraft.cli.workplace import AnswerJson, ExportedFile, RunJson
from everdraft.runs.events import Event, decode
from everdraft.settings import Settings

ANSWER_SECONDS = 30.0
RECOGNITION_SECONDS = 300.0
"""Pages are recognised one after another, and one file at a time."""
RETURN_SECONDS = 20.0
"""How long a reader waits for a server that went away: a restart takes a few."""
RETRY_SECONDS = 0.25


@asynccontextmanager
async def live(settings: Settings, language: str) -> AsyncGenerator[Live]:
    """A client of the folder's server."""
    with reachable(settings.data_dir) as path:
        client = httpx2.AsyncClient(
            transport=httpx2.AsyncHTTPTransport(uds=path),
            base_url="http://localhost",
            headers={"accept": "application/json", "accept-language": language},
            timeout=ANSWER_SECONDS,
            trust_env=False,
        )
        async with client:
            yield Live(client, settings.heartbeat_seconds)


class Live:
    """See `Workplace`."""

    is_live = True

    def __init__(self, client: httpx2.AsyncClient, heartbeat_seconds: float) -> None:
        self._client = client
        self._silence_seconds = 2 * heartbeat_seconds + 10

    async def start(
        self, kind: str, data: bytes, file_name: str, *, read_pictures: bool = False
    ) -> RunJson:
        """See `Workplace.start`."""
        from everdraft.workflows import load_workflows  # all the checks come with it

        asked = {"readPictures": "true"} if read_pictures else {}
        sent = {"file": (file_name, data)}
        patience = RECOGNITION_SECONDS if read_pictures else ANSWER_SECONDS
        resume = await self._ask("POST", "/api/resumes", files=sent, data=asked, timeout=patience)
        fields = {"resumeId": resume["id"]}
        return await self._ask("POST", load_workflows()[kind].route, json=fields)

    async def runs(self, statuses: Sequence[str], limit: int) -> list[RunJson]:
        """See `Workplace.runs`."""
        found: list[RunJson] = []
        after = ""
        while len(found) < limit:
            asked: dict[str, Any] = {"status": list(statuses), "after": after}
            page = await self._ask("GET", "/api/runs", params=asked)
            found += page["runs"]
            after = page["next"] or ""
            if not after:
                break
        return found[:limit]

    async def run(self, run_id: str) -> RunJson:
        """See `Workplace.run`."""
        return await self._ask("GET", f"/api/runs/{run_id}")

    async def command(self, name: str, run_id: str) -> RunJson:
        """See `Workplace.command`."""
        return await self._ask("POST", f"/api/runs/{run_id}/{name}")

    async def credits(self) -> AnswerJson:
        """See `Workplace.credits`."""
        return await self._ask("GET", "/api/admin/credits")

    async def grant(self, amount: int) -> AnswerJson:
        """See `Workplace.grant`."""
        return await self._ask("POST", "/api/admin/credits/grant", json={"amount": amount})

    async def cleanup(self) -> AnswerJson:
        """See `Workplace.cleanup`."""
        return await self._ask("POST", "/api/admin/cleanup")

    async def export(self, name: str, kind: str, paper: str) -> ExportedFile:
        """See `Workplace.export`."""
        path = f"/api/documents/{quote(name, safe='')}/export"
        asked = {"format": kind, **({"paper": paper} if paper else {})}
        answer = await self._answer("GET", path, params=asked)
        check = None
        if kind == "pdf":
            check = await self._ask("GET", f"{path}/check", params={"paper": paper})
        given = answer.headers.get("content-disposition", "").rpartition("''")[2]
        held_back = int(answer.headers.get("export-held-back", "0"))
        return ExportedFile(answer.content, unquote(given) or f"CV.{kind}", held_back, check)

    async def events(self, run_id: str, after: int) -> AsyncIterator[Event]:
        """See `Workplace.events`. A server that is restarted is waited for."""
        cursor = after
        lost_at: float | None = None
        while True:
            try:
                async with aclosing(self._connection(run_id, cursor)) as connection:
                    async for event in connection:
                        cursor, lost_at = event.seq, None
                        yield event
                lost_at = None
            except _NothingMore:
                return
            except httpx2.TransportError as gone:
                lost_at = lost_at or monotonic()
                if monotonic() - lost_at > RETURN_SECONDS:
                    raise _gone() from gone
            # The stream ended without an end of the run: its server stops, the next one goes on.
            await asyncio.sleep(RETRY_SECONDS)

    async def _connection(self, run_id: str, after: int) -> AsyncGenerator[Event]:
        headers = {"accept": "text/event-stream", "last-event-id": str(after)}
        timeout = httpx2.Timeout(ANSWER_SECONDS, read=self._silence_seconds)
        path = f"/api/runs/{run_id}/events"
        async with self._client.stream("GET", path, headers=headers, timeout=timeout) as answer:
            if answer.status_code == HTTPStatus.NO_CONTENT:
                raise _NothingMore
            if answer.status_code != HTTPStatus.OK:
                await answer.aread()
                raise error_of(answer)
            rest = b""
            async for chunk in answer.aiter_bytes():
                *frames, rest = (rest + chunk).split(b"\n\n")
                for frame in frames:
                    event = event_of(frame)
                    if event is not None:
                        yield event

    async def _ask(self, method: str, path: str, **request: Any) -> Any:
        return (await self._answer(method, path, **request)).json()

    async def _answer(self, method: str, path: str, **request: Any) -> httpx2.Response:
        try:
            answer = await self._client.request(method, path, **request)
        except httpx2.TransportError as gone:
            raise _gone() from gone
        if not answer.is_success:
            raise error_of(answer)
        return answer


class _NothingMore(Exception):
    """The run has ended and the cursor stands behind its last event."""


def event_of(frame: bytes) -> Event | None:
    """The event in one SSE frame; None for a comment or a ``retry:``."""
    for line in frame.split(b"\n"):
        if line.startswith(b"data: "):
            return decode(line[6:].decode())
    return None


def error_of(answer: httpx2.Response) -> EverdraftError:
    """A server's refusal as the error it was; its words are already in our language."""
    try:
        body = answer.json()
        words, code, action = str(body["error"]), str(body["code"]), str(body["action"])
    except (ValueError, KeyError, TypeError):
        return OutsideFailure(
            "The server gave an answer that is none of ours (%(status_code)d).",
            code="bad_answer",
            action="Check that the server and this command are the same version, and try again.",
            status_code=answer.status_code,
        )
    kinds: dict[int, type[EverdraftError]] = {404: NotFound, 409: Conflict}
    kind = kinds.get(answer.status_code)
    if kind is None:
        kind = BadInput if 400 <= answer.status_code < 500 else OutsideFailure
    return kind(words, code=code, action=action)


def _gone() -> OutsideFailure:
    return OutsideFailure(
        "The Everdraft server of this data folder no longer answers.",
        code="server_gone",
        action="Everything saved is kept. Start it again with `everdraft serve`.",
    )
