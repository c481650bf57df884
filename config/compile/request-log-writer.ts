/** assets/request_log_writer.py, for a compiler that reads no files. Written by `npm run golden`. */
export const requestLogWriter = `"""Lines of requests, and who writes them: a thread per worker, so that a sink that is slow, full or closed costs lines.

Lost lines are counted, and said once; a request is neither delayed nor failed by them.
"""

from __future__ import annotations

import atexit
import errno
import fcntl
import json
import logging
import os
import re
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from queue import SimpleQueue
from typing import Protocol

Record = dict[str, object]

# A pipe takes so much in one piece; more may be mixed with what other workers write.
PIPE_BYTES = 4096
QUEUE_BYTES = 64 * 2**20
MESSAGE_CHARACTERS = 1000
# Of a request, in search of its words in an error: what takes a few milliseconds. A value counts for some more.
SEARCHED_CHARACTERS, VALUE_CHARACTERS = 2**16, 16
FLUSH_SECONDS = 2.0


# What an error may tell


SECRETS = re.compile(
    r"\\b(?:sk|pk|rk|hf|gsk|xai|key|ghp|AKIA|AIza|eyJ)[-_A-Za-z0-9.]{8,}"
    r"|(?i:\\b(?:bearer|basic)\\s+[^\\s'\\",]{6,})"
    r"|(?i:\\b(?:api[-_ ]?key|token|password|secret|authorization)\\b['\\"]?\\s*[:=]\\s*['\\"]?(?!bearer\\b|basic\\b)[^\\s'\\",}]{6,})"
    r"|(?<=://)[^/\\s:@]+:[^/\\s@]+(?=@)"
)
# Texts of a request that are not the client's words, or stand in the line anyway.
HARMLESS = set(
    "model role type object id call_id tool_call_id litellm_call_id previous_response_id user tool_choice reasoning_effort effort "
    "verbosity encoding_format format detail modalities service_tier truncation".split()
)
WORDS = re.compile(r"\\\\+.|([^\\W_]+)")
ESCAPED = re.compile(r"\\\\+u([0-9a-fA-F]{4})")
BASE64 = re.compile(r"(?:data:[\\w/+.;=-]*,)?[A-Za-z0-9+/_-]{64,}=*")
BASE64_SIGNS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-="
# Letters in common with a request are found when there are twice as many.
BLOCK = 12


def is_base64(value: str) -> bool:
    begin = value.find(",", 0, 200) + 1 if value.startswith("data:") else 0
    # The whole is read only where its start looks like it.
    parts = (value[begin:end].encode().translate(None, BASE64_SIGNS) for end in (1000, None))
    return len(value) >= 1000 and value.isascii() and not any(parts)


def texts(request: object) -> list[str] | None:
    """What a client wrote, without images; None where it is more than is searched."""
    found: list[str] = []
    left = SEARCHED_CHARACTERS
    todo: list[tuple[object, object]] = [("", request)]
    while todo and left >= 0:
        key, value = todo.pop()
        if isinstance(value, str) and key not in HARMLESS:
            # Of an image what an error would show.
            found += (value[:100], value[-100:]) if is_base64(value) else (value,)
            left -= len(found[-1])
        elif isinstance(value, (Mapping, list, tuple)):
            left -= VALUE_CHARACTERS * len(value)
            if left < 0:
                return None
            if isinstance(value, Mapping):
                todo += value.items()
                # The names in a schema are the client's own.
                todo += (("", name) for name in value if key == "properties")
            elif all(isinstance(inner, int) for inner in value):
                todo.append((key, " ".join(map(str, value))))
            else:
                todo += ((key, inner) for inner in value)
    return found if left >= 0 else None


def words_of(text: str) -> str:
    """Its letters and digits, without those of escapes such as \\\\n, and a space between any two words."""
    return " ".join(filter(None, WORDS.findall(text)))


def blocks_of(words: str) -> list[str]:
    return [words[at : at + BLOCK] for at in range(len(words) - BLOCK + 1)]


def without_prompt(message: str, prompts: list[str]) -> str:
    """Takes out what also stands in a prompt, also where it was cut, or escaped."""
    found = [word for word in WORDS.finditer(message) if word[1]]
    said = " ".join(word[1] for word in found)
    # Where a letter of \`said\` stands in the message.
    places = [place for word in found for place in range(word.start(1), word.end(1) + 1)]
    covered = bytearray(len(message))

    def cover(begin: int, end: int) -> None:
        first, last = places[begin], places[end - 1] + 1
        covered[first:last] = b"\\1" * (last - first)

    asked = [words_of(prompt) for prompt in prompts]
    spaced = f" {said} "
    for short in {f" {words} " for words in asked if 2 <= len(words) < 2 * BLOCK}:
        at = -1
        while (at := spaced.find(short, at + 1)) >= 0:
            cover(at, at + len(short) - 2)
    plain = " ".join(asked)
    blocks = blocks_of(said)
    told = set(blocks)
    near = {plain[max(0, at - BLOCK) : at + 2 * BLOCK] for at in range(0, len(plain), BLOCK) if plain[at : at + BLOCK] in told}
    common = {block for part in near for block in blocks_of(part)}
    for at, block in enumerate(blocks):
        if block in common:
            cover(at, at + BLOCK)
    return re.sub("\\0+", "[prompt]", "".join("\\0" if hidden else letter for letter, hidden in zip(message, covered, strict=True)))


def cleaned(message: str, prompts: list[str] | None) -> str:
    if prompts is None:
        return "[left out: the request is too long to be searched for its words]"
    first = message[: 4 * MESSAGE_CHARACTERS].split("Traceback (most recent call last)")[0].replace("\\0", "").strip()
    # Other alphabets as they are; two escapes may be one letter.
    plain = ESCAPED.sub(lambda code: chr(int(code[1], 16)), first).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return SECRETS.sub("[secret]", without_prompt(BASE64.sub("[prompt]", plain), prompts))[:MESSAGE_CHARACTERS]


# From a record to a line


def shorter(value: object, limit: int) -> object:
    if isinstance(value, str):
        return value[:limit]
    if isinstance(value, (list, tuple)):
        return [shorter(one, limit) for one in value[: max(1, limit // 50)]]
    if isinstance(value, Mapping):
        return {name: shorter(inner, limit) for name, inner in value.items()}
    return value


def dumped(record: Mapping[str, object]) -> bytes:
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=str)
    return line.encode("utf-8", "replace") + b"\\n"


def encoded(record: Record, limit: int | None) -> bytes:
    line = dumped(record)
    if limit is None or len(line) <= limit:
        return line
    prompts: Record = {
        name: json.dumps(record[name], ensure_ascii=False, default=str) for name in ("messages", "response") if name in record
    }
    for characters in (1000, 300, 100, 30, 8):
        line = dumped({**{name: shorter(value, characters) for name, value in {**record, **prompts}.items()}, "truncated": True})
        if len(line) <= limit:
            break
    return line


# Where lines go


class Sink(Protocol):
    """\`limit\`: the longest line that it keeps whole."""

    limit: int | None

    def write(self, line: bytes) -> None: ...


class Stdout:
    limit: int | None = PIPE_BYTES

    def write(self, line: bytes) -> None:
        while line:
            line = line[os.write(1, line) :]


class File:
    """All workers append to it, one at a time. What did not fit is taken back, and a full file becomes \`<name>.1\`."""

    limit: int | None = None

    def __init__(self, path: str, most_bytes: int) -> None:
        self.path = path
        self.most_bytes = most_bytes
        self.handle: int | None = None

    def write(self, line: bytes) -> None:
        try:
            handle = self.locked()
        except OSError:
            self.close()
            raise
        try:
            size = os.fstat(handle).st_size
            if size > 0 and size + len(line) > self.most_bytes:
                os.replace(self.path, f"{self.path}.1")
                self.close()
                self.write(line)
                return
            written = os.write(handle, line)
            if written < len(line):
                os.ftruncate(handle, size)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), self.path)
        finally:
            if self.handle is not None:
                fcntl.flock(self.handle, fcntl.LOCK_UN)

    def locked(self) -> int:
        """The file that has the name now: another worker may have renamed it, or somebody taken it away."""
        while True:
            if self.handle is None:
                self.handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
            fcntl.flock(self.handle, fcntl.LOCK_EX)
            try:
                there = os.stat(self.path)
            except FileNotFoundError:
                there = None
            if there is not None and os.path.samestat(there, os.fstat(self.handle)):
                return self.handle
            self.close()

    def close(self) -> None:
        handle, self.handle = self.handle, None
        if handle is not None:
            os.close(handle)


class Counts(Protocol):
    def inc(self) -> None: ...


def lost_lines() -> Counts | None:
    """Where LiteLLM's metrics are, this one is too."""
    try:
        from prometheus_client import Counter

        counter: Counts = Counter("llm_gateway_request_log_lost_lines", "Lines of requests that could not be written")
        return counter
    except (ImportError, ValueError):
        return None


class Writer:
    """A thread of this process. It is begun with the first line: a worker may be a fork."""

    def __init__(self, sink: Sink, name: str) -> None:
        self.sink = sink
        self.says = logging.getLogger(name)
        self.queue: SimpleQueue[bytes] = SimpleQueue()
        # Each is written by one thread alone.
        self.put_bytes = 0
        self.done_bytes = 0
        self.counter = lost_lines()
        self.lost = 0
        self.isBroken = False
        self.process: int | None = None

    def put(self, record: Record) -> None:
        if self.process != os.getpid():
            self.begin()
        if self.put_bytes - self.done_bytes >= QUEUE_BYTES:
            self.lose("the sink is slower than the requests")
            return
        line = encoded(record, self.sink.limit)
        self.put_bytes += len(line)
        self.queue.put(line)

    def begin(self) -> None:
        self.process = os.getpid()
        threading.Thread(target=self.run, name="request-log", daemon=True).start()
        atexit.register(self.flush)

    def run(self) -> None:
        while True:
            line = self.queue.get()
            try:
                self.sink.write(line)
                if self.isBroken and self.queue.empty():
                    self.isBroken = False
                    self.says.warning("request log: lines are written again; %d were lost", self.lost)
            except Exception as error:  # noqa: BLE001 - a line is never worth a thread
                self.lose(str(error))
            finally:
                self.done_bytes += len(line)

    def lose(self, reason: str) -> None:
        self.lost += 1
        if self.counter is not None:
            self.counter.inc()
        if not self.isBroken:
            self.isBroken = True
            self.says.error("request log: lines are lost, requests are not touched: %s", reason)

    def flush(self) -> None:
        until = time.monotonic() + FLUSH_SECONDS
        while self.done_bytes < self.put_bytes and time.monotonic() < until:
            time.sleep(0.01)


def sink_of(environment: Mapping[str, str]) -> Sink:
    destination = environment.get("REQUEST_LOG_DESTINATION", "stdout")
    most = int(environment.get("REQUEST_LOG_MAX_MIB", "256")) * 2**20
    return Stdout() if destination == "stdout" else File(destination, most)
`;
