"""The routes of a Hugging Face hub that a download needs, with the ways in which one fails. Files are made from a seed."""
import hashlib, json, os, random, re, sys, urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOKEN = "Bearer hf_of_the_test"
commit = hashlib.sha1(b"one commit").hexdigest()
state = {"cut": 0, "requests": []}


def content(name):
    if name.endswith(".safetensors"):
        return random.Random(name).randbytes(3_000_000)
    return json.dumps({"model_type": "tiny", "file": name}).encode()


names = ["config.json", "model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors", "sub/tokenizer.json",
         "pytorch_model.bin", "original/model.safetensors"]


def sibling(name):
    data = content(name)
    one = {"rfilename": name, "size": len(data), "blobId": hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()}
    if name.endswith((".safetensors", ".bin")):
        one["lfs"] = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "pointerSize": 134}
    return one


class Hub(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = urllib.parse.urlsplit(self.path).path
        state["requests"].append({"path": path, "range": self.headers.get("Range"), "token": self.headers.get("Authorization") == TOKEN})
        if path == "/requests":
            return self.answer(200, json.dumps(state["requests"]).encode())
        if path == "/cut":
            state["cut"] = int(urllib.parse.urlsplit(self.path).query)
            return self.answer(200, b"")
        api = re.fullmatch(r"/api/models/(own/[a-z-]+)/revision/([^/]+)", path)
        file = re.fullmatch(r"/(own/[a-z-]+)/resolve/" + commit + "/(.+)", path)
        if not api and not file or (api or file)[1] == "own/nowhere":
            return self.answer(404, b"{}")
        if (api or file)[1] == "own/gated" and self.headers.get("Authorization") != TOKEN:
            return self.answer(401, b"{}")
        if api:
            siblings = [sibling(name) for name in names]
            if api[1] == "own/huge":
                siblings[1]["size"] = 1 << 60
            return self.answer(200, json.dumps({"id": api[1], "sha": commit, "siblings": siblings}).encode())
        data = content(file[2])
        if file[1] == "own/damaged" and file[2] == names[2]:
            data = bytes(len(data))
        start = int(re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", "bytes=0-"))[1])
        self.send_file(data, start)

    def send_file(self, data, start):
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(data) - start))
        self.send_header("X-Repo-Commit", commit)
        self.end_headers()
        end = len(data)
        if state["cut"] > 0 and len(data) > 1_000_000 and start < 1_500_000:
            state["cut"] -= 1
            end = 1_500_000
        self.wfile.write(data[start:end])
        self.close_connection = end < len(data)

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("0.0.0.0", 8080), Hub).serve_forever()
