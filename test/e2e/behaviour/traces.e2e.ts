/** What the real proxy sends as traces: to a Langfuse of one's own, and to a collector at the same time. */
import { z } from "zod";
import { eventually } from "../traffic";
import type { Proxy } from "./proxy";
import { engine, gateway } from "./services";
import { Testbed, masterKey } from "./testbed";

/** Where the image that stands in for LiteLLM's keeps the OpenTelemetry client; the official one always has it. */
const client = "/opt/opentelemetry";
const prompt = "how many shelves are in the cellar";

const spansSchema = z.array(
  z.object({
    path: z.string(),
    headers: z.record(z.string(), z.string()),
    name: z.string(),
    attributes: z.record(z.string(), z.unknown()),
  }),
);
type Span = z.output<typeof spansSchema>[number];

let bed: Testbed;
let proxy: Proxy;
let collector: string;

beforeAll(async () => {
  bed = await Testbed.open();
  await bed.backend("t-vllm-first");
  const flags = ["--network-alias", "langfuse", "--network-alias", "collector"];
  const fake = await bed.fake("receiver", "fake_collector.py", ["-e", `PYTHONPATH=${client}`, ...flags]);
  collector = fake.control;
  proxy = await bed.proxy(
    "t",
    gateway({
      models: { first: engine() },
      routing: { healthChecks: false },
      proxy: { env: { PYTHONPATH: client } },
      cache: { type: "none" },
      telemetry: {
        langfuse: { host: "http://langfuse:8000" },
        otlp: { endpoint: "http://collector:8000", headers: "OTLP_HEADERS" },
      },
    }),
  );
});

afterAll(() => bed.close());

const spans = async () =>
  spansSchema.parse(await fetch(`${collector}/seen`).then((answer) => answer.json() as unknown));

const ofLangfuse = ({ path, attributes }: Span) =>
  path === "/api/public/otel/v1/traces" && "langfuse.observation.type" in attributes;

/** All that came by the time when a condition is met. */
async function seen(what: string, isThere: (all: readonly Span[]) => boolean): Promise<readonly Span[]> {
  let all: readonly Span[] = [];
  await eventually(what, 60, async () => isThere((all = await spans())));
  return all;
}

test("S1-15, S1-16, S1-17: Langfuse gets one generation per request, with its name, trace, session, tags and user", async () => {
  const metadata = {
    generation_name: "count-shelves",
    trace_name: "inventory",
    session_id: "session-7",
    trace_user_id: "ada",
    tags: ["cellar", "books"],
  };
  const answer = await proxy.client.chat("first", prompt, { metadata });
  expect(answer.status).toBe(200);
  const generations = (await seen("a generation", (all) => all.some(ofLangfuse))).filter(ofLangfuse);
  expect(generations).toHaveLength(1);
  const [{ attributes, headers }] = generations as [Span];
  expect(attributes).toMatchObject({
    "langfuse.observation.type": "generation",
    "langfuse.generation.name": "count-shelves",
    "langfuse.trace.name": "inventory",
    "session.id": "session-7",
    "user.id": "ada",
  });
  expect(JSON.parse(String(attributes["langfuse.trace.tags"]))).toEqual(
    expect.arrayContaining(["cellar", "books"]),
  );
  expect(String(attributes["langfuse.observation.input"])).toContain(prompt);
  const keys = "value-of-LANGFUSE_PUBLIC_KEY:value-of-LANGFUSE_SECRET_KEY";
  expect(headers.authorization).toBe(`Basic ${Buffer.from(keys).toString("base64")}`);
});

test("OpenTelemetry: the collector gets spans of the request, and no word of it", async () => {
  const ofCollector = ({ path }: Span) => path === "/v1/traces";
  const all = (await seen("spans", (some) => some.some(ofCollector))).filter(ofCollector);
  for (const { headers } of all) expect(headers).toMatchObject({ "x-sender": "value-of-OTLP_HEADERS" });
  expect(JSON.stringify(all)).toContain("first");
  expect(JSON.stringify(all)).not.toContain(prompt);
  expect(JSON.stringify(all)).not.toContain(masterKey);
});
