"""The roof: wires stores, engine, execution and web; the one place with concrete classes."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import structlog
from fastapi import FastAPI

from everdraft import __version__
from everdraft.base.clock import Clock, SystemClock
from everdraft.base.errors import EverdraftError, OurFault
from everdraft.base.ids import IdSource, random_id
from everdraft.cv.edit import sound_document
from everdraft.documents.reader import warm_children
from everdraft.documents.render.renderer import Renderer
from everdraft.engine.commit import Committer
from everdraft.engine.credits import CreditService
from everdraft.engine.disk import Disk
from everdraft.engine.execute import Executor, Stores
from everdraft.engine.feed import Feed
from everdraft.engine.figures import watch_loop_lag
from everdraft.engine.hub import Hub
from everdraft.engine.library import LibraryService
from everdraft.engine.sends import SendService
from everdraft.engine.service import RunService
from everdraft.engine.sweep import Sweeper
from everdraft.engine.waking import Waker
from everdraft.engine.watch import Watches
from everdraft.execution.local import LocalExecution
from everdraft.execution.lock import FolderLock
from everdraft.jobpages.addresses import Guard, parse_allowed
from everdraft.jobpages.fetch import Fetcher
from everdraft.jobpages.reader import JobReader
from everdraft.llm import provider
from everdraft.llm.attempts import AttemptRules
from everdraft.llm.budget import Budget
from everdraft.llm.port import Model
from everdraft.llm.scripted import ScriptedModel, load_script
from everdraft.llm.spec import parse_spec
from everdraft.settings import Settings
from everdraft.storage.backup import last_backup_at
from everdraft.storage.connection import schema_version
from everdraft.storage.files import DiskFiles
from everdraft.storage.migrations import Tell
from everdraft.storage.reserve import DiskReserve
from everdraft.storage.sqlite import SqliteStore
from everdraft.web.context import Readiness, WebContext
from everdraft.web.errors import HANDLERS
from everdraft.web.facts import Facts, HostFacts, Limits, ModelFacts
from everdraft.web.routes import add_routes
from everdraft.web.security import LOOPBACK_HOSTS
from everdraft.web.security import Guard as WebGuard
from everdraft.workflows import load_workflows
from everdraft.workflows.spending import Budgets, Purse
from everdraft.workflows.tools import Tools

DATABASE_NAME = "everdraft.sqlite3"
FILES_NAME = "files"
TRY_SECONDS = 10.0
"""How long a model that is tried may take for its first word."""
FEED_NAME_LENGTH = 8
"""Enough to tell one life of a server from the next in a cursor."""

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Engine:
    """An opened data folder with everything that works on it, for the server and the CLI."""

    store: SqliteStore
    committer: Committer
    hub: Hub
    watches: Watches
    execution: LocalExecution
    executor: Executor
    runs: RunService
    library: LibraryService
    credits: CreditService
    sends: SendService
    sweeper: Sweeper
    disk: Disk
    waker: Waker
    lock: FolderLock
    clock: Clock
    model: Model | None
    upkeep: tuple[asyncio.Task[None], ...] = ()

    async def start(self) -> int:
        """Takes up every unfinished run; gives their number."""
        taken_up = await self.execution.start(self.executor.execute)
        self.committer.figures.runs_recovered.labels("restart").inc(taken_up)
        return taken_up

    def start_upkeep(self) -> None:
        """Cleans up, wakes what rests until a time, and watches the loop, while the server runs."""
        watching = watch_loop_lag(self.committer.figures, self.clock.monotonic_seconds)
        self.upkeep = (
            asyncio.create_task(self.sweeper.keep_sweeping(), name="sweep"),
            asyncio.create_task(self.waker.keep_waking(), name="wake"),
            asyncio.create_task(self.disk.keep_looking(), name="look at the disk"),
            asyncio.create_task(watching, name="watch loop lag"),
        )

    async def stop(self) -> None:
        """Ends readers and work, waits for what is on its way, closes the folder."""
        self.hub.stop()
        for task in self.upkeep:
            task.cancel()
        self.executor.stopping = True
        await self.execution.stop()
        if self.model is not None:
            await self.model.close()
        await self.committer.close()
        self.store.close()
        self.lock.release()


def prepare_folder(folder: Path) -> None:
    """Makes the data folder, readable by its owner alone."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as failure:
        raise OurFault(
            "The data folder %(folder)s cannot be used: %(reason)s",
            code="data_folder_unusable",
            action="Give another one with --data or EVERDRAFT_DATA_DIR.",
            folder=str(folder),
            reason=failure.strerror or str(failure),
        ) from failure


