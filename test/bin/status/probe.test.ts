/** The programs that run inside the containers, run here: against listeners that answer, refuse and are gone. */
import { createServer as httpServer } from "node:http";
import { createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execFileSync } from "node:child_process";
import { capture } from "../../../bin/process";
import { tryWays } from "../../../bin/status/probe";

jest.setTimeout(60_000);

const servers: Server[] = [];
let open = 0;
let gone = 0;
let web = 0;

async function listening(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return (server.address() as AddressInfo).port; // a TCP server's address is never a path
}

beforeAll(async () => {
  open = await listening(createServer((socket) => socket.on("error", () => undefined).resume()));
  web = await listening(
    httpServer((request, response) => response.writeHead(request.url === "/up" ? 200 : 503).end()),
  );
  gone = await listening(createServer());
  servers.pop()?.close();
});
afterAll(() => servers.forEach((server) => server.close()));

const way = (port: number, path: string | null) => ({ from: "a", to: "b", host: "127.0.0.1", port, path });

const ways = () => [way(open, null), way(gone, null), way(web, "/up"), way(web, "/down")];

/** What would run in a container runs here. */
function tried(hasPython: boolean, path: string | undefined) {
  const docker = {
    run: ([, , file = "", ...args]: readonly string[]) =>
      capture({ file, args, environment: { PATH: path } }),
  };
  return tryWays(docker, ways(), new Map([["a", { id: "c", hasPython }]]));
}

test("S2-19: with Python: what answers, what refuses, and how long it took", async () => {
  const [first, second, third, fourth] = await tried(true, process.env.PATH);
  expect(first).toMatchObject({ ok: true, problem: "", milliseconds: expect.any(Number) as number });
  expect(second).toMatchObject({ ok: false, problem: expect.stringContaining("refused") as string });
  expect(third).toMatchObject({ ok: true, problem: "" });
  expect(fourth).toMatchObject({ ok: false, problem: "status 503" });
});

test("S2-19: with a shell, bash and a wget, as images have that lack Python and nc", async () => {
  const folder = mkdtempSync(join(tmpdir(), "probe-"));
  const wget = `#!${process.execPath}\nfetch(process.argv.at(-1)).then(({ ok }) => process.exit(ok ? 0 : 8), () => process.exit(4));\n`;
  writeFileSync(join(folder, "wget"), wget, { mode: 0o755 });
  for (const name of ["sh", "bash", "timeout", "tail"]) {
    symlinkSync(execFileSync("which", [name], { encoding: "utf8" }).trim(), join(folder, name));
  }
  const [first, second, third, fourth] = await tried(false, folder);
  rmSync(folder, { recursive: true });
  expect(first).toMatchObject({ ok: true, problem: "", milliseconds: null });
  expect(second).toMatchObject({ ok: false, problem: "nothing listens, or the way is closed" });
  expect(third).toMatchObject({ ok: true, problem: "" });
  expect(fourth).toMatchObject({ ok: false, problem: "no answer" });
});

test("S2-19: nobody can try a way from a container that does not run", async () => {
  const docker = { run: () => Promise.reject(new Error("nobody is asked")) };
  expect((await tryWays(docker, ways().slice(0, 1), new Map())).map(({ problem }) => problem)).toEqual([
    "a does not run",
  ]);
});
