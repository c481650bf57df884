/**
 * The program that downloads a checkpoint into a Hugging Face cache, run by the Python of the engine's own image: one JSON job
 * as its last argument, one JSON event per line. Only the standard library: huggingface_hub 2.4.0 begins a file that was
 * interrupted anew, and its name for the part differs with each process.
 */
export const pullProgram = String.raw`
import errno, fcntl, fnmatch, hashlib, json, os, shutil, signal, ssl, sys, threading, time, urllib.request
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote, urlsplit

job = json.loads(sys.argv[-1])
root = "/weights"
hub = os.path.join(root, "hub")
spoken = threading.Lock()


def say(event, **fields):
    with spoken:
        print(json.dumps({"event": event, **fields}), flush=True)


def stop(code, reason, **fields):
    say("problem", code=code, reason=reason, **fields)
    os._exit(1)


signal.signal(signal.SIGTERM, lambda *_: os._exit(143))
signal.signal(signal.SIGINT, lambda *_: os._exit(130))


def digest_of(path, kind):
    size = os.path.getsize(path)
    hash = hashlib.sha256() if kind == "sha256" else hashlib.sha1(b"blob %d\0" % size)
    with open(path, "rb") as file:
        while chunk := file.read(1 << 22):
            hash.update(chunk)
    return hash.hexdigest()


def fsize(path):
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def watch(measure, total, done):
    before = measure()
    while not done.wait(job["every"]):
        now = measure()
        say("progress", done=min(now, total), total=total, rate=max(0, now - before) / job["every"])
        before = now


def with_progress(measure, total, work):
    done = threading.Event()
    watcher = threading.Thread(target=watch, args=(measure, total, done), daemon=True)
    watcher.start()
    try:
        return work()
    finally:
        done.set()
        watcher.join()


def wanted(siblings):
    """Not what no engine reads: other formats of tensors that lie beside as safetensors, and other programs' folders."""
    names = [one["rfilename"] for one in siblings]
    safe = {os.path.dirname(name) for name in names if name.endswith(".safetensors")}
    others = ("*.bin", "*.pt", "*.pth", "*.h5", "*.msgpack", "*.ot", "*.onnx", "*.gguf", "*.tflite")
    folders = ("original/", "metal/", "onnx/", "openvino/", "coreml/")
    def keep(name):
        if safe and name.startswith(folders):
            return False
        is_other = any(fnmatch.fnmatch(name, pattern) for pattern in others)
        return not (is_other and os.path.dirname(name) in safe)
    return [one for one in siblings if keep(one["rfilename"])]


def mark_of(repo, commit):
    return os.path.join(root, "pulled", repo.replace("/", "--") + "@" + commit + ".json")


def read_mark(path):
    try:
        with open(path) as file:
            return json.load(file)
    except (OSError, ValueError):
        return None


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".new", "w") as file:
        file.write(text)
    os.replace(path + ".new", path)


def room(need, folder=root):
    free = shutil.disk_usage(folder).free
    if need > free:
        stop("disk", "not enough room", need=need, free=free)


class WithoutToken(urllib.request.HTTPRedirectHandler):
    """The token is for the hub alone: files lie on other hosts."""
    def redirect_request(self, request, *rest):
        following = super().redirect_request(request, *rest)
        if following and urlsplit(following.full_url).netloc != urlsplit(request.full_url).netloc:
            following.remove_header("Authorization")
        return following


authorities = ssl.create_default_context()
if job["authorities"]:
    authorities.load_verify_locations(job["authorities"])
opener = urllib.request.build_opener(WithoutToken(), urllib.request.HTTPSHandler(context=authorities))


def ask(path, **headers):
    token = os.environ.get("HF_TOKEN_PATH")
    if token and os.path.exists(token):
        with open(token) as file:
            headers["Authorization"] = "Bearer " + file.read().strip()
    headers["User-Agent"] = "llm-gateway"
    request = urllib.request.Request(job["hub"].rstrip("/") + path, headers=headers)
    return opener.open(request, timeout=job["patience"])


def stop_for(problem, need=0):
    status = getattr(problem, "code", None)
    if status in (401, 403):
        stop("gated", "the hub answers " + str(status), status=status)
    if status == 404:
        stop("unknown", "the hub answers 404")
    if getattr(problem, "errno", None) == errno.ENOSPC:
        stop("disk", "not enough room", need=need, free=shutil.disk_usage(root).free)
    stop("network", (str(problem).strip() or type(problem).__name__).splitlines()[-1])


def etag(one):
    return one["lfs"]["sha256"] if one.get("lfs") else one["blobId"]


def describe(repo, revision):
    try:
        with ask("/api/models/" + repo + "/revision/" + quote(revision, safe="") + "?blobs=true") as answer:
            info = json.load(answer)
        return info["sha"], [one for one in wanted(info["siblings"]) if is_inside(one["rfilename"])]
    except Exception as problem:
        stop_for(problem)


def is_inside(name):
    return not name.startswith("/") and ".." not in name.split("/")


def fetch(repo, commit, one, part):
    """Goes on where it ended, as often as something still comes."""
    size, idle = one["size"], 0
    while fsize(part) != size:
        start = fsize(part)
        if start > size:
            os.unlink(part)
            continue
        try:
            path = "/" + repo + "/resolve/" + commit + "/" + quote(one["rfilename"])
            with ask(path, **({"Range": "bytes=%d-" % start} if start else {})) as answer:
                with open(part, "ab" if answer.status == 206 else "wb") as file:
                    shutil.copyfileobj(answer, file, 1 << 20)
        except Exception as problem:
            idle = idle + 1 if fsize(part) <= start else 0
            fatal = getattr(problem, "code", 500) in (401, 403, 404) or getattr(problem, "errno", None) == errno.ENOSPC
            if fatal or idle >= job["tries"]:
                stop_for(problem, size - fsize(part))
        else:
            idle = idle + 1 if fsize(part) <= start else 0
            if idle >= job["tries"]:
                stop("network", one["rfilename"] + " ends too early")
        if idle:
            time.sleep(min(2 ** idle, 30))


def pull_model():
    repo, revision = job["source"], job["revision"] or "main"
    name = repo.replace("/", "--")
    os.makedirs(os.path.join(root, "pulled"), exist_ok=True)
    lock = open(os.path.join(root, "pulled", name + ".lock"), "w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        stop("busy", "another download of it is at work")
    commit, files = describe(repo, revision)
    folder = os.path.join(hub, "models--" + name)
    blobs, snapshot = os.path.join(folder, "blobs"), os.path.join(folder, "snapshots", commit)
    blob = lambda one: os.path.join(blobs, etag(one))
    total = sum(one["size"] for one in files)
    have = lambda: sum(min(one["size"], fsize(blob(one)) or fsize(blob(one) + ".incomplete")) for one in files)
    there = have()
    say("plan", commit=commit, files=len(files), total=total, there=there)
    room(total - there)
    os.makedirs(blobs, exist_ok=True)
    mark = mark_of(repo, commit)
    before = {} if job["verifyAll"] else (read_mark(mark) or {}).get("files", {})
    after = {}

    def ensure(one):
        path, name = blob(one), one["rfilename"]
        old = before.get(name)
        is_known = old and os.path.exists(path) and [old["size"], old["mtime"], old["digest"]] == [fsize(path), os.stat(path).st_mtime_ns, etag(one)]
        if not is_known:
            part = path if fsize(path) == one["size"] and os.path.exists(path) else path + ".incomplete"
            if part != path:
                open(part, "ab").close()
                fetch(repo, commit, one, part)
            found = digest_of(part, "sha256" if one.get("lfs") else "sha1")
            if found != etag(one):
                os.unlink(part)
                stop("checksum", name, expected=etag(one), found=found)
            os.replace(part, path)
        link = os.path.join(snapshot, name)
        os.makedirs(os.path.dirname(link), exist_ok=True)
        if not os.path.lexists(link) or os.path.realpath(link) != os.path.realpath(path):
            if os.path.lexists(link):
                os.unlink(link)
            os.symlink(os.path.relpath(path, os.path.dirname(link)), link)
        after[name] = {"size": one["size"], "mtime": os.stat(path).st_mtime_ns, "digest": etag(one)}

    def ensure_all():
        # Two files of the same content are one blob: fetched once.
        once = list({etag(one): one for one in files}.values())
        with ThreadPoolExecutor(job["parallel"]) as pool:
            list(pool.map(ensure, once))
        for one in files:
            ensure(one)
    try:
        with_progress(have, total, ensure_all)
    except OSError as problem:
        stop_for(problem, total - have())
    text = json.dumps({"repo": repo, "commit": commit, "total": total, "files": dict(sorted(after.items()))}, indent=2)
    write(mark, text + "\n")
    if revision != commit:
        write(os.path.join(folder, "refs", revision), commit)
    say("done", commit=commit, files=len(files), total=total)


def pull_vocabulary():
    for file, expected in job["vocabulary"].items():
        path = os.path.join(root, "harmony", file)
        if os.path.exists(path) and digest_of(path, "sha256") == expected:
            continue
        try:
            with urllib.request.urlopen(job["endpoint"].rstrip("/") + "/" + file, timeout=60, context=authorities) as answer:
                data = answer.read()
        except Exception as problem:
            stop("network", file + ": " + str(problem))
        found = hashlib.sha256(data).hexdigest()
        if found != expected:
            stop("checksum", file, expected=expected, found=found)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path + ".new", "wb") as out:
            out.write(data)
        os.replace(path + ".new", path)
    say("done", commit=None, files=len(job["vocabulary"]), total=0)


def look():
    """What is there, from the marks and the folders alone: asks nobody."""
    for item in job["items"]:
        repo, revision = item["source"], item["revision"] or "main"
        folder = os.path.join(hub, "models--" + repo.replace("/", "--"))
        try:
            with open(os.path.join(folder, "refs", revision)) as file:
                commit = file.read().strip()
        except OSError:
            commit = revision
        mark = read_mark(mark_of(repo, commit))
        snapshot = os.path.join(folder, "snapshots", commit)
        blobs = os.path.join(folder, "blobs")
        size = sum(fsize(os.path.join(blobs, name)) for name in os.listdir(blobs)) if os.path.isdir(blobs) else 0
        if mark:
            missing = [name for name, one in mark["files"].items() if fsize(os.path.join(snapshot, name)) != one["size"]]
            damaged = [] if missing or not job["verifyAll"] else [
                name for name, one in mark["files"].items()
                if digest_of(os.path.join(snapshot, name), "sha256" if len(one["digest"]) == 64 else "sha1") != one["digest"]]
            state = "partial" if missing else "damaged" if damaged else "present"
            say("look", source=repo, revision=revision, state=state, commit=commit, size=mark["total"], files=missing + damaged)
        elif os.path.isdir(blobs) and any(name.endswith(".incomplete") for name in os.listdir(blobs)):
            say("look", source=repo, revision=revision, state="partial", commit=None, size=size, files=[])
        elif os.path.exists(os.path.join(snapshot, "config.json")):
            say("look", source=repo, revision=revision, state="unverified", commit=commit, size=size, files=[])
        else:
            say("look", source=repo, revision=revision, state="partial" if size else "missing", commit=None, size=size, files=[])
    if job["vocabulary"]:
        folder = os.path.join(root, "harmony")
        bad = [file for file, expected in job["vocabulary"].items()
               if not os.path.exists(os.path.join(folder, file)) or digest_of(os.path.join(folder, file), "sha256") != expected]
        state = "missing" if len(bad) == len(job["vocabulary"]) else "partial" if bad else "present"
        say("look", source="harmony vocabulary", revision="", state=state, commit=None, size=0, files=bad)


{"pull": pull_model, "vocabulary": pull_vocabulary, "look": look}[job["do"]]()
`;
