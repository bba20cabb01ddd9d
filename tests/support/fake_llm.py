"""A scripted model server on loopback, in every mood, with a log of the calls it got.

It speaks chat completions (``/chat/completions``) and Anthropic's messages (``/messages``), both
streamed, on a thread of its own. ``play`` names the moods of the next calls; the last one stays.
Every word it says carries the number of its call ("call3.7 "), so that text of two calls can be
told apart wherever it lands. As a process of its own: ``python -m tests.support.fake_llm``.
"""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import json
import re
import socket
import struct
import sys
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, Self

WORDS = 12
SLOW_SECONDS = 0.02
MARK = re.compile(r"call(\d+)\.\d+ ")

MOODS = {
    "ok": "whole, with usage",
    "slow": "whole, with a pause before every word",
    "think": "whole, after thoughts that are not part of the answer",
    "stall_first": "silent after the head, until the client leaves",
    "stall_between": "half, then silent until the client leaves",
    "comments": "signs of life on the wire, but never a word",
    "cut": "half, then the connection is reset",
    "cut_utf8": "half, then a reset inside a character",
    "cut_before": "reset before any answer",
    "no_finish": "all words, a clean end, but no finish reason",
    "rate_limited": "429",
    "rate_limited_after": "429 with retry-after: 7",
    "overloaded": "529",
    "failing": "500",
    "junk": "200, a stream that is no JSON",
    "html": "200, a page of some proxy",
    "packed": "200, gzip that nobody asked for",
    "endless": "words until the client leaves",
    "length": "half, finish reason length",
    "refusal": "a refusal in place of an answer",
    "error_inside": "half, then an error object in the stream",
    "wrong_types": "fields of the wrong types",
    "empty": "a finish reason and no word",
    "auth": "401",
    "quota": "429 that says the account is empty",
    "unknown": "404",
    "too_long": "400, the text is too long",
    "moved": "307 to another host",
    "file:PATH": "200, the bytes of a file, then a clean end",
}

_REFUSED: dict[str, tuple[int, dict[str, str], dict[str, Any]]] = {
    "rate_limited": (429, {}, {"code": "rate_limit_exceeded"}),
    "rate_limited_after": (429, {"retry-after": "7"}, {"code": "rate_limit_exceeded"}),
    "overloaded": (529, {}, {"type": "overloaded_error"}),
    "failing": (500, {}, {"type": "server_error"}),
    "auth": (401, {}, {"code": "invalid_api_key"}),
    "quota": (429, {}, {"code": "insufficient_quota"}),
    "unknown": (404, {}, {"code": "model_not_found"}),
    "too_long": (400, {}, {"code": "context_length_exceeded"}),
    "moved": (307, {"location": "http://192.0.2.1/v1/chat/completions"}, {}),
}


@dataclass
class Call:
    """One call as the server saw it. ``ended``: whole, refused, cut, left (by the client)."""

    number: int
    mood: str
    path: str
    model: str
    headers: dict[str, str]
    body: dict[str, Any]
    at_seconds: float
    ended: str = ""

    @property
    def prompt(self) -> str:
        """All that the model would have read."""
        return json.dumps(self.body.get("messages"), ensure_ascii=False)


