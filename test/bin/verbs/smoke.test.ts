import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

interface Asked {
  readonly line: string;
  readonly key: string | undefined;
  readonly model: string | undefined;
  readonly stream: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

describe("smoke", () => {
  let place: Workplace;
  let server: Server;
  let asked: Asked[];
  /** Replaces the answer to a path; a streamed chat has the path with `#stream`. */
  let answers: Record<string, { status: number; body: string }>;

  beforeEach(async () => {
    asked = [];
    answers = {
      "/v1/models": {
        status: 200,
        body: JSON.stringify({ data: ["far", "tiny", "words"].map((id) => ({ id })) }),
      },
      "/v1/chat/completions": { status: 200, body: '{"choices":[{}]}' },
      "/chat/completions": { status: 200, body: '{"choices":[{}]}' },
      "/v1/chat/completions#stream": { status: 200, body: 'data: {"choices":[{}]}\n\ndata: [DONE]\n\n' },
      "/v1/embeddings": { status: 200, body: '{"data":[{}]}' },
    };
    server = createServer((request, response) => void reply(request, response)).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo; // a TCP server's address is never a path
    place = workplace("cpu.yaml");
    place.write("gateway.config.yaml", place.read("gateway.config.yaml").replace("14831", String(port)));
    place.write("secrets.env", "LITELLM_MASTER_KEY=sk-of-the-test\n");
  });
  afterEach(() => {
    place.remove();
    server.close();
  });

  async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const body = JSON.parse(text === "" ? "{}" : text) as Record<string, unknown>;
    const { model, stream = false } = body as { model?: string; stream?: boolean };
    asked.push({
      line: `${request.method} ${request.url}`,
      key: request.headers.authorization,
      model,
      stream,
      body,
    });
    const answer = answers[`${request.url}${stream ? "#stream" : ""}`] ?? {
      status: 404,
      body: "no such path",
    };
    response.writeHead(answer.status, { "x-litellm-call-id": `call-${asked.length}` }).end(answer.body);
  }

  const lines = (err: string) =>
    err
      .replace(/\(\d+(\.\d)? s\)/g, "(… s)")
      .split("\n")
      .filter((line) => !/^ {2}(fix|request): /.test(line))
      .slice(2, -1);
  const noTool = "- tiny: no tool call asked (`capabilities.tools` is not set)";

  test("S2-07: asks for the model list and each own model, with the master key", async () => {
    const { code, out, err } = await place.run("smoke");
    expect(lines(err)).toEqual([
      "✓ model list (… s)",
      "- far: not asked (somebody else's endpoint; --all asks it)",
      "✓ tiny: chat (… s)",
      "✓ tiny: chat with metadata (… s)",
      "✓ tiny: streamed chat (… s)",
      "✓ tiny: several turns (… s)",
      noTool,
      "✓ words: embedding (… s)",
    ]);
    expect(asked.map(({ line, model, stream }) => [line, model, stream])).toEqual([
      ["GET /v1/models", undefined, false],
      ["POST /v1/chat/completions", "tiny", false],
      ["POST /chat/completions", "tiny", false],
      ["POST /v1/chat/completions", "tiny", true],
      ["POST /chat/completions", "tiny", false],
      ["POST /v1/embeddings", "words", false],
    ]);
    expect(new Set(asked.map(({ key }) => key))).toEqual(new Set(["Bearer sk-of-the-test"]));
    expect({ code, out }).toEqual({ code: 0, out: "" });
  });

  test.each([
    ["--client-cert", "--client-key"],
    ["--client-key", "--client-cert"],
  ])("%s without %s is wrong usage", async (half, other) => {
    const { code, err } = await place.run("smoke", half, "mine.pem");
    expect(err).toContain(`${half} needs ${other}`);
    expect([code, asked]).toEqual([2, []]);
  });

  test("asks each model itself: no fallback and no cache may answer for it", async () => {
    await place.run("smoke");
    await place.run("smoke");
    const bodies = asked.filter(({ model }) => model !== undefined).map(({ body }) => body);
    expect(bodies).toHaveLength(10);
    expect(bodies.every((body) => body.disable_fallbacks === true)).toBe(true);
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(10);
  });

  test("a group is asked like its members, and not where it may be answered by a billed one", async () => {
    const groups = "  groups: { own: [{ model: words }], mixed: [{ model: tiny }, { model: far }] }";
    const config = place.read("gateway.config.yaml").replace("proxy:", `${groups}\nproxy:`);
    place.write("gateway.config.yaml", config);
    const { err } = await place.run("smoke");
    expect(lines(err).slice(-2)).toEqual([
      "- mixed: not asked (somebody else's endpoint; --all asks it)",
      "✓ own: embedding (… s)",
    ]);
    expect(asked.at(-1)).toMatchObject({ line: "POST /v1/embeddings", model: "own" });
  });

  test("--all asks billed upstreams too", async () => {
    await place.run("smoke", "--all");
    expect(asked.filter(({ model }) => model === "far")).toHaveLength(4);
  });

  test("a wildcard route is neither in the list nor asked", async () => {
    const route = 'models:\n  "open/*": { upstream: { model: "openai/*", apiKeys: [FAR_KEY] } }\n';
    const config = place.read("gateway.config.yaml");
    place.write("gateway.config.yaml", config.replace("models:\n", route));
    const { code, err } = await place.run("smoke", "--all");
    expect(code).toBe(0);
    expect(err).toContain("- open/*: not asked (a wildcard route)\n");
    expect(asked.map(({ model }) => model)).not.toContain("open/*");
  });

  test("--json prints every check", async () => {
    const { out } = await place.run("smoke", "--json");
    const { url, checks } = JSON.parse(out) as { url: string; checks: { seconds: number }[] };
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const passed = { ok: true, seconds: 0, problem: "", fix: "" };
    expect(checks.map((check) => ({ ...check, seconds: 0 }))).toEqual([
      { check: "model list", model: "", ...passed, requestId: "call-1" },
      { check: "chat", model: "tiny", ...passed, requestId: "call-2" },
      { check: "chat with metadata", model: "tiny", ...passed, requestId: "call-3" },
      { check: "streamed chat", model: "tiny", ...passed, requestId: "call-4" },
      { check: "several turns", model: "tiny", ...passed, requestId: "call-5" },
      { check: "embedding", model: "words", ...passed, requestId: "call-6" },
    ]);
  });

  test("says what is wrong with each answer and ends with 1", async () => {
    answers = {
      ...answers,
      "/v1/models": { status: 200, body: '{"data":[{"id":"far"},{"id":"words"}]}' },
      "/v1/chat/completions": { status: 503, body: '{"error":"no deployments available"}' },
      "/v1/chat/completions#stream": { status: 200, body: 'data: {"choices":[{}]}\n\n' },
      "/v1/embeddings": { status: 200, body: "<html>" },
    };
    const { code, err } = await place.run("smoke");
    expect(lines(err)).toEqual([
      "✖ model list (… s): not in the list: tiny",
      "- far: not asked (somebody else's endpoint; --all asks it)",
      '✖ tiny: chat (… s): status 503: {"error":"no deployments available"}',
      "✓ tiny: chat with metadata (… s)",
      "✖ tiny: streamed chat (… s): the stream did not end in order",
      "✓ tiny: several turns (… s)",
      noTool,
      "✖ words: embedding (… s): the answer has no data",
    ]);
    const read =
      "  fix: Read `llm-gateway logs shelf-vllm-tiny shelf-vllm-tiny-2`; `llm-gateway status` shows whether it has loaded.";
    expect(err.split("\n").filter((line) => line.startsWith("  fix: "))).toEqual([
      "  fix: Deploy again; LiteLLM leaves out a deployment that it cannot build, and `llm-gateway logs` of the proxy says why.",
      read,
      read,
      "  fix: Read `llm-gateway logs shelf-vllm-words`; `llm-gateway status` shows whether it has loaded.",
    ]);
    expect(err).toContain("\n  request: call-2\n");
    expect(code).toBe(1);
  });

  describe("S2-07: a tool call", () => {
    const answered = (message: object, finish = "tool_calls") => ({
      status: 200,
      body: JSON.stringify({ choices: [{ message, finish_reason: finish }] }),
    });
    const called = (name: string, text: string) =>
      answered({ tool_calls: [{ type: "function", function: { name, arguments: text } }] });

    beforeEach(() => {
      const config = place.read("gateway.config.yaml");
      const can = "tiny: { capabilities: { tools: true }, contextWindow: { input: 600 },";
      place.write("gateway.config.yaml", config.replace("tiny: {", can));
    });

    test.each([
      ["is one", called("get_weather", '{"city":"Paris"}'), ""],
      [
        "in words",
        answered({ content: "Sunny" }, "stop"),
        ": the model answered in words and called no tool",
      ],
      [
        "cut",
        answered({ content: "I think" }, "length"),
        ": the answer was cut before the model called the tool",
      ],
      ["of another", called("tell", "{}"), ": the model answered in words and called no tool"],
      ["without arguments", called("get_weather", "{"), ": the call has no readable arguments"],
      ["without choices", { status: 200, body: "{}" }, ": the answer has no choices"],
    ])("that %s", async (_, answer, problem) => {
      answers["/v1/chat/completions"] = answer;
      const { out, err } = await place.run("smoke", "--json");
      const line = lines(err).find((one) => one.includes("tool call"));
      expect(line).toBe(`${problem === "" ? "✓" : "✖"} tiny: tool call (… s)${problem}`);
      const fix =
        "Set the `vllm.toolCallParser` of this model's family; `capabilities: { tools: false }` where it calls none.";
      const { checks } = JSON.parse(out) as { checks: { check: string; fix: string }[] };
      expect(checks.find(({ check }) => check === "tool call")?.fix).toBe(problem === "" ? "" : fix);
      expect(asked.find(({ body }) => "tools" in body)?.body).toMatchObject({
        tool_choice: "auto",
        max_tokens: 300,
        tools: [{ type: "function", function: { name: "get_weather" } }],
      });
    });
  });

  test("reports an error inside a stream", async () => {
    answers["/v1/chat/completions#stream"] = {
      status: 200,
      body: 'data: {"error": {"message": "x"}}\n\ndata: [DONE]\n\n',
    };
    expect((await place.run("smoke")).err).toContain("the stream ended with an error");
  });

  test("waits for a model that rests after a failed check", async () => {
    const embedding = answers["/v1/embeddings"];
    answers["/v1/embeddings"] = { status: 429, body: '{"error":{"type":"all_deployments_in_cooldown"}}' };
    const running = place.run("smoke");
    while (!asked.some(({ model }) => model === "words"))
      await new Promise((resolve) => setTimeout(resolve, 20));
    answers["/v1/embeddings"] = embedding ?? { status: 500, body: "" };
    const { code, err } = await running;
    expect(lines(err).slice(-2)).toEqual([
      "… words: embedding: the gateway lets the model rest after a failed check, waiting",
      "✓ words: embedding (… s)",
    ]);
    expect(code).toBe(0);
  });

  test.each([
    [401, "Received API Key = sk-...test"],
    [400, '{"error":{"message":"No connected db.","type":"no_db_connection"}}'],
  ])(
    "a key refused with %i is told once, without the gateway's text (S0-17, S2-20)",
    async (status, body) => {
      answers["/v1/models"] = { status, body };
      const { code, err } = await place.run("smoke");
      expect(lines(err)).toEqual([
        `✖ model list (… s): status ${status}: the gateway does not know the master key of this env file`,
      ]);
      expect(err).toContain("  fix: Run `llm-gateway doctor`: it says which value the gateway has");
      expect(asked).toHaveLength(1);
      expect(code).toBe(1);
    },
  );

  test("reports a gateway that is not there", async () => {
    server.close();
    const { code, err } = await place.run("smoke");
    expect(lines(err)).toHaveLength(1);
    expect(lines(err)[0]).toMatch(/^✖ model list \(… s\): connect ECONNREFUSED 127\.0\.0\.1:\d+$/);
    expect(err).toContain("  fix: Look at `llm-gateway status`: the edge and a proxy have to run");
    expect(err).not.toContain("request:");
    expect(code).toBe(1);
  });

  test("needs the master key, or none where the config says so", async () => {
    place.write("secrets.env", "");
    const { code, err } = await place.run("smoke");
    expect(err).toContain("✖ LITELLM_MASTER_KEY has no value");
    expect(code).toBe(1);
    place.write(
      "gateway.config.yaml",
      place.read("gateway.config.yaml").replace("proxy: {", "proxy: { masterKey: none,"),
    );
    expect((await place.run("smoke")).code).toBe(0);
    expect(asked.map(({ key }) => key)).toEqual(Array.from({ length: 6 }));
  });
});
