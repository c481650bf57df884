import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../../../config";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

describe("check", () => {
  let place: Workplace;
  afterEach(() => place.remove());

  test("reports every mistake of the file, sorted, each with its fix", async () => {
    place = workplace("findings.yaml");
    const { code, out, err } = await place.run("check");
    expect(err).toBe(
      `
config: gateway.config.yaml, env file: .env (not there)
✖ proxy.masterKey: holds a default key that everybody knows  SECRET.KNOWN_DEFAULT
  at gateway.config.yaml:7:10
  fix: Write a NAME such as LITELLM_MASTER_KEY here; \`llm-gateway secrets init\` makes a strong value for it.
✖ secrets.dirr: unknown key "dirr"; allowed: envFile, dir, identity, recipients, sources  SHAPE.UNKNOWN_KEY
  at gateway.config.yaml:8:12
  fix: Write "dir", or remove the key.
✖ routing.aliases.large: "large" is also a model  ALIAS.SHADOWS_MODEL
  at gateway.config.yaml:6:14
  fix: Rename the alias: a name means one thing.
✖ routing.fallbacks.small[0]: unknown model "larg"; known: "large"  MODEL.FALLBACK_UNKNOWN
  at gateway.config.yaml:5:24
  fix: Use "large", or add a model with that name.
✖ routing.fallbacks.small[1]: "small" falls back to itself  MODEL.FALLBACK_SELF
  at gateway.config.yaml:5:30
  fix: Name another model; for a second engine of the same model use replicas.
5 errors in gateway.config.yaml
`.trimStart(),
    );
    expect({ code, out }).toEqual({ code: 1, out: "" });
  });

  test("--json prints the same findings as data", async () => {
    place = workplace("findings.yaml");
    const { code, out } = await place.run("check", "--json");
    const { findings } = JSON.parse(out) as { findings: Finding[] };
    expect(findings.map(({ location }) => location)).toEqual([
      { line: 7, column: 10 },
      { line: 8, column: 12 },
      { line: 6, column: 14 },
      { line: 5, column: 24 },
      { line: 5, column: 30 },
    ]);
    expect(findings.map(({ severity, path, code: finding }) => [severity, path, finding])).toEqual([
      ["error", "proxy.masterKey", "SECRET.KNOWN_DEFAULT"],
      ["error", "secrets.dirr", "SHAPE.UNKNOWN_KEY"],
      ["error", "routing.aliases.large", "ALIAS.SHADOWS_MODEL"],
      ["error", "routing.fallbacks.small[0]", "MODEL.FALLBACK_UNKNOWN"],
      ["error", "routing.fallbacks.small[1]", "MODEL.FALLBACK_SELF"],
    ]);
    expect(code).toBe(1);
  });

  test("--format json is --json, --format text is neither, and only one form is printed", async () => {
    place = workplace("findings.yaml");
    expect(await place.run("check", "--format", "json")).toEqual(await place.run("check", "--json"));
    expect(await place.run("check", "--format", "text")).toEqual(await place.run("check"));
    const { code, out, err } = await place.run("check", "--json", "--format", "sarif");
    expect(err.split("\n")[0]).toBe(
      "✖ --json is --format json, and --format sarif another one: use one of them",
    );
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect((await place.run("check", "--format", "xml")).code).toBe(2);
  });

  test("a missing secret is a warning, an error only with --strict", async () => {
    place = workplace("cpu.yaml");
    place.write(
      "secrets.env",
      "LITELLM_MASTER_KEY=sk-a\nLITELLM_SALT_KEY=b\nPOSTGRES_MONITOR_PASSWORD=h\nPOSTGRES_PASSWORD=c\nPOSTGRES_RO_PASSWORD=f\nPOSTGRES_RW_PASSWORD=g\nREDIS_PASSWORD=d\nUI_PASSWORD=e\n",
    );
    const { code, err } = await place.run("check");
    expect(err).toBe(
      `
config: gateway.config.yaml, env file: secrets.env
⚠ FAR_KEY has no value (needed by shelf-proxy)  SECRET.MISSING
  fix: Add FAR_KEY=… to the env file; \`llm-gateway secrets init\` makes those that can be made.
1 warning in gateway.config.yaml
`.trimStart(),
    );
    expect(code).toBe(0);
    expect((await place.run("check", "--strict")).code).toBe(1);
  });

  test("says so when nothing is wrong", async () => {
    place = workplace("cpu.yaml");
    for (const name of [
      "LITELLM_MASTER_KEY",
      "LITELLM_SALT_KEY",
      "POSTGRES_MONITOR_PASSWORD",
      "POSTGRES_PASSWORD",
      "POSTGRES_RO_PASSWORD",
      "POSTGRES_RW_PASSWORD",
      "REDIS_PASSWORD",
      "UI_PASSWORD",
      "FAR_KEY",
    ]) {
      place.environment[name] = `value of ${name}`;
    }
    const { code, out, err } = await place.run("check", "--strict");
    expect(err.split("\n")[1]).toBe("no findings in gateway.config.yaml");
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(JSON.parse((await place.run("check", "--json")).out)).toEqual({ findings: [] });
  });

  test("reports a value that everybody knows without repeating it", async () => {
    place = workplace("cpu.yaml");
    place.write("secrets.env", "LITELLM_MASTER_KEY=sk-1234\n");
    const { code, err } = await place.run("check");
    expect(err).toContain(
      "✖ the value of LITELLM_MASTER_KEY is a default that everybody knows  SECRET.KNOWN_DEFAULT",
    );
    expect(err).not.toContain("sk-1234");
    expect(code).toBe(1);
  });

  test("S0-11: what an own YAML gets wrong is found where it lies, whoever calls from wherever", async () => {
    place = workplace("cpu.yaml");
    mkdirSync(join(place.directory, "gateway"));
    place.write("gateway/own.yaml", "model_list: []\nrouter_settings: { retires: 2 }\n");
    place.write(
      "gateway/own.config.yaml",
      "proxy: { configFile: own.yaml }\nprometheus: { enabled: false }\n",
    );
    const config = ["--config", "gateway/own.config.yaml"];
    for (const verb of ["check", "plan", "deploy"]) {
      const { code, err } = await place.run(verb, ...config);
      expect(err).toContain(
        "✖ router_settings.retires: LiteLLM 1.106.2 has no router_settings.retires; it is dropped with one warning in the log  LITELLM.KEY_UNKNOWN\n  at gateway/own.yaml:2:20\n",
      );
      expect(code).toBe(1);
    }
    const { out } = await place.run("check", ...config, "--format", "github");
    expect(out).toContain("::error file=gateway/own.yaml,line=2,col=20,title=LITELLM.KEY_UNKNOWN::");
    const { findings } = JSON.parse((await place.run("check", ...config, "--json")).out) as {
      findings: Finding[];
    };
    expect(findings.map(({ code, file, location }) => [code, file, location])).toContainEqual([
      "LITELLM.KEY_UNKNOWN",
      "gateway/own.yaml",
      { line: 2, column: 20 },
    ]);
  });

  test.each(["plan", "render"])("%s refuses a config with errors the same way", async (verb) => {
    place = workplace("findings.yaml");
    const argv = verb === "render" ? ["render", "litellm"] : [verb];
    const text = await place.run(...argv);
    expect(text.err).toBe((await place.run("check")).err);
    const json = await place.run(...argv, "--json");
    expect(json.out).toBe((await place.run("check", "--json")).out);
    expect([text.code, json.code, text.out]).toEqual([1, 1, ""]);
  });
});
