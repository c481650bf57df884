/** Asks the proxy of a rehearsal, from inside its container: its network leads nowhere. */
import type { Docker } from "../docker";

/** Arguments: path, master key's file or nothing. Prints the status and the body. */
const program = `
import sys, urllib.error, urllib.request
path, file = sys.argv[1:]
headers = {"Authorization": "Bearer " + open(file).read()} if file else {}
try:
    answer = urllib.request.urlopen(urllib.request.Request("http://127.0.0.1:4000" + path, headers=headers), timeout=20)
    print(answer.status); print(answer.read().decode())
except urllib.error.HTTPError as problem:
    print(problem.code); print(problem.read().decode())
except OSError as problem:
    print(0); print(problem)
`;

export interface Answer {
  /** 0: nobody answered. */
  readonly status: number;
  readonly body: string;
}

export async function ask(docker: Docker, container: string, path: string, keyFile = ""): Promise<Answer> {
  const { output } = await docker.run(["exec", container, "python3", "-c", program, path, keyFile]);
  const [status = "0", ...body] = output.split("\n");
  return { status: Number(status), body: body.join("\n").trim() };
}