@dataclass
class FakeLlm:
    """The server. ``text`` gives the words of a call by its number; ``log`` is appended to."""

    text: Callable[[int], str] | None = None
    log: Path | None = None
    port: int = 0
    calls: list[Call] = field(default_factory=list)
    open_connections: int = 0
    _moods: deque[str] = field(default_factory=lambda: deque(["ok"]))
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _changed: threading.Condition = field(default_factory=threading.Condition)

    # -- for tests ---------------------------------------------------------------------------

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def play(self, *moods: str) -> Self:
        """The moods of the next calls; the last one stays."""
        for mood in moods:
            if mood not in MOODS and not mood.startswith("file:"):
                raise ValueError(f"no mood {mood!r}")
        with self._lock:
            self._moods = deque(moods)
        return self

    def moods_played(self) -> list[str]:
        return [call.mood for call in self.calls]

    def is_idle(self) -> bool:
        """Whether nobody is connected any more, within some seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self.open_connections == 0, timeout=5)

    def __enter__(self) -> Self:
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self.serve()), daemon=True)
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)
        assert not self._thread.is_alive()

    # -- the server --------------------------------------------------------------------------

    async def serve(self) -> None:
        """Answers until it is told to stop."""
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        server = await asyncio.start_server(self._connection, "127.0.0.1", self.port)
        self.port = server.sockets[0].getsockname()[1]
        if hasattr(self, "_ready"):
            self._ready.set()
        else:
            print(self.url, flush=True)
        await self._stop.wait()
        server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._count(1)
        try:
            while await self._one_call(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._count(-1)
            writer.close()

    def _count(self, more: int) -> None:
        with self._changed:
            self.open_connections += more
            self._changed.notify_all()

    async def _one_call(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Reads a request and answers it; whether the connection stays open."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        pairs = (line.partition(":") for line in head[1:] if line)
        headers = {name.lower(): value.strip() for name, _, value in pairs}
        body = json.loads(await reader.readexactly(int(headers.get("content-length", "0"))) or "{}")
        call = self._note(head[0].split(" ")[1], headers, body)
        try:
            call.ended = await _Answer(self, call, reader, writer).give()
        except ConnectionError:
            call.ended = "left"
        finally:
            self._write_log({"number": call.number, "ended": call.ended})
        return call.ended in {"whole", "refused"}

    def _note(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> Call:
        with self._lock:
            mood = self._moods.popleft() if len(self._moods) > 1 else self._moods[0]
            number = len(self.calls) + 1
            call = Call(number, mood, path, body.get("model", ""), headers, body, monotonic())
            self.calls.append(call)
        self._write_log(asdict(call))
        return call

    def _write_log(self, entry: dict[str, Any]) -> None:
        if self.log is not None:
            with self._lock, self.log.open("a", encoding="utf-8") as log:
                log.write(json.dumps(entry, ensure_ascii=False) + "\n")

    def words(self, number: int) -> list[str]:
        """The words of a call."""
        if self.text is not None:
            return re.findall(r"\S+\s*|\s+", self.text(number))
        return [f"call{number}.{index} " for index in range(WORDS)]


@dataclass
class _Answer:
    """The answer to one call."""

    server: FakeLlm
    call: Call
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def give(self) -> str:
        """Answers in the call's mood; how it ended."""
        mood = self.call.mood
        if mood in _REFUSED:
            status, headers, error = _REFUSED[mood]
            reason = {"message": "a long story with the prompt in it", **error}
            await self._whole(status, headers, json.dumps({"error": reason}).encode())
            return "refused"
        if mood == "html":
            page = b"<html><h1>502 Bad Gateway</h1>"
            await self._whole(200, {"content-type": "text/html; charset=utf-8"}, page)
            return "whole"
        if mood == "packed":
            headers = {"content-encoding": "gzip", "content-type": "text/event-stream"}
            await self._whole(200, headers, gzip.compress(self._all_at_once()))
            return "whole"
        if mood.startswith("file:"):
            data = await asyncio.to_thread(Path(mood.removeprefix("file:")).read_bytes)
            await self._whole(200, {"content-type": "text/event-stream"}, data)
            return "whole"
        if mood == "cut_before":
            return self._reset()
        return await self._stream()

    async def _stream(self) -> str:
        head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"
        self.writer.write(f"{head}transfer-encoding: chunked\r\n\r\n".encode())
        await self.writer.drain()
        anthropic = self.call.path.endswith("/messages")
        wire: _ChatWire | _AnthropicWire = _AnthropicWire() if anthropic else _ChatWire()
        async for part in _told(self, wire):
            self.writer.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")
            await self.writer.drain()
        match self.call.mood:
            case "cut":
                return self._reset()
            case "cut_utf8":
                self.writer.write(b'2c\r\ndata: {"choices":[{"delta":{"content":"\xc3')
                await self.writer.drain()
                return self._reset()
            case "stall_first" | "stall_between" | "comments":
                await self.reader.read()
                return "left"
        self.writer.write(b"0\r\n\r\n")
        await self.writer.drain()
        return "whole"

    def _all_at_once(self) -> bytes:
        wire, words = _ChatWire(), self.server.words(self.call.number)
        return wire.opening() + b"".join(map(wire.word, words)) + wire.end("stop")

    async def pause(self, seconds: float) -> bool:
        """Waits a little; False when the client left meanwhile."""
        try:
            async with asyncio.timeout(seconds):
                return bool(await self.reader.read(1))
        except TimeoutError:
            return True

    async def _whole(self, status: int, headers: dict[str, str], body: bytes) -> None:
        head = {"content-type": "application/json", "content-length": str(len(body)), **headers}
        lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        self.writer.write(f"HTTP/1.1 {status} X\r\n{lines}\r\n".encode() + body)
        await self.writer.drain()

    def _reset(self) -> str:
        """Ends the connection with a reset, as a host that dies does."""
        connection = self.writer.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()
        return "cut"


async def _told(answer: _Answer, wire: _ChatWire | _AnthropicWire) -> AsyncIterator[bytes]:
    """The parts of the body in the call's mood."""
    mood = answer.call.mood
    words = answer.server.words(answer.call.number)
    if mood == "junk":
        yield b'data: {"choices": [oops\n\ndata: <<<\n\n'
        return
    yield wire.opening()
    if mood == "comments":
        while await answer.pause(SLOW_SECONDS):
            yield b": still here\n\n"
    while mood == "endless":
        yield wire.word(words[0])
    yield _before_the_words(mood, wire)
    for word in _words_said(mood, words):
        if mood == "slow":
            await answer.pause(SLOW_SECONDS)
        yield wire.word(word)
    if mood == "error_inside":
        yield wire.error()
    elif mood not in _NO_END:
        yield wire.end("length" if mood == "length" else "stop")


