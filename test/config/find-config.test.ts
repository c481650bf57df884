import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateGateway, findConfig } from "../../config";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "find-config-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

describe("findConfig", () => {
  const environment = { PROXY_MODEL_KEYS: "lamp", PORT: "8000" };

  test("S0-09: a config file leaves variables no say", async () => {
    write("gateway.config.yaml", "models: { far: { upstream: { model: groq/far } } }\n");
    const source = findConfig(folder, undefined, environment);
    expect(source).toEqual({ file: join(folder, "gateway.config.yaml") });
    const { result } = await evaluateGateway(source);
    expect(result?.config.proxy.port).toBe(4000);
    expect(result?.plan.routes.map(({ model }) => model)).toEqual(["far"]);
  });

  test("a named file that is not there is not replaced by the environment", () => {
    expect(findConfig(folder, "missing.yaml", environment)).toEqual({ file: join(folder, "missing.yaml") });
  });

  test("without both there is the file that is missing", () => {
    expect(findConfig(folder, "", { PORT: "8000" })).toEqual({ file: join(folder, "gateway.config.ts") });
  });

  test("S0-09: the environment wins over the env file, an empty value over none", () => {
    write(".env", "PROXY_MODEL_KEYS=file\nPORT=1\nOPENAI_API_KEY=\nREASONING_EFFORT=low\n");
    const { file, variables } = findConfig(folder, undefined, { PROXY_MODEL_KEYS: "lamp", PORT: "" });
    expect(file).toBe(join(folder, ".env"));
    expect(Object.fromEntries(variables ?? [])).toEqual({
      PROXY_MODEL_KEYS: "lamp",
      PORT: "1",
      OPENAI_API_KEY: "",
      REASONING_EFFORT: "low",
    });
  });

  test("S0-02: keys that are asked for and empty are no missing file", async () => {
    const source = findConfig(folder, undefined, { PROXY_MODEL_KEYS: "" });
    const { findings } = await evaluateGateway(source);
    expect(findings.map(({ code, path }) => `${path} ${code}`)).toEqual(["PROXY_MODEL_KEYS MODEL.NONE"]);
  });
});