def make_model(settings: Settings) -> Model | None:
    """Who writes, by EVERDRAFT_MODEL; None when it is the rules alone."""
    if settings.model == "rules":
        return None
    if settings.model == "scripted":
        return ScriptedModel(load_script(settings.script), settings.pace_ms / 1000)
    return provider.make_model(
        settings.model,
        base_url=settings.model_base_url,
        api_key=settings.model_api_key.get_secret_value(),
        limits=provider.CallLimits(timeout_seconds=settings.model_timeout_seconds),
        calls=settings.model_calls,
    )


def attempts_of(settings: Settings) -> AttemptRules:
    """How often and how long a model is asked for a section."""
    return AttemptRules(
        attempts=settings.model_attempts, section_seconds=settings.model_section_seconds
    )


def prices_of(settings: Settings) -> dict[str, int]:
    """Credits by workflow, those of the settings before the declared ones."""
    return settings.prices({one.name: one.price for one in load_workflows()})


def make_job_reader(settings: Settings, clock: Clock) -> JobReader:
    """Who fetches the page of an advert, through a guard that lets nothing private be reached."""
    guard = Guard(parse_allowed(settings.job_allow))
    return JobReader(Fetcher(guard), today=lambda: clock.now().date())


def make_tools(
    settings: Settings, model: Model | None, sends: SendService, clock: Clock, ids: IdSource
) -> Tools:
    """What every workflow is handed."""
    return Tools(
        model,
        clock,
        ids,
        attempts_of(settings),
        Purse(sends, budgets_of(settings), clock),
        make_job_reader(settings, clock).read,
    )


def budgets_of(settings: Settings) -> Budgets:
    """What models may take, as the settings say."""
    return Budgets(
        Budget(
            settings.budget_tokens_per_run,
            settings.budget_usd_per_day,
            settings.budget_usd_per_month,
        ),
        Budget(
            None, settings.budget_per_person_usd_per_day, settings.budget_per_person_usd_per_month
        ),
    )


def _open_folder(folder: Path, clock: Clock, tell: Tell | None) -> tuple[FolderLock, SqliteStore]:
    prepare_folder(folder)
    lock = FolderLock(folder)
    lock.acquire()
    try:
        return lock, SqliteStore(folder / DATABASE_NAME, now=clock.now, tell=tell)
    except BaseException:
        lock.release()
        raise


def open_engine(
    settings: Settings,
    *,
    clock: Clock | None = None,
    ids: IdSource = random_id,
    tell: Tell | None = None,
) -> Engine:
    """Locks and opens the data folder. Raises `OurFault` with what to do when it cannot.

    ``tell`` hears of a change of the database's schema, before, while and after it is made.
    """
    clock = clock or SystemClock()
    model = make_model(settings)
    lock, store = _open_folder(settings.data_dir, clock, tell)
    stores = Stores(store, store, store, store)
    hub = Hub(store, Feed(ids("feed").removeprefix("feed_")[:FEED_NAME_LENGTH]))
    committer = Committer(store, hub.publish, hub.look_again)
    execution = LocalExecution(store, active_runs_limit=settings.max_active_runs)
    committer.figures.runs_active.set_function(lambda: execution.active_count)
    committer.figures.sse_connections.set_function(lambda: hub.reader_count)
    committer.on_trouble = hub.look_again
    disk = Disk(committer, DiskReserve(settings.data_dir))
    sends = SendService(store, clock=clock)
    tools = make_tools(settings, model, sends, clock, ids)
    files = DiskFiles(settings.data_dir / FILES_NAME)
    runs = RunService(
        stores, committer, hub, execution, clock=clock, ids=ids, prices=prices_of(settings)
    )
    return Engine(
        store=store,
        committer=committer,
        hub=hub,
        watches=Watches(stores, hub, runs.touch),
        execution=execution,
        executor=Executor(
            stores,
            committer,
            load_workflows(),
            tools,
            clock=clock,
            ids=ids,
            writer=model.name if model is not None else "rules",
        ),
        runs=runs,
        library=LibraryService(
            store, files, committer, clock=clock, ids=ids, disk=disk, as_read=sound_document
        ),
        credits=CreditService(store, committer, clock=clock, ids=ids),
        sends=sends,
        sweeper=Sweeper(
            stores, committer, clock=clock, retention_days=settings.retention_days, disk=disk
        ),
        disk=disk,
        waker=Waker(store, runs, clock=clock),
        lock=lock,
        clock=clock,
        model=model,
    )


