/** Lines of requests through the pipeline that is compiled for Alloy: its own parser, and the stages of Loki that it is made of. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { evaluateInput } from "../../../config";

const kept = z.object({
  labels: z.record(z.string(), z.string()),
  beside: z.record(z.string(), z.string()),
  time: z.string(),
  line: z.string(),
});

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "alloy-"));
  const { result } = evaluateInput({
    name: "shelf",
    models: { far: { upstream: { model: "openai/gpt-4o", apiKeys: ["KEY_A"] } } },
    telemetry: {
      loki: { url: "https://loki.example.net", user: "me", password: "P", labels: { site: "a" } },
    },
  });
  writeFileSync(join(folder, "config.alloy"), result?.artefacts.alloy ?? "");
  execFileSync("go", ["build", "-o", join(folder, "pipeline"), "."], { cwd: join(__dirname, "alloy") });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function through(lines: readonly string[]): readonly z.output<typeof kept>[] {
  const output = execFileSync(join(folder, "pipeline"), [join(folder, "config.alloy")], {
    input: lines.join("\n"),
    encoding: "utf8",
  });
  return output
    .trimEnd()
    .split("\n")
    .map((line) => kept.parse(JSON.parse(line)));
}

const line = (more: object) =>
  JSON.stringify({
    event: "chat_completion",
    timestamp: "2026-11-22T08:58:38.081+00:00",
    level: "info",
    duration_ms: 300.6,
    status_code: 200,
    model_alias: "uno",
    model_group: "one",
    ...more,
  });

const fixed = { app: "litellm-proxy", stack: "shelf", site: "a" };

test("S0-27: status and model are labels, the duration stands beside the line, its time is the line's", () => {
  expect(through([line({})])).toEqual([
    {
      labels: { ...fixed, status: "200", model: "uno" },
      beside: { duration: "300.6" },
      time: "2026-11-22T08:58:38.081Z",
      line: line({}),
    },
  ]);
});

test("S0-27: a name that only a client's mistake has is no label", () => {
  const mistakes = [line({ status_code: 400, model_alias: "nope-1", model_group: null })];
  expect(through(mistakes).map(({ labels }) => labels)).toEqual([
    { ...fixed, status: "400", model: "unknown" },
  ]);
});

test("S0-27: what is no line of a request is dropped, an answer that quotes one too", () => {
  const answer = { id: "chatcmpl-1", choices: [{ message: { content: line({}) } }] };
  expect(through(["09:00 INFO ready", JSON.stringify(answer), line({})])).toHaveLength(1);
});
