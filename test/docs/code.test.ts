/** Every block of code in the pages is parsed, compiled or checked by what it is for. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { parse, parseAllDocuments } from "yaml";
import { evaluateGateway, evaluateInput, parseGateway } from "../../config";
import { gatewaySchema } from "../../config/schema/gateway";
import { root } from "../examples";
import { gatewayCalls, refusal, unknownScripts } from "./commands";
import { blocks, pageFiles, proseOf } from "./pages";
import type { Block } from "./pages";
import { shellCommands } from "./shell";

/** Why a language has no check here. */
const unchecked: Readonly<Record<string, string>> = {
  text: "output or a picture in letters; test/docs.test.ts compares the excerpts of plans",
  mermaid: "a picture",
  logql: "a query for Loki, which no test runs",
  "": "a command with what it prints",
};

const of = (...languages: readonly string[]) => blocks.filter(({ language }) => languages.includes(language));
const places = (found: readonly Block[]) => found.map((block): [string, Block] => [block.place, block]);

test("every language has a check, or a reason for none", () => {
  const checked = ["sh", "bash", "console", "ts", "yaml", "json"];
  const others = blocks.filter(({ language }) => ![...checked, ...Object.keys(unchecked)].includes(language));
  expect(others.map(({ place, language }) => `${place} ${language}`)).toEqual([]);
  expect(Object.keys(unchecked).filter((language) => of(language).length === 0)).toEqual([]);
});

describe("commands", () => {
  test.each(places(of("sh", "bash", "console")))("%s calls what there is", (_, { text, language }) => {
    const script = language === "console" ? promptsOf(text) : text;
    expect(shellCommands(script).length > 0 || isEnvFile(script)).toBe(true);
    expect(gatewayCalls(script).flatMap((argv) => refusal(argv) ?? [])).toEqual([]);
    expect(unknownScripts(script)).toEqual([]);
  });

  test.each(pageFiles.filter((file) => file !== "CHANGELOG.md"))(
    "%s names verbs and options that there are",
    (file) => {
      const spans = [...proseOf(file).matchAll(/`(?:npx )?llm-gateway ([^`\n]+)`/g)].map(
        ([, words = ""]) => words,
      );
      const wrong = spans.filter((span) => refusal(wordsOf(span), true) !== undefined);
      expect(wrong).toEqual([]);
    },
  );
});

/** Without what may be left out: `[options]`. */
const wordsOf = (span: string) =>
  span.startsWith("VERB") ? [] : span.split(" ").filter((word) => !word.startsWith("["));

const isEnvFile = (text: string) => /^(\w+=.*\n)+$/.test(text);

/** The lines that a person types. */
function promptsOf(text: string): string {
  return text.replaceAll(/^(?!\$ ).*$/gm, "");
}

const configKeys = new Set(Object.keys(gatewaySchema.shape));
const isConfig = (value: unknown): value is object =>
  typeof value === "object" && value !== null && Object.keys(value).every((key) => configKeys.has(key));

/** A model that any fragment of a config can stand beside. */
const anyModel = { far: { upstream: { model: "openai/gpt-4o", apiKeys: ["FAR_KEY"] } } };

/** A whole config has no errors; a part of one has the right shape. */
function mistakesIn(config: object): readonly string[] {
  const { findings } =
    "models" in config ? evaluateInput(config) : parseGateway({ ...config, models: anyModel });
  return findings
    .filter(({ severity, code }) => severity === "error" && ("models" in config || code.startsWith("SHAPE.")))
    .map(({ message }) => message);
}

test.each([
  ["an unknown verb", "npx llm-gateway chek", /takes 0 to 0|chek/],
  ["an unknown option", "npx llm-gateway plan --colour | cat", /plan has no --colour/],
  ["a missing argument", "x=$(llm-gateway render)", /render takes 1/],
  ["a value that is not allowed", "npx llm-gateway check --format html", /--format/],
])("%s is seen", (_, script, message) => {
  expect(gatewayCalls(script).map((argv) => refusal(argv))).toEqual([expect.stringMatching(message)]);
});

describe("data", () => {
  test.each(places(of("json")))("%s is JSON", (_, { text }) => {
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  });

  test.each(places(of("yaml")))("%s is YAML; where it is a config, one without mistakes", (_, { text }) => {
    expect(parseAllDocuments(text).flatMap(({ errors }) => errors)).toEqual([]);
    const value: unknown = parse(text);
    expect(isConfig(value) ? mistakesIn(value) : []).toEqual([]);
  });

  test("configs are recognised", () => {
    expect(of("yaml").filter(({ text }) => isConfig(parse(text))).length).toBeGreaterThan(6);
    expect(mistakesIn({ cache: { typ: "redis" } })).toEqual([expect.stringContaining("typ")]);
  });
});

/** A program stands by itself; anything else is a part of a config. */
function programOf({ text }: Block): string {
  if (text.includes("import ")) return text;
  return `import type { GatewayInput } from "cdktf-vllm-litellm/compiler";\nexport const part: Partial<GatewayInput> = {\n${text}};\n`;
}

describe("TypeScript", () => {
  const programs = of("ts").map((block, index) => ({
    block,
    file: join(root, "docs", `block-${index}.ts`),
    text: programOf(block),
  }));

  test("every block compiles against the package", () => {
    expect(programs.length).toBeGreaterThan(8);
    expect(problemsOf(new Map(programs.map(({ file, text }) => [file, text])))).toEqual([]);
  }, 120_000);

  test.each(places(of("ts").filter(({ text }) => text.includes("export default"))))(
    "%s is a config without mistakes",
    async (_, { text }) => {
      const folder = mkdtempSync(join(tmpdir(), "page-"));
      try {
        const file = join(folder, "gateway.config.ts");
        writeFileSync(file, text);
        const { findings, result } = await evaluateGateway(file);
        expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
        expect(result?.plan.routes).not.toEqual([]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    30_000,
  );
});

/** Compiles texts as if they lay there, as the project itself is compiled. */
function problemsOf(texts: ReadonlyMap<string, string>): readonly string[] {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (file) => ts.sys.readFile(file)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, root);
  const paths = { "cdktf-vllm-litellm": ["./index.ts"], "cdktf-vllm-litellm/compiler": ["./compiler.ts"] };
  const settings: ts.CompilerOptions = { ...options, paths, types: ["node"], noUnusedLocals: false };
  const host = ts.createCompilerHost(settings);
  const overlay: ts.CompilerHost = {
    ...host,
    fileExists: (file) => texts.has(file) || host.fileExists(file),
    readFile: (file) => texts.get(file) ?? host.readFile(file),
    getSourceFile: (file, ...rest) => {
      const text = texts.get(file);
      return text === undefined
        ? host.getSourceFile(file, ...rest)
        : ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
    },
  };
  const program = ts.createProgram([...texts.keys()], settings, overlay);
  return [...texts.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
  });
}
