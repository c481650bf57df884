"""A company's proxy that reads along: it answers for every host itself, with certificates of the company's own authority.

GET :9000/seen  hosts that were asked for through the proxy, and those whose clients refused the certificate
"""

import json
import os
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SEEN = {"hosts": [], "refused": []}
TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
TLS.load_cert_chain(os.environ["CERTIFICATE"], os.environ["CERTIFICATE_KEY"])


class Outside(BaseHTTPRequestHandler):
    """Every host outside: one completion fits all."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.answer(404, {"error": "nothing here"})

    do_HEAD = do_GET

    def do_POST(self):
        self.rfile.read(int(self.headers.get("content-length", 0)))
        message = {"role": "assistant", "content": "outside"}
        self.answer(
            200,
            {
                "id": "chatcmpl-1",
                "object": "chat.completion",
                "created": 1,
                "model": "outside",
                "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
                "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
            },
        )

    def answer(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, *_):
        pass


class Proxy(Outside):
    def do_CONNECT(self):
        SEEN["hosts"].append(self.path)
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        try:
            with TLS.wrap_socket(self.connection, server_side=True) as connection:
                Outside(connection, self.client_address, self.server)
        except ssl.SSLError:
            SEEN["refused"].append(self.path)
        except OSError:
            pass

    def answer(self, status, body):
        SEEN["hosts"].append(self.path)
        super().answer(status, body)


class Control(Outside):
    def do_GET(self):
        self.answer(200, SEEN)


threading.Thread(target=ThreadingHTTPServer(("", 9000), Control).serve_forever).start()
ThreadingHTTPServer(("", 3128), Proxy).serve_forever()
