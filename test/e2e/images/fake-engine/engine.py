"""Answers like vLLM 0.32.0 as far as a client of the gateway can tell, and stops like it.

A stream has `max_tokens` chunks, two each second; any other answer comes at once, or after `max_tokens` seconds where the
prompt begins with "slow". On SIGTERM running requests are finished, new ones get vLLM's own 500, and after
`--shutdown-timeout` it ends anyway.
"""

import asyncio
import json
import os
import signal
import socket
import sys

from aiohttp import web

CHUNK_SECONDS = 0.5
NAME = socket.gethostname()


def option(name: str, default: float) -> float:
    return float(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else default


class Engine:
    def __init__(self) -> None:
        self.open = 0
        self.stopping = asyncio.Event()

    async def health(self, _request: web.Request) -> web.Response:
        return web.Response()

    async def chat(self, request: web.Request) -> web.StreamResponse:
        if self.stopping.is_set():
            error = {"message": "cannot schedule new futures after shutdown", "type": "InternalServerError", "code": 500}
            return web.json_response({"error": error}, status=500)
        self.open += 1
        try:
            body = await request.json()
            count = int(body.get("max_tokens") or 1)
            if body.get("stream"):
                return await self.stream(request, body, count)
            if str(body["messages"][0]["content"]).startswith("slow"):
                await asyncio.sleep(count)
            message = {"role": "assistant", "content": NAME}
            choice = {"index": 0, "message": message, "finish_reason": "stop"}
            usage = {"prompt_tokens": 5, "completion_tokens": 1, "total_tokens": 6}
            return web.json_response({**head(body, "chat.completion"), "choices": [choice], "usage": usage})
        finally:
            self.open -= 1

    async def stream(self, request: web.Request, body: dict, count: int) -> web.StreamResponse:
        response = web.StreamResponse(headers={"content-type": "text/event-stream"})
        await response.prepare(request)
        for index in range(count):
            delta = {"role": "assistant", "content": NAME if index == 0 else "."}
            await send(response, body, {"index": 0, "delta": delta, "finish_reason": None})
            await asyncio.sleep(CHUNK_SECONDS)
        await send(response, body, {"index": 0, "delta": {}, "finish_reason": "stop"})
        await response.write(b"data: [DONE]\n\n")
        return response

    async def drain(self) -> None:
        await self.stopping.wait()
        print(f"draining, {self.open} open", flush=True)
        until = asyncio.get_running_loop().time() + option("--shutdown-timeout", 0)
        while self.open > 0 and asyncio.get_running_loop().time() < until:
            await asyncio.sleep(0.1)


def head(body: dict, kind: str) -> dict:
    return {"id": "chatcmpl-1", "object": kind, "created": 1, "model": body.get("model")}


async def send(response: web.StreamResponse, body: dict, choice: dict) -> None:
    frame = {**head(body, "chat.completion.chunk"), "choices": [choice]}
    await response.write(f"data: {json.dumps(frame)}\n\n".encode())


async def main() -> None:
    start = os.environ["FAKE_START"]
    if start == "broken":
        await asyncio.sleep(0.5)
        sys.exit("RuntimeError: Engine core initialization failed. See root cause above.")
    await asyncio.sleep(float(start))
    engine = Engine()
    app = web.Application()
    app.router.add_get("/health", engine.health)
    app.router.add_post("/v1/chat/completions", engine.chat)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "0.0.0.0", 8000).start()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, engine.stopping.set)
    print("ready", flush=True)
    await engine.drain()
    await runner.cleanup()


asyncio.run(main())
