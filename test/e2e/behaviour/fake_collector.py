"""Takes what an OpenTelemetry client sends on port 8000, and tells the spans on port 9000. Needs opentelemetry-proto."""

import asyncio
import gzip

from aiohttp import web
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

spans: list[dict] = []


def plain(value) -> object:
    kind = value.WhichOneof("value")
    if kind == "array_value":
        return [plain(one) for one in value.array_value.values]
    return getattr(value, kind) if kind else None


async def take(request: web.Request) -> web.Response:
    body = await request.read()
    if body[:2] == b"\x1f\x8b":
        body = gzip.decompress(body)
    message = ExportTraceServiceRequest.FromString(body)
    for resource in message.resource_spans:
        for scope in resource.scope_spans:
            for span in scope.spans:
                attributes = {one.key: plain(one.value) for one in span.attributes}
                headers = {name: request.headers[name] for name in ("authorization", "x-sender") if name in request.headers}
                spans.append({"path": request.path, "headers": headers, "name": span.name, "attributes": attributes})
    return web.Response(body=b"", content_type="application/x-protobuf")


async def main() -> None:
    taker = web.Application(client_max_size=2**26)
    taker.router.add_post("/{path:.*}", take)
    control = web.Application()
    control.router.add_get("/seen", lambda _: asyncio.sleep(0, web.json_response(spans)))
    for app, port in ((taker, 8000), (control, 9000)):
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "0.0.0.0", port).start()
    await asyncio.Event().wait()


asyncio.run(main())