def facts_of(settings: Settings) -> Facts:
    """What the pages may know of the settings and of the machine; never the key."""
    key = settings.model_api_key.get_secret_value()
    named = {"base_url": settings.model_base_url, "api_key": key}
    calls_out = settings.model not in {"rules", "scripted"}
    spec = parse_spec(settings.model, **named) if calls_out else None
    return Facts(
        model=ModelFacts(
            setting=settings.model,
            name=spec.title if spec else settings.model,
            remote=spec.remote if spec else False,
            host=spec.host if spec else "",
            key_set=bool(key),
            price_known=lambda: not calls_out or provider.price_is_known(settings.model, **named),
        ),
        limits=Limits(
            settings.budget_tokens_per_run,
            settings.budget_usd_per_day,
            settings.budget_usd_per_month,
            settings.budget_per_person_usd_per_day,
            settings.budget_per_person_usd_per_month,
        ),
        retention_days=settings.retention_days,
        prices=prices_of(settings),
        host=lambda: host_facts(settings.data_dir),
        try_model=lambda: try_model(settings),
    )


async def try_model(settings: Settings) -> EverdraftError | None:
    """One tiny call of the configured model: None when it works, otherwise what is wrong.

    It carries nothing of anybody's. Rules and the scripted model have nobody to ask.
    """
    if settings.model in {"rules", "scripted"}:
        return None
    return await provider.try_key(
        settings.model,
        base_url=settings.model_base_url,
        api_key=settings.model_api_key.get_secret_value(),
        timeout_seconds=TRY_SECONDS,
    )


def host_facts(folder: Path) -> HostFacts:
    """The data folder as it is now."""
    return HostFacts(
        folder=str(folder),
        free_bytes=shutil.disk_usage(folder).free,
        schema=schema_version(folder / DATABASE_NAME) or 0,
        last_backup_at=last_backup_at(folder),
        copies=tuple(sorted(one.name for one in folder.glob("*-schema-*.sqlite3"))),
    )


def allowed_hosts(settings: Settings) -> frozenset[str]:
    """Loopback names, the address listened on, and what the operator added."""
    return LOOPBACK_HOSTS | {settings.host.lower().strip("[]")} | set(settings.extra_hosts)


def create_app(
    settings: Settings, *, clock: Clock | None = None, tell: Tell | None = None
) -> FastAPI:
    """The web application. The data folder is opened at start-up and closed at the end."""
    workflows = load_workflows()
    clock = clock or SystemClock()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        engine = open_engine(settings, clock=clock, tell=tell)
        context = WebContext(
            runs=engine.runs,
            library=engine.library,
            workflows=workflows,
            committer=engine.committer,
            hub=engine.hub,
            watches=engine.watches,
            credits=engine.credits if prices_of(settings) else None,
            ledger=engine.credits,
            sweeper=engine.sweeper,
            cron_secret=settings.cron_secret.get_secret_value(),
            clock=clock,
            random=random.random,
            model_name=settings.model,
            version=__version__,
            heartbeat_seconds=settings.heartbeat_seconds,
            long_poll_seconds=settings.long_poll_seconds,
            allowed_hosts=allowed_hosts(settings),
            sends=engine.sends,
            facts=facts_of(settings),
            renderer=Renderer(),
            readiness=Readiness(),
        )
        app.state.context = context
        app.state.engine = engine
        context.readiness.taken_up_count = await engine.start()
        engine.start_upkeep()
        context.readiness.ready = True
        log.info("server.ready", process=os.getpid(), taken_up=context.readiness.taken_up_count)
        try:
            with warm_children():
                yield
        finally:
            await context.renderer.close()
            await engine.stop()

    app = FastAPI(
        title="Everdraft",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    for kind, handler in HANDLERS.items():
        app.add_exception_handler(kind, handler)
    add_routes(app, workflows)
    app.add_middleware(WebGuard, allowed_hosts=allowed_hosts(settings))
    return app
