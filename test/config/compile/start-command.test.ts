/** The start command, run for real by /bin/sh with stand-ins for what lies outside it. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Workload } from "../../../config";
import { startCommand } from "../../../config/compile/start-command";
import { server } from "../../constructs/scope";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "start-"))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Prints each argument and the variable KEY on a line of its own. */
const show = `#!/bin/sh\nprintf '<%s>\\n' "$@" "KEY=\${KEY-unset}"\n`;

/** A program in the PATH of the start command. */
function program(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return file;
}

/** Starts a workload as its container would; `/run/secrets` is the test's folder. */
function start(special: Partial<Workload>) {
  const { entrypoint, command } = startCommand(server(special));
  const [shell = "", ...rest] = [...entrypoint, ...command].map((word) =>
    word.replaceAll("/run/secrets", folder).replaceAll("/tmp/ca-", `${folder}/ca-`),
  );
  const env = { PATH: `${folder}:/usr/bin:/bin` };
  const { status, stdout, stderr } = spawnSync(shell, rest, { env, encoding: "utf8", timeout: 20_000 });
  return { status, out: stdout.split("\n").slice(0, -1), err: stderr };
}

const keySecret = { name: "DEMO_KEY", file: "DEMO_KEY", form: "plain", variable: "KEY" } as const;

describe("a workload that needs nothing", () => {
  test("starts as its image says", () => {
    expect(startCommand(server({ entrypoint: null, argv: ["--a"] }))).toEqual({
      entrypoint: [],
      command: ["--a"],
    });
    expect(startCommand(server({ entrypoint: ["run"], argv: ["--a"] }))).toEqual({
      entrypoint: ["run"],
      command: ["--a"],
    });
  });

  test("keeps that way with secrets that the program reads from their files", () => {
    const secrets = [{ ...keySecret, variable: null }];
    expect(startCommand(server({ secrets })).entrypoint).toEqual([]);
  });
});

describe("authorities beside the public ones", () => {
  const show = '#!/bin/sh\nprintf "%s\\n" "$SSL_CERT_FILE" "$REQUESTS_CA_BUNDLE"; cat "$SSL_CERT_FILE"\n';
  const special = () => ({ entrypoint: [program("show", show)], authorities: join(folder, "company.pem") });
  /** The image's Python says where its public ones are. */
  const python = () =>
    program("python3", `#!/bin/sh\n[ "$*" = "-m certifi" ] && echo ${folder}/public.pem\n`);

  test("both are one file, which Python's clients read", () => {
    python();
    program("public.pem", "public\n");
    program("company.pem", "company\n");
    const file = join(folder, "ca-certificates.pem");
    expect(start(special())).toEqual({ status: 0, out: [file, file, "public", "company"], err: "" });
  });

  test("does not start without one of them", () => {
    python();
    program("public.pem", "public\n");
    const { status, out } = start(special());
    expect({ status, out }).toEqual({ status: 1, out: [] });
  });
});

test("fails for a workload that must be wrapped and does not name its entrypoint", () => {
  expect(() => startCommand(server({ secrets: [keySecret] }))).toThrow(
    "demo-server: a wrapped start needs the image's entrypoint",
  );
});

describe("secrets that the program reads from its environment", () => {
  const special = () => ({ entrypoint: [program("show", show), "serve"], secrets: [keySecret] });

  test.each([
    ["plain text", "sk-abc"],
    ["quotes, dollars and backslashes", `a"b'c$HOME\`id\`\\n %s`],
    ["spaces and a line break inside", "  a \n b"],
  ])("arrive as they are: %s", (_, value) => {
    writeFileSync(join(folder, "DEMO_KEY"), value);
    expect(start(special()).out.join("\n")).toBe(`<serve>\n<KEY=${value}>`);
  });

  test("lose a line break at their end", () => {
    writeFileSync(join(folder, "DEMO_KEY"), "sk-abc\n");
    expect(start(special()).out).toEqual(["<serve>", "<KEY=sk-abc>"]);
  });

  test("are in no argument of the start command", () => {
    const { entrypoint, command } = startCommand(server(special()));
    expect([...entrypoint, ...command].join(" ")).toContain('KEY="$(cat /run/secrets/DEMO_KEY)"');
  });

  test("end the start with an error when their file is missing", () => {
    const { status, out, err } = start(special());
    expect({ status, out }).toEqual({ status: 1, out: [] });
    expect(err).toContain("DEMO_KEY");
  });
});

