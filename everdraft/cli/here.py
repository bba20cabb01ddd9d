"""The workplace in this process: the folder is ours, and one run is worked on here."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from everdraft.accounts.user import LOCAL_USER
from everdraft.app import Engine
from everdraft.base.clock import timestamp
from everdraft.base.language import translator
from everdraft.cli.workplace import AnswerJson, ExportedFile, RunJson
from everdraft.documents.render.renderer import Renderer
from everdraft.engine.requests import StartRequest
from everdraft.runs.events import Event, decode
from everdraft.runs.states import UNFINISHED, RunStatus
from everdraft.runs.store import RunQuery
from everdraft.settings import Settings
from everdraft.web.export_source import Exports, check_json, file_name, usual_paper
from everdraft.web.shapes import run_summary, run_whole
from everdraft.web.upkeep_api import account_json, cleanup_json, entry_json, granted_amount
from everdraft.workflows import load_workflows
from everdraft.workflows.intake import read_upload


class Here:
    """See `Workplace`. Opening does not take up what others left unfinished: that is a server's."""

    is_live = False

    def __init__(self, engine: Engine, settings: Settings, language: str) -> None:
        self._engine = engine
        self._language = language
        self._ours: set[str] = set()
        self._heartbeat_seconds = settings.heartbeat_seconds

    async def open(self) -> None:
        """Begins to work, on the runs that are ours alone."""
        await self._engine.execution.start(self._execute)

    async def _execute(self, run_id: str) -> None:
        if run_id in self._ours:
            await self._engine.executor.execute(run_id)

    def _work_on(self, run_id: str) -> None:
        self._ours.add(run_id)
        self._engine.execution.dispatch(run_id)

    async def start(
        self, kind: str, data: bytes, file_name: str, *, read_pictures: bool = False
    ) -> RunJson:
        """See `Workplace.start`."""
        upload = await read_upload(data, file_name, read_pictures=read_pictures)
        resume = await self._engine.library.add(LOCAL_USER.id, upload)
        wish = load_workflows()[kind].input.model_validate({"resumeId": resume.id})
        request = StartRequest(
            owner_id=LOCAL_USER.id,
            kind=kind,
            title=resume.title,
            subject_id=resume.id,
            input=wish.model_dump(mode="json", by_alias=True),
            language=self._language,
        )
        row = await self._engine.runs.start(request)
        if row.status in UNFINISHED:
            self._work_on(row.id)
        return run_summary(row)

    async def runs(self, statuses: Sequence[str], limit: int) -> list[RunJson]:
        """See `Workplace.runs`."""
        wanted = tuple(RunStatus(status) for status in statuses)
        query = RunQuery(LOCAL_USER.id, statuses=wanted, limit=limit)
        return [run_summary(row) for row in await self._engine.runs.list(query)]

    async def run(self, run_id: str) -> RunJson:
        """See `Workplace.run`."""
        return run_whole(*await self._engine.runs.snapshot(LOCAL_USER.id, run_id))

    async def command(self, name: str, run_id: str) -> RunJson:
        """See `Workplace.command`."""
        runs = self._engine.runs
        commands = {
            "pause": runs.pause,
            "resume": runs.resume,
            "cancel": runs.cancel,
            "retry": runs.retry,
        }
        row = await commands[name](LOCAL_USER.id, run_id)
        if row.status in UNFINISHED:
            self._work_on(run_id)
        return run_summary(row)

    async def credits(self) -> AnswerJson:
        """See `Workplace.credits`."""
        return account_json(await self._engine.credits.account(LOCAL_USER.id))

    async def grant(self, amount: int) -> AnswerJson:
        """See `Workplace.grant`."""
        entry = await self._engine.credits.grant(LOCAL_USER.id, granted_amount(amount))
        return entry_json(entry)

    async def cleanup(self) -> AnswerJson:
        """See `Workplace.cleanup`."""
        now = timestamp(self._engine.clock.now())
        return cleanup_json(await self._engine.sweeper.sweep(), now)

    async def export(self, name: str, kind: str, paper: str) -> ExportedFile:
        """See `Workplace.export`."""
        renderer = Renderer()
        exports = Exports(self._engine.library, self._engine.runs, renderer)
        try:
            found = await exports.find(LOCAL_USER.id, name)
            paper = paper or usual_paper(found, self._language)
            made = await exports.file(found, kind, paper)
        finally:
            await renderer.close()
        check = check_json(found, made, paper, translator(self._language)) if made.checked else None
        return ExportedFile(made.data, file_name(found, kind), len(found.waiting), check)

    async def events(self, run_id: str, after: int) -> AsyncIterator[Event]:
        """See `Workplace.events`."""
        reader = await self._engine.runs.follow(LOCAL_USER.id, run_id, after)
        async with reader:
            while not self._engine.hub.stopping:
                batch = await reader.next(self._heartbeat_seconds)
                for stored in batch.events:
                    yield decode(stored.body)
                if batch.ended:
                    return