_NO_END = {"stall_first", "stall_between", "comments", "cut", "cut_utf8", "no_finish", "refusal"}
_HALF = {"stall_between", "cut", "cut_utf8", "length", "error_inside"}
_NO_WORD = {"stall_first", "comments", "empty", "refusal"}


def _before_the_words(mood: str, wire: _ChatWire | _AnthropicWire) -> bytes:
    match mood:
        case "refusal":
            return wire.refusal()
        case "think":
            return wire.thought("hm, ") + wire.thought("call0.0 let me see")
        case "wrong_types":
            return wire.wrong_types()
        case _:
            return b": ready\n\n"


def _words_said(mood: str, words: list[str]) -> list[str]:
    if mood in _NO_WORD:
        return []
    return words[: len(words) // 2] if mood in _HALF else words


def _data(payload: Any) -> bytes:
    return b"data: " + json.dumps(payload, ensure_ascii=False).encode() + b"\n\n"


class _ChatWire:
    """Chat completions, streamed."""

    def _chunk(self, delta: Any, finish_reason: str | None = None) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
        return _data({"id": "c", "object": "chat.completion.chunk", "choices": [choice]})

    def opening(self) -> bytes:
        return self._chunk({"role": "assistant", "content": ""})

    def word(self, word: str) -> bytes:
        return self._chunk({"content": word})

    def thought(self, text: str) -> bytes:
        return self._chunk({"reasoning_content": text})

    def refusal(self) -> bytes:
        return self._chunk({"refusal": "I cannot help"}) + self._chunk({}, "content_filter")

    def wrong_types(self) -> bytes:
        return _data({"choices": [{"index": "x", "delta": {"content": {"a": 1}}}]}) + _data(
            {"choices": "none"}
        )

    def error(self) -> bytes:
        return _data({"error": {"message": "overloaded", "code": 529}})

    def end(self, reason: str) -> bytes:
        usage = {"prompt_tokens": 900, "completion_tokens": 18, "total_tokens": 918}
        usage_chunk = _data({"id": "c", "choices": [], "usage": usage})
        return self._chunk({}, reason) + usage_chunk + b"data: [DONE]\n\n"


class _AnthropicWire:
    """Anthropic's messages, streamed."""

    def _event(self, kind: str, **fields: Any) -> bytes:
        return f"event: {kind}\n".encode() + _data({"type": kind, **fields})

    def opening(self) -> bytes:
        message = {
            "id": "m",
            "type": "message",
            "role": "assistant",
            "model": "m",
            "content": [],
            "stop_reason": None,
            "stop_sequence": None,
            "usage": {"input_tokens": 900, "output_tokens": 1},
        }
        block = {"type": "text", "text": ""}
        start = self._event("message_start", message=message)
        return start + self._event("content_block_start", index=0, content_block=block)

    def word(self, word: str) -> bytes:
        delta = {"type": "text_delta", "text": word}
        return self._event("content_block_delta", index=0, delta=delta)

    def thought(self, text: str) -> bytes:
        del text  # thinking blocks have their own start; a ping is a sign of life too
        return self._event("ping")

    def refusal(self) -> bytes:
        return self.end("refusal")

    def wrong_types(self) -> bytes:
        return self._event("content_block_delta", index="x", delta=7)

    def error(self) -> bytes:
        return self._event("error", error={"type": "overloaded_error", "message": "overloaded"})

    def end(self, reason: str) -> bytes:
        reasons = {"stop": "end_turn", "length": "max_tokens"}
        delta = {"stop_reason": reasons.get(reason, reason), "stop_sequence": None}
        stop = self._event("content_block_stop", index=0)
        stop += self._event("message_delta", delta=delta, usage={"output_tokens": 18})
        return stop + self._event("message_stop")


def calls_in(text: str) -> set[int]:
    """The numbers of the calls whose words are in a text."""
    return {int(number) for number in MARK.findall(text)}


def read_log(path: Path) -> Iterator[dict[str, Any]]:
    """The entries of a log: one when a call comes, one when it ended."""
    yield from (json.loads(line) for line in path.read_text("utf-8").splitlines())


def main(arguments: list[str]) -> None:
    """``PORT LOG MOOD…``: serves until it is ended."""
    port, log, *moods = arguments
    server = FakeLlm(log=Path(log), port=int(port)).play(*(moods or ["ok"]))
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(server.serve())


if __name__ == "__main__":
    main(sys.argv[1:])