describe("arguments", () => {
  test("reach the program untouched, and its exit code comes back", () => {
    const entrypoint = [program("end", `${show}exit 7\n`)];
    writeFileSync(join(folder, "DEMO_KEY"), "k");
    const argv = ["two words", "$HOME", "*", `"'`, "line\nbreak"];
    const { status, out } = start({ entrypoint, argv, secrets: [keySecret] });
    expect(status).toBe(7);
    expect(out.join("\n")).toBe(
      ["<two words>", "<$HOME>", "<*>", `<"'>`, "<line\nbreak>", "<KEY=k>"].join("\n"),
    );
  });

  test("the program takes the shell's place, so that it gets the stop signal", () => {
    const entrypoint = [program("pid", `#!/bin/sh\necho $$ $PPID\n`)];
    writeFileSync(join(folder, "DEMO_KEY"), "k");
    const { out } = start({ entrypoint, secrets: [keySecret] });
    expect(out[0]?.split(" ")[1]).toBe(String(process.pid));
  });
});

describe("a workload that starts after others", () => {
  // Notes its attempts and what it was asked; answers from the third one on.
  const python = (needed: number) => `#!/bin/sh
echo "$2" >>${folder}/asked
[ "$(wc -l <${folder}/asked)" -ge ${needed} ]
`;
  const asked = () => readFileSync(join(folder, "asked"), "utf8").trimEnd().split("\n");
  const special = () => ({ entrypoint: [program("show", show)], startsAfter: ["demo-db:5432"] });

  test("tries once a second until the address accepts connections", () => {
    program("python3", python(3));
    program("sleep", `#!/bin/sh\necho "$1" >>${folder}/slept\n`);
    expect(start(special())).toEqual({ status: 0, out: ["<KEY=unset>"], err: "" });
    expect(asked()).toEqual(Array(3).fill('import socket; socket.create_connection(("demo-db", 5432), 2)'));
    expect(readFileSync(join(folder, "slept"), "utf8")).toBe("1\n1\n");
  });

  test("starts anyway after two minutes, so that the program says what is wrong", () => {
    program("python3", python(1_000));
    program("sleep", "#!/bin/sh\n");
    expect(start(special())).toEqual({ status: 0, out: ["<KEY=unset>"], err: "" });
    expect(asked()).toHaveLength(120);
  });

  test("waits for each address in turn", () => {
    program("python3", python(1));
    start({ ...special(), startsAfter: ["demo-redis:6379", "demo-db:5432"] });
    expect(asked().map((text) => /"(.*)", (\d+)/.exec(text)?.slice(1))).toEqual([
      ["demo-redis", "6379"],
      ["demo-db", "5432"],
    ]);
  });
});

describe("a workload that starts when engines answer (S2-05)", () => {
  const mark = "/tmp/started-once";
  const firstStartAfter = [["http://a:1/health"], ["http://b:1/health", "http://b-2:1/health"]];
  const special = () => ({ entrypoint: [program("show", show)], firstStartAfter });
  // Notes the URLs that it is asked for; only the very first question gets no answer.
  const python = () => `#!/bin/sh
shift 2; echo "$*" >>${folder}/asked
[ "$(wc -l <${folder}/asked)" -ge 2 ]
`;
  beforeEach(() => rmSync(mark, { force: true }));
  afterEach(() => rmSync(mark, { force: true }));

  test("waits for one of each group, and says so", () => {
    program("python3", python());
    program("sleep", "#!/bin/sh\n");
    expect(start(special())).toEqual({
      status: 0,
      out: [
        "waits for http://a:1/health",
        "waits for http://b:1/health or http://b-2:1/health",
        "<KEY=unset>",
      ],
      err: "",
    });
    expect(readFileSync(join(folder, "asked"), "utf8")).toBe(
      "http://a:1/health\nhttp://a:1/health\nhttp://b:1/health http://b-2:1/health\n",
    );
  });

  test("does not wait when it is started again", () => {
    program("python3", python());
    writeFileSync(mark, "");
    expect(start(special())).toEqual({ status: 0, out: ["<KEY=unset>"], err: "" });
    expect(existsSync(join(folder, "asked"))).toBe(false);
  });

  test("ends at the stop signal while it waits", async () => {
    program("python3", "#!/bin/sh\nexit 1\n");
    const { entrypoint } = startCommand(server(special()));
    const [shell = "", ...rest] = entrypoint;
    const child = spawn(shell, rest, {
      env: { PATH: `${folder}:/usr/bin:/bin` },
      stdio: ["ignore", "pipe", "ignore"],
    });
    await once(child.stdout, "data");
    child.kill("SIGTERM");
    expect((await once(child, "exit"))[0]).toBe(143);
  });
});

describe("a one-shot job", () => {
  test("is tried again until it succeeds, and ends with success", () => {
    const job = `#!/bin/sh\necho "try $1" && [ -e ${folder}/ready ]\n`;
    program("sleep", `#!/bin/sh\necho "$1" >${folder}/ready\n`);
    expect(start({ oneShot: true, entrypoint: [program("job", job)], argv: ["once"] })).toEqual({
      status: 0,
      out: ["try once", "try once"],
      err: "failed, next try in 10 s\n",
    });
    expect(existsSync(join(folder, "ready"))).toBe(true);
  });
});
