"""Receives what Alertmanager sends: POST keeps a message, GET answers with all of them, one JSON document per line."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

messages: list[bytes] = []


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        messages.append(self.rfile.read(int(self.headers.get("content-length", 0))))
        self.send_response(200)
        self.end_headers()

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"\n".join(messages))

    def log_message(self, *_: object) -> None:
        pass


ThreadingHTTPServer(("", 9000), Receiver).serve_forever()
