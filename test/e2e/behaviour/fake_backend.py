"""An OpenAI-compatible backend that answers as it is told: port 8000 for clients, port 9000 for the test.

POST :9000/behaviour  sets what follows, all of it: a key that is missing is back at its default
GET  :9000/seen       what came in since the last reset; background checks of the gateway are counted apart
POST :9000/reset
"""

import asyncio
import json
import os
import socket
import uuid

from aiohttp import web

NAME = os.environ["BACKEND_NAME"]
DEFAULTS = {
    "listen": "answer",  # refuse: the port is closed. blackhole: packets are lost
    "status": 200,
    "message": "told to fail",
    "headers": {},
    "keys": None,  # only requests with one of these keys fail
    "delay": 0.0,  # seconds before the first byte
    "hang": False,  # accepts and never answers
    "chunks": 3,
    "chunk_delay": 0.0,  # seconds between the chunks of a stream
    "usage": {"prompt_tokens": 5, "completion_tokens": 3, "total_tokens": 8},  # none: {}
    "calls": None,  # the first tool of a request, with these arguments
    "raw": None,  # this text, in place of an answer
}


class Backend:
    def __init__(self) -> None:
        self.behaviour = dict(DEFAULTS)
        self.reset()
        self.runner: web.AppRunner | None = None
        self.hole: list[socket.socket] = []

    def reset(self) -> None:
        self.served = self.checks = self.aborted = 0
        self.bodies: list[dict] = []

    async def listen(self) -> None:
        """Opens or closes the port; what was open breaks off, as with a process that ends."""
        for one in self.hole:
            one.close()
        self.hole = []
        wanted = self.behaviour["listen"]
        if wanted == "answer":
            await self.open()
        elif self.runner is not None:
            runner, self.runner = self.runner, None
            for connection in list(runner.server.connections):
                if connection.transport is not None:
                    connection.transport.abort()
            await runner.cleanup()
        if wanted == "blackhole":
            await self.swallow()

    async def open(self) -> None:
        if self.runner is not None:
            return
        app = web.Application(client_max_size=2**26)
        app.router.add_get("/health", self.alive)
        app.router.add_route("*", "/{path:.*}", self.answer)
        self.runner = web.AppRunner(app, access_log=None, shutdown_timeout=0, handler_cancellation=True)
        await self.runner.setup()
        await web.TCPSite(self.runner, "0.0.0.0", 8000, reuse_address=True).start()

    async def swallow(self) -> None:
        """A queue that is full and never emptied: the kernel drops every further SYN."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("0.0.0.0", 8000))
        listener.listen(0)
        self.hole = [listener]
        for _ in range(8):
            one = socket.socket()
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", 8000))
            self.hole.append(one)
        await asyncio.sleep(0.05)

    async def alive(self, _request: web.Request) -> web.Response:
        if self.behaviour["hang"]:
            await asyncio.sleep(3600)
        return web.Response(status=200 if self.behaviour["status"] < 500 else 503)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        body = json.loads(await request.text() or "{}")
        told = self.behaviour
        if is_check(body):
            self.checks += 1
        else:
            self.served += 1
            self.bodies = [*self.bodies[-9:], body]
        try:
            if told["hang"]:
                await asyncio.sleep(3600)
            if told["delay"] > 0:
                await asyncio.sleep(told["delay"])
            if told["status"] != 200 and concerns(told["keys"], request):
                return failure(told)
            if body.get("stream"):
                return await self.stream(request, body)
            if told["raw"] is not None:
                return web.Response(text=told["raw"], content_type="application/json")
            return web.json_response(self.content(request.path, body))
        except asyncio.CancelledError:
            self.aborted += 1
            raise

    def content(self, path: str, body: dict) -> dict:
        model = body.get("model")
        usage = self.behaviour["usage"]
        if path.endswith("/embeddings"):
            data = [{"object": "embedding", "index": 0, "embedding": [0.1, 0.2]}]
            return {"object": "list", "model": model, "data": data, "usage": usage}
        if "prompt" in body:
            choice = {"index": 0, "text": NAME, "finish_reason": "stop"}
            return {"id": fresh_id(), "object": "text_completion", "created": 1, "model": model, "choices": [choice], **({"usage": usage} if usage else {})}
        message = {"role": "assistant", "content": NAME}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        if self.behaviour["calls"] is not None and body.get("tools"):
            function = {"name": body["tools"][0]["function"]["name"], "arguments": json.dumps(self.behaviour["calls"])}
            call = {"id": fresh_id(), "type": "function", "function": function}
            choice = {"index": 0, "message": {**message, "content": None, "tool_calls": [call]}, "finish_reason": "tool_calls"}
        return {"id": fresh_id(), "object": "chat.completion", "created": 1, "model": model, "choices": [choice], **({"usage": usage} if usage else {})}

    async def stream(self, request: web.Request, body: dict) -> web.StreamResponse:
        response = web.StreamResponse(headers={"content-type": "text/event-stream"})
        await response.prepare(request)
        frame = {"id": fresh_id(), "object": "chat.completion.chunk", "created": 1, "model": body.get("model")}
        for index in range(self.behaviour["chunks"]):
            delta = {"role": "assistant", "content": NAME if index == 0 else "."}
            await send(response, {**frame, "choices": [{"index": 0, "delta": delta, "finish_reason": None}]})
            await asyncio.sleep(self.behaviour["chunk_delay"])
        await send(response, {**frame, "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
        await response.write(b"data: [DONE]\n\n")
        return response


async def send(response: web.StreamResponse, frame: dict) -> None:
    await response.write(f"data: {json.dumps(frame)}\n\n".encode())


def fresh_id() -> str:
    """Spend logs keep one row per id."""
    return f"chatcmpl-{uuid.uuid4().hex}"


def concerns(keys: list[str] | None, request: web.Request) -> bool:
    return keys is None or request.headers.get("authorization", "").removeprefix("Bearer ") in keys


def is_check(body: dict) -> bool:
    """The words of LiteLLM's own health checks; every request of the tests begins differently."""
    text = json.dumps([body.get("messages"), body.get("input"), body.get("prompt")])
    return "What's 1 + 1" in text or "Hey how's it going" in text or "test from litellm" in text


def failure(told: dict) -> web.Response:
    kind = "BadRequestError" if told["status"] < 500 else "InternalServerError"
    error = {"message": told["message"], "type": kind, "param": None, "code": told["status"]}
    return web.json_response({"object": "error", **error, "error": error}, status=told["status"], headers=told["headers"])


async def main() -> None:
    backend = Backend()

    async def behave(request: web.Request) -> web.Response:
        told = await request.json()
        unknown = set(told) - set(DEFAULTS)
        if unknown:
            return web.json_response({"unknown": sorted(unknown)}, status=400)
        backend.behaviour = {**DEFAULTS, **told}
        await backend.listen()
        return web.json_response(backend.behaviour)

    async def seen(_request: web.Request) -> web.Response:
        counts = {"served": backend.served, "checks": backend.checks, "aborted": backend.aborted}
        return web.json_response({**counts, "bodies": backend.bodies})

    async def reset(_request: web.Request) -> web.Response:
        backend.reset()
        return web.json_response({})

    await backend.listen()
    control = web.Application()
    control.router.add_post("/behaviour", behave)
    control.router.add_get("/seen", seen)
    control.router.add_post("/reset", reset)
    runner = web.AppRunner(control, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "0.0.0.0", 9000).start()
    await asyncio.Event().wait()


asyncio.run(main())
