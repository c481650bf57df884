/** Tries the ways from inside the containers that use them, all of one container in one call. */
import type { Docker } from "../docker";
import { reasonOf } from "../docker";
import type { Way } from "./ways";

export interface Tried extends Way {
  readonly ok: boolean;
  /** Of the connection and, where something was asked, of the answer. */
  readonly milliseconds: number | null;
  /** Empty when it is open. */
  readonly problem: string;
}

/** Arguments: `host port path`, with `-` for no path. A line each: milliseconds, and the problem. */
const python = `
import http.client, socket, sys, time
from concurrent.futures import ThreadPoolExecutor
def attempt(way):
    host, port, path = way.split(" ")
    start = time.monotonic()
    try:
        if path == "-":
            socket.create_connection((host, int(port)), 5).close()
        else:
            connection = http.client.HTTPConnection(host, int(port), timeout=5)
            connection.request("GET", path)
            status = connection.getresponse().status
            if status >= 400: raise OSError("status %d" % status)
        said = ""
    except OSError as problem:
        said = str(problem)
    return "%d %s" % ((time.monotonic() - start) * 1000, said)
with ThreadPoolExecutor(16) as pool:
    print("\\n".join(pool.map(attempt, sys.argv[1:])))
`;

/** The same without times, for images without Python: with what a busybox has, or only bash. */
const shell = `
connects() {
  if command -v nc >/dev/null; then timeout 5 nc "$1" "$2" </dev/null >/dev/null 2>&1
  else timeout 5 bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$1" "$2" 2>/dev/null
  fi
}
for way; do
  set -- $way
  if [ "$3" = - ]; then said=$(connects "$1" "$2" || echo "nothing listens, or the way is closed")
  else said=$(timeout 5 wget -q -O /dev/null "http://$1:$2$3" 2>&1) && said= || said=\${said:-no answer}
  fi
  echo "- $(echo "$said" | tail -n 1)"
done
`.trim();

/** `containers`: one that runs, by workload. Ways from others are not open, because nobody is there to use them. */
export async function tryWays(
  docker: Pick<Docker, "run">,
  ways: readonly Way[],
  containers: ReadonlyMap<string, { readonly id: string; readonly hasPython: boolean }>,
): Promise<readonly Tried[]> {
  const groups = [...new Set(ways.map(({ from }) => from))].map(async (from) => {
    const own = ways.filter((way) => way.from === from);
    const container = containers.get(from);
    if (container === undefined) return own.map((way) => closed(way, `${from} does not run`));
    const words = own.map(({ host, port, path }) => `${host} ${port} ${path ?? "-"}`);
    const program = container.hasPython ? ["python3", "-c", python] : ["sh", "-c", shell, "sh"];
    const finished = await docker.run(["exec", container.id, ...program, ...words]);
    if (finished.code !== 0) return own.map((way) => closed(way, reasonOf(finished)));
    const lines = finished.output.split("\n");
    return own.map((way, index) => read(way, lines[index] ?? ""));
  });
  return (await Promise.all(groups)).flat();
}

function read(way: Way, line: string): Tried {
  const [, time = "", problem = ""] = /^(\S+) ?(.*)$/.exec(line) ?? [];
  if (time === "") return closed(way, "no answer");
  const milliseconds = time === "-" ? null : Number(time);
  return { ...way, ok: problem === "", milliseconds, problem };
}

function closed(way: Way, problem: string): Tried {
  return { ...way, ok: false, milliseconds: null, problem };
}
