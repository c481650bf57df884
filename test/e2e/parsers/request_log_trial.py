"""Tries the sinks of the request log with real processes, pipes and a disk that is full. Prints what it saw as JSON.

argv[1] is the folder of the two modules, argv[2] a list of paths; /small is a disk of 64 KiB.
"""

import asyncio
import json
import logging
import multiprocessing
import os
import sys
import time

sys.path.insert(0, sys.argv[1])
import request_log_writer as log

said: list[str] = []


class Ear(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        said.append(record.getMessage())


logging.getLogger("trial").addHandler(Ear())


def settle(writer: log.Writer, patience: float = 60) -> None:
    until = time.monotonic() + patience
    while writer.done_bytes < writer.put_bytes and time.monotonic() < until:
        time.sleep(0.01)


def worker(path: str | None, number: int, lines: int, size: int, most: int) -> None:
    sink = log.Stdout() if path is None else log.File(path, most)
    writer = log.Writer(sink, "trial")
    for at in range(lines):
        writer.put({"event": "x", "timestamp": "t", "worker": number, "at": at, "filling": str(number) * size})
    settle(writer)


def whole(text: bytes) -> dict[str, object]:
    seen = set()
    broken = 0
    for line in text.split(b"\n")[:-1]:
        try:
            record = json.loads(line)
            seen.add((record["worker"], record["at"]))
        except ValueError:
            broken += 1
    return {"lines": len(seen), "broken": broken, "ends": text.endswith(b"\n")}


def together(path: str | None, size: int, most: int = 2**30) -> None:
    run = multiprocessing.get_context("fork")
    processes = [run.Process(target=worker, args=(path, number, 1000, size, most)) for number in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


def file_of_four() -> dict[str, object]:
    together("/tmp/four.jsonl", 6000)
    return whole(open("/tmp/four.jsonl", "rb").read())


def rotated() -> dict[str, object]:
    together("/tmp/turn.jsonl", 1000, 3 * 2**20)
    parts = [open(path, "rb").read() for path in ("/tmp/turn.jsonl.1", "/tmp/turn.jsonl")]
    return {**whole(b"".join(parts)), "first": len(parts[0]) <= 3 * 2**20, "second": len(parts[1]) <= 3 * 2**20}


def pipe_of_four() -> dict[str, object]:
    """Lines of 6000 bytes are cut to what a pipe takes in one piece; the reader is slow."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writing, 1)
        together(None, 6000)
        os._exit(0)
    os.close(writing)
    parts = []
    while part := os.read(reading, 65536):
        parts.append(part)
        time.sleep(0.0005)
    text = b"".join(parts)
    return {**whole(text), "longest": max(len(line) + 1 for line in text.split(b"\n")) <= 4096, "told": text.count(b'"truncated":true')}


def full_disk() -> dict[str, object]:
    said.clear()
    path = "/small/requests.jsonl"
    with open("/small/ballast", "wb") as ballast:
        ballast.write(b"x" * 30_000)
    writer = log.Writer(log.File(path, 2**30), "trial")
    for at in range(200):
        writer.put({"event": "x", "timestamp": "t", "worker": 0, "at": at, "filling": "y" * 1000})
    settle(writer)
    lost, before = writer.lost, list(said)
    os.remove("/small/ballast")
    writer.put({"event": "x", "timestamp": "t", "worker": 0, "at": 1000, "filling": "y" * 1000})
    settle(writer)
    seen = whole(open(path, "rb").read())
    return {**seen, "adds_up": seen["lines"] == 201 - lost, "some_lost": lost > 0, "said": before, "afterwards": said[len(before) :]}


def closed() -> dict[str, object]:
    said.clear()
    kept = os.dup(1)
    os.close(1)
    writer = log.Writer(log.Stdout(), "trial")
    for at in range(5):
        writer.put({"event": "x", "timestamp": "t", "at": at})
    settle(writer)
    os.dup2(kept, 1)
    return {"lost": writer.lost, "said": list(said)}


def stuck() -> dict[str, object]:
    """Nobody reads: `put` neither waits nor keeps more than its queue, and counts what it drops."""
    said.clear()
    reading, writing = os.pipe()
    kept = os.dup(1)
    os.dup2(writing, 1)
    writer = log.Writer(log.Stdout(), "trial")
    record = {"event": "x", "timestamp": "t", "filling": "z" * 4000}
    line = len(log.encoded(record, None))
    lines = log.QUEUE_BYTES // line + 2000
    begun = time.perf_counter()
    for _ in range(lines):
        writer.put(record)
    mean = (time.perf_counter() - begun) / lines
    held, lost, before = writer.put_bytes - writer.done_bytes, writer.lost, list(said)
    # Its reader goes: the thread ends what it has with an error.
    writer.sink = log.File("/tmp/rest.jsonl", 2**30)
    os.dup2(kept, 1)
    os.close(writing)
    os.close(reading)
    settle(writer)
    return {
        "held": log.QUEUE_BYTES <= held < log.QUEUE_BYTES + line,
        "adds_up": lost == lines - writer.put_bytes // line,
        "mean_ms": mean * 1000,
        "said": before,
    }


def overhead() -> dict[str, object]:
    """What a line costs the request's own thread, and an event that has none."""
    import request_log

    payload = {
        "id": "chatcmpl-1", "litellm_call_id": "call-1", "call_type": "acompletion", "stream": True, "startTime": time.time(),
        "endTime": time.time(), "completionStartTime": time.time(), "model": "hosted_vllm/m", "model_group": "m", "model_id": "m-1",
        "api_base": "http://vllm-m:8000/v1", "request_tags": ["a", "User-Agent: x"], "prompt_tokens": 25, "completion_tokens": 40,
        "total_tokens": 65, "response_cost": 0.1, "metadata": {"user_api_key_alias": "k", "usage_object": {}}, "messages": [], "response": {},
    }
    request = {"url": "http://gateway/v1/chat/completions", "method": "POST", "headers": {"x-request-id": "r"}, "body": {"model": "m"}}
    kwargs = {"standard_logging_object": payload, "litellm_params": {"proxy_server_request": request, "metadata": {"a": 1}}}
    os.environ.update(REQUEST_LOG_DESTINATION="/tmp/overhead.jsonl")
    records = request_log.Records(dict(os.environ))

    async def calls() -> list[float]:
        times = []
        for _ in range(3000):
            begun = time.perf_counter()
            await records.async_log_success_event(kwargs, None, None, None)
            times.append((time.perf_counter() - begun) * 1000)
            await asyncio.sleep(0.0005)
        return sorted(times)

    times = asyncio.run(calls())
    settle(records.writer)
    written = open("/tmp/overhead.jsonl", "rb").read().count(b"\n")
    return {"p50_ms": times[1500], "p99_ms": times[2970], "lines": written}


def messages() -> dict[str, str]:
    prompt = 'Tell me about the\n"heart rate" of patient 4711 in ward seven, please'
    cases = {
        "key": "Incorrect API key provided: sk-abcdef1234567890. Authorization: Bearer abcdef123456",
        "url": "cannot connect to postgres://me:hunter2@db:5432/x",
        "whole": f"invalid input: {prompt}",
        "escaped": "body was " + json.dumps({"messages": [{"role": "user", "content": prompt}]}),
        "cut": "input_value='Tell me about the\\n\"heart rate\" of patien...', type=str",
        "plain": "This model's maximum context length is 512 tokens, and the role user is not known",
    }
    asked = {"messages": [{"role": "user", "content": prompt}]}
    return {name: log.cleaned(text, log.texts(asked)) for name, text in cases.items()}


SECRET = ("heart", "4711", "ward", "cat", "Müller", "\u738b", "fr\u00fch", "ssn", "101, 2023")


def echoes() -> dict[str, object]:
    """Backends that give back a body, whole: its words that are in the line all the same."""
    words = "the heart rate of patient 4711 in ward seven"
    tool = {"name": "look", "description": words, "parameters": {"properties": {"ssn": {"type": "string", "description": words}}}}
    bodies = {
        "rerank": {"model": "m", "query": "my cat", "documents": ["Frau Müller", {"text": words}]},
        "responses": {"model": "m", "input": "my cat", "instructions": words},
        "tools": {"model": "m", "messages": [{"role": "user", "content": "my cat"}], "tools": [{"type": "function", "function": tool}]},
        "suffix": {"model": "m", "prompt": "my cat", "suffix": words, "stop": ["Frau Müller"]},
        "alphabet": {"model": "m", "messages": [{"role": "user", "content": "\u738b\u5c0f\u660e \u5728\u75c5\u623f"}]},
        "tokens": {"model": "m", "input": [[101, 2023, 2003, 1037, 6251, 102]]},
    }
    told = {}
    for name, body in bodies.items():
        forms = [json.dumps(body), json.dumps(body, ensure_ascii=False), repr(body), json.dumps(json.dumps(body))]
        cleaned = [log.cleaned(f"400: bad body {form}", log.texts(body)) for form in forms]
        told[name] = [word for word in SECRET if any(word in text for text in cleaned)]
    return told


def long_requests() -> dict[str, object]:
    """What an error costs whose request is long: never more than a part of it is read."""

    def costs(body: object) -> tuple[str, float]:
        begun = time.perf_counter()
        told = log.cleaned("no route to host", log.texts(body))
        return told, (time.perf_counter() - begun) * 1000

    def text(size: int) -> object:
        return {"messages": [{"role": "user", "content": "some words of a prompt " * (size // 23)}]}

    image = {"type": "image_url", "image_url": {"url": "data:image/png;base64," + "iVBORw0K" * 1_250_000}}
    values = {"input": list(range(2_000_000))}
    cut = "bad image, input_value='data:image/png;base64,iVBORw0KiVBORw0K...', type=str"
    picture = "bad image data:image/png;base64," + "iVBORw0K" * 100
    cases = {"megabyte": text(10**6), "ten": text(10**7), "image": {"messages": [{"content": [image]}]}, "values": values}
    told = {name: costs(body) for name, body in cases.items()}
    return {
        "told": {name: text for name, (text, _) in told.items()},
        "slowest_ms": max(time for _, time in told.values()),
        "most_ms": max(costs(text(log.SEARCHED_CHARACTERS - 100))[1] for _ in range(3)),
        "pictures": [log.cleaned(text, log.texts(cases["image"])) for text in (picture, cut)],
    }


def asked() -> dict[str, object]:
    """What is searched of a request as LiteLLM has it: the client's words, and nothing of LiteLLM's own."""
    import request_log

    litellm = {"user_api_key_team_alias": "alpha", "headers": {"accept": "json"}, "requester_metadata": {"note": "mine", "headers": {}}}
    body = {"model": "m", "query": "cats", "user": "alice", "metadata": litellm, "litellm_call_id": "c-1"}
    return {
        "reached": log.texts(request_log.asked({"proxy_server_request": {"body": body}, **body, "standard_logging_object": {"a": "b"}})),
        "refused": log.texts(request_log.asked({"model": "m", "prompt": "words", "metadata": litellm, "call_type": "x"})),
    }


def events() -> dict[str, str | None]:
    """Of the failures on the paths of argv[2]; each has a line unless it is None."""
    import request_log

    class Key:
        request_route: str

    def told(path: str) -> str | None:
        key = Key()
        key.request_route = path
        record = request_log.failure({}, PermissionError("no"), key)
        return None if record is None else str(record["event"])

    return {path: told(path) for path in json.loads(sys.argv[2])}


trials = [file_of_four, rotated, pipe_of_four, full_disk, closed, stuck, messages, echoes, long_requests, asked, events, overhead]
print(json.dumps({trial.__name__: trial() for trial in trials}))
