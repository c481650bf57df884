/** Lines of requests on their way to CloudWatch: the compiled container, and its loop in a real shell. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { evaluateInput } from "../../../../config";
import type { Workload } from "../../../../config";

const models = { far: { upstream: { model: "openai/gpt-4o", apiKeys: ["KEY_A"] } } };

function shipper(cloudwatch: object): Workload {
  const { result } = evaluateInput({ name: "shelf", models, telemetry: { cloudwatch } });
  const found = result?.plan.workloads.find(({ role }) => role === "cloudwatch");
  if (!found) throw new Error("no shipper");
  return found;
}

const where = { group: "/llm/gateway", region: "eu-central-1" };

test("S0-28: a container of its own prints the lines, and its output goes to the log group", () => {
  const workload = shipper(where);
  expect(workload).toMatchObject({
    name: "shelf-cloudwatch",
    cloudwatch: { ...where, stream: "shelf" },
    user: "65534:65534",
    readOnlyRoot: true,
    needs: [],
    secrets: [],
    ports: [],
  });
  expect(workload.mounts).toContainEqual({ kind: "volume", source: "shelf-requests", target: "/var/tmp" });
  expect(workload.mounts).toContainEqual({ kind: "volume", source: "shelf-cloudwatch-data", target: "/tmp" });
  expect(workload.entrypoint?.slice(-2)).toEqual(["/var/tmp/requests.jsonl", "/tmp/shipped"]);
  expect(shipper({ ...where, stream: "first" }).cloudwatch?.stream).toBe("first");
});

test("S0-28: the lines go into the file, and the output of nobody else to CloudWatch", () => {
  const { result } = evaluateInput({ name: "shelf", models, telemetry: { cloudwatch: where } });
  const others = result?.plan.workloads.filter(({ cloudwatch }) => cloudwatch === null) ?? [];
  expect(others).toHaveLength((result?.plan.workloads.length ?? 0) - 1);
  expect(others.find(({ role }) => role === "proxy")?.environment).toMatchObject({
    REQUEST_LOG_DESTINATION: "/var/log/llm-gateway/requests.jsonl",
  });
});

test.each([
  { group: "" },
  { group: "with space" },
  { group: "a:b" },
  { region: "Frankfurt" },
  { region: "eu" },
  { stream: "a*b" },
])("S0-28: %j is refused", (wrong) => {
  expect(evaluateInput({ models, telemetry: { cloudwatch: { ...where, ...wrong } } }).result).toBeUndefined();
});

describe("the loop", () => {
  const golden = (n: number) => JSON.stringify({ event: "chat_completion", status_code: 200, n }) + "\n";
  const answer = `${JSON.stringify({ id: "chatcmpl-1", object: "chat.completion", choices: [golden(0)] })}\n`;
  let folder: string;
  let file: string;
  let running: ChildProcess | undefined;
  let output = "";

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ship-"));
    file = join(folder, "requests.jsonl");
    output = "";
  });
  afterEach(() => {
    running?.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  function start(): void {
    const [shell = "", ...words] = shipper(where).entrypoint ?? [];
    // Its heartbeat is its own folder's.
    const own = words.map((word) => word.replaceAll("/dev/shm/alive", `${folder}/alive`));
    running = spawn(shell, [...own.slice(0, -2), file, join(folder, "shipped")], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    running.stdout?.on("data", (piece: Buffer) => (output += piece.toString()));
  }

  async function printed(expected: string): Promise<void> {
    const until = Date.now() + 30_000;
    while (output.length < expected.length && Date.now() < until) await sleep(50);
    expect(output).toBe(expected);
  }

  const stopped = () =>
    new Promise<number | null>((resolve) => {
      running?.once("exit", resolve);
      running?.kill("SIGTERM");
    });

  test("S0-28: keeps a line of a request, and drops a chat answer", async () => {
    start();
    appendFileSync(file, golden(1) + answer + golden(2));
    await printed(golden(1) + golden(2));
    expect(Number(readFileSync(join(folder, "alive"), "utf8"))).toBeGreaterThan(1_700_000_000);
    expect(await stopped()).toBe(0);
  }, 60_000);

  test("a new container goes on where the last one was, over a file that became full meanwhile", async () => {
    start();
    appendFileSync(file, golden(1));
    await printed(golden(1));
    await stopped();
    appendFileSync(file, golden(2));
    renameSync(file, `${file}.1`);
    appendFileSync(file, golden(3));
    start();
    await printed(golden(1) + golden(2) + golden(3));
    expect(await stopped()).toBe(0);
  }, 60_000);
});
