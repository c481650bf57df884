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
    response.writeHead(answer.status).end(answer.body);
  }

  const lines = (err: string) =>
    err
      .replace(/\(\d+(\.\d)? s\)/g, "(… s)")
      .split("\n")
      .slice(2, -1);

  test("S2-07: asks for the model list and each own model, with the master key", async () => {
    const { code, out, err } = await place.run("smoke");
    expect(lines(err)).toEqual([
      "✓ model list (… s)",
      "- far: not asked (somebody else's endpoint; --all asks it)",
      "✓ tiny: chat (… s)",
      "✓ tiny: streamed chat (… s)",
      "✓ words: embedding (… s)",
    ]);
    expect(asked.map(({ line, model, stream }) => [line, model, stream])).toEqual([
      ["GET /v1/models", undefined, false],
      ["POST /v1/chat/completions", "tiny", false],
      ["POST /v1/chat/completions", "tiny", true],
      ["POST /v1/embeddings", "words", false],
    ]);
    expect(new Set(asked.map(({ key }) => key))).toEqual(new Set(["Bearer sk-of-the-test"]));
    expect({ code, out }).toEqual({ code: 0, out: "" });
  });

  test("asks each model itself: no fallback and no cache may answer for it", async () => {
    await place.run("smoke");
    await place.run("smoke");
    const bodies = asked.filter(({ model }) => model !== undefined).map(({ body }) => body);
    expect(bodies).toHaveLength(6);
    expect(bodies.every((body) => body.disable_fallbacks === true)).toBe(true);
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(6);
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
    expect(asked.filter(({ model }) => model === "far")).toHaveLength(2);
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
    expect(checks.map((check) => ({ ...check, seconds: 0 }))).toEqual([
      { check: "model list", model: "", ok: true, seconds: 0, problem: "" },
      { check: "chat", model: "tiny", ok: true, seconds: 0, problem: "" },
      { check: "streamed chat", model: "tiny", ok: true, seconds: 0, problem: "" },
      { check: "embedding", model: "words", ok: true, seconds: 0, problem: "" },
    ]);
  });

  test("says what is wrong with each answer and ends with 1", async () => {
    answers = {
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
      "✖ tiny: streamed chat (… s): the stream did not end in order",
      "✖ words: embedding (… s): the answer has no data",
    ]);
    expect(code).toBe(1);
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

  test("a refused key is told without the gateway's text, which repeats a part of it (S2-20)", async () => {
    answers["/v1/models"] = { status: 401, body: "Received API Key = sk-...test" };
    const { err } = await place.run("smoke");
    expect(lines(err)[0]).toBe(
      "✖ model list (… s): status 401: the gateway does not know the master key of this env file",
    );
  });

  test("reports a gateway that is not there", async () => {
    server.close();
    const { code, err } = await place.run("smoke");
    expect(lines(err)[0]).toMatch(/^✖ model list \(… s\): connect ECONNREFUSED 127\.0\.0\.1:\d+$/);
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
    expect(asked.map(({ key }) => key)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
