import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { clients } from "../../../bin/snippets/clients";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

jest.setTimeout(120_000);

const start = promisify(execFile);
const tsx = resolve(__dirname, "../../../node_modules/.bin/tsx");

interface Document {
  readonly baseUrl: string;
  readonly model: string;
  readonly snippets: readonly { readonly client: string; readonly file: string; readonly text: string }[];
}

describe("snippets", () => {
  let place: Workplace;
  let server: Server;
  let asked: { readonly url: string | undefined; readonly key: string | undefined; readonly body: unknown }[];

  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      let text = "";
      request.on("data", (part) => (text += String(part)));
      request.on("end", () => {
        asked.push({ url: request.url, key: request.headers.authorization, body: JSON.parse(text) });
        response
          .writeHead(200, { "content-type": "application/json" })
          .end(JSON.stringify({ choices: [{ message: { role: "assistant", content: "Hello there." } }] }));
      });
    }).listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
    const { port } = server.address() as AddressInfo; // a TCP server's address is never a path
    place = workplace("cpu.yaml");
    place.write("gateway.config.yaml", place.read("gateway.config.yaml").replace("14831", String(port)));
    place.write("secrets.env", "LITELLM_MASTER_KEY=sk-of-the-test-4711\nOPENAI_API_KEY=sk-client-0815\n");
    place.environment.OPENAI_API_KEY = "sk-client-0815";
  });
  afterEach(() => {
    place.remove();
    server.close();
  });

  const environment = { ...process.env, OPENAI_API_KEY: "sk-client-0815" };
  const expected = {
    url: "/v1/chat/completions",
    key: "Bearer sk-client-0815",
    body: { model: "tiny", messages: [{ role: "user", content: "Say hello in one short sentence." }] },
  };

  test.each([
    ["curl", "sh"],
    ["python-plain", "python3"],
    ["typescript-plain", tsx],
  ])("S0-18, S1-08, S4-18: %s runs as it is and prints the completion", async (client, program) => {
    await place.run("snippets", client, "--out", "clients");
    const file = clients.find(({ name }) => name === client)?.file ?? "";
    const { stdout } = await start(program, [join(place.directory, "clients", file)], { env: environment });
    expect(stdout).toContain("Hello there.");
    expect(asked).toEqual([expected]);
  });

  test("S0-18: JavaScript with the SDK asks the same of a stand-in for it", async () => {
    await place.run("snippets", "javascript", "--out", ".");
    mkdirSync(join(place.directory, "node_modules/openai"), { recursive: true });
    const standIn = `export default class {
      constructor(options) { this.options = options; }
      chat = { completions: { create: async ({ stream, ...body }) => {
        const { baseURL, apiKey } = this.options;
        const headers = { authorization: "Bearer " + apiKey };
        const answer = await fetch(baseURL + "/chat/completions", { method: "POST", headers, body: JSON.stringify(body) });
        const { choices } = await answer.json();
        return choices.map(({ message }) => ({ choices: [{ delta: message }] }));
      } } };
    }`;
    writeFileSync(join(place.directory, "node_modules/openai/index.mjs"), standIn);
    writeFileSync(
      join(place.directory, "node_modules/openai/package.json"),
      '{ "name": "openai", "type": "module", "exports": "./index.mjs" }',
    );
    const { stdout } = await start(process.execPath, [join(place.directory, "chat-openai.mjs")], {
      env: environment,
    });
    expect(stdout).toBe("Hello there.\n");
    expect(asked).toEqual([expected]);
  });

  test("S4-18: those that need packages are whole programs of their language", async () => {
    await place.run("snippets", "--out", "clients");
    const python = ["chat_openai.py", "chat_langchain.py", "chat_litellm.py"].map((file) =>
      join(place.directory, "clients", file),
    );
    await start("python3", [
      "-c",
      "import ast, sys\nfor file in sys.argv[1:]: ast.parse(open(file).read())",
      ...python,
    ]);
    const source = readFileSync(join(place.directory, "clients/chat.ts"), "utf8");
    const { diagnostics } = ts.transpileModule(source, { reportDiagnostics: true });
    expect(diagnostics).toEqual([]);
    expect(JSON.parse(place.read("clients/opencode.json"))).toMatchObject({
      provider: { shelf: { options: { apiKey: "{env:OPENAI_API_KEY}" }, models: { tiny: {}, far: {} } } },
      model: "shelf/tiny",
    });
    expect(JSON.parse(place.read("clients/openclaw.json"))).toMatchObject({
      models: {
        providers: { shelf: { apiKey: "${OPENAI_API_KEY}", models: [{ id: "far" }, { id: "tiny" }] } },
      },
    });
  });

  test("S0-18: no snippet contains a key's value", async () => {
    const { out, err } = await place.run("snippets");
    expect(out).toContain("### curl (chat.sh)\n");
    expect(`${out}${err}`).not.toMatch(/4711|0815/);
  });

  test("names in a config cannot leave their quotes", async () => {
    const name = 'it\'s "a" $(model) `x` \\';
    const config = place.read("gateway.config.yaml");
    place.write("gateway.config.yaml", config.replaceAll(/\btiny\b(?=:)/g, JSON.stringify(name)));
    await place.run("snippets", "--model", name, "--out", "clients");
    for (const [program, file] of [
      ["sh", "chat.sh"],
      ["python3", "chat.py"],
      [tsx, "chat.ts"],
    ] as const)
      await start(program, [join(place.directory, "clients", file)], { env: environment });
    expect(asked.map(({ body }) => (body as { model: string }).model)).toEqual([name, name, name]);
  });

  test("--json, --model and --key-env", async () => {
    const { out } = await place.run("snippets", "curl", "--model", "far", "--key-env", "TEAM_KEY", "--json");
    const { baseUrl, model, snippets } = JSON.parse(out) as Document;
    expect(baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
    expect(model).toBe("far");
    expect(snippets.map(({ client, file }) => [client, file])).toEqual([["curl", "chat.sh"]]);
    expect(snippets[0]?.text).toContain("Bearer $TEAM_KEY");
  });

  test.each([
    [["snippets", "perl"], 'there is no client "perl"'],
    [["snippets", "--model", "words"], 'there is no chat model "words"'],
    [["snippets", "--key-env", "sk-4711"], "--key-env wants the name of a variable"],
  ])("%j is wrong usage", async (argv, message) => {
    const { code, err } = await place.run(...argv);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });

  test("a file that is there stays as it is", async () => {
    place.write("chat.sh", "mine\n");
    const { err } = await place.run("snippets", "curl", "--out", ".");
    expect(err).toContain("kept chat.sh, which is there already\n");
    expect(place.read("chat.sh")).toBe("mine\n");
  });

  test("a file that cannot be written is not called one that is there", async () => {
    // Nobody makes a file there, root neither.
    const { code, err } = await place.run("snippets", "curl", "--out", "/proc");
    expect(err).not.toContain("kept");
    expect(err).toMatch(/^✖ \/proc\/chat\.sh could not be opened: /m);
    expect(code).toBe(1);
  });

  test("S4-18: an alias that is asked is one of the models that a client lists", async () => {
    const config = place
      .read("gateway.config.yaml")
      .replace("routing:", "routing:\n  aliases: { default: far, other: far }");
    place.write("gateway.config.yaml", config.replace("model: openai/gpt-4o", "preset: gpt-5-mini"));
    const { out } = await place.run("snippets", "opencode", "openclaw", "--model", "default", "--json");
    const { snippets } = JSON.parse(out) as Document;
    const [opencode, openclaw] = snippets.map(({ text }) => JSON.parse(text) as Record<string, unknown>);
    const limit = { context: 272000, output: 128000 };
    expect(opencode).toMatchObject({
      provider: { shelf: { models: { default: { name: "default", limit }, far: { name: "far", limit } } } },
      model: "shelf/default",
    });
    const entry = { contextWindow: 272000, maxTokens: 128000 };
    expect(openclaw).toMatchObject({
      models: {
        providers: {
          shelf: { models: [{ id: "far", ...entry }, { id: "default", ...entry }, { id: "tiny" }] },
        },
      },
      agents: { defaults: { model: { primary: "shelf/default" } } },
    });
    expect(out).not.toContain("other");
  });
});
