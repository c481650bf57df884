import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve } from "node:path";

const root = resolve(__dirname, "..");

/** Files of one floor know the floors above them in this list and their own, none below. */
const floors: readonly (readonly [string, RegExp])[] = [
  ["upstream", /^config\/upstream\//],
  ["findings", /^config\/(findings|freeze|mapping|errors\/.*)\.ts$/],
  ["runbook", /^config\/runbook(\.ts|\/)/],
  ["foreign files", /^config\/foreign\//],
  ["environment", /^config\/environment\//],
  ["schema and presets", /^config\/(schema|presets)\//],
  ["lint", /^config\/lint\//],
  ["checkpoints", /^config\/checkpoint\//],
  ["resolved config", /^config\/gateway-config\.ts$/],
  ["resolve", /^config\/resolve\//],
  ["plan", /^config\/plan(\.ts|\/)/],
  ["compile", /^config\/compile(\.ts|\/)/],
  ["checks", /^config\/check(\.ts|s\/)/],
  ["import", /^config\/import\//],
  ["upgrade", /^config\/upgrade\//],
  ["origins", /^config\/origins\//],
  ["walk", /^config\/[a-z-]+\.ts$/],
  ["constructs", /^constructs\//],
  ["stacks", /^stacks\//],
  ["package", /^(index|compiler)\.ts$/],
  ["application", /^(main\.ts|gateway\.config\.ts|bin\/|examples\/)/],
];

/** Packages, and modules of Node, that the files of a place may use. */
const packages: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^config\/schema\/|^config\/parse(-issue)?\.ts$/, ["zod"]],
  [/^config\/(compile\/yaml|locate|own-litellm|foreign\/yaml-file|import\/write)\.ts$/, ["yaml"]],
  // Types alone: see the test below.
  [/^config\/compile\/dashboards\//, ["@grafana/grafana-foundation-sdk"]],
  [/^config\/compile\/digest\.ts$/, ["node:crypto"]],
  [/^config\/load\.ts$/, ["jiti", "yaml", "node:fs", "node:path", "node:util"]],
  [/^config\/load-(checkpoint|safetensors)\.ts$/, ["node:fs", "node:path"]],
  [/^config\/load-text\.ts$/, ["node:fs", "node:path", "node:util"]],
  [/^config\/load-image-lock\.ts$/, ["node:fs", "node:path", "node:util"]],
  [/^config\/load-lock\.ts$/, ["node:fs", "node:path", "node:util"]],
  [/^config\/find-config\.ts$/, ["node:fs", "node:path"]],
  [/^config\/load-rotations\.ts$/, ["node:fs", "node:path", "node:util"]],
  [/^config\/secrets\.ts$/, ["node:path", "node:util"]],
  [
    /^config\/(env-file|secret-source)\.ts$/,
    ["node:child_process", "node:fs", "node:os", "node:path", "node:util"],
  ],
  [/^config\//, []],
  [/^constructs\//, ["cdktf", "constructs", "@cdktf/provider-docker", "node:crypto", "node:path"]],
  // An app makes its output folder when it is created.
  [/^stacks\/planned-containers\.ts$/, ["cdktf", "node:fs", "node:os", "node:path"]],
  [/^stacks\//, ["cdktf", "constructs", "@cdktf/provider-docker", "node:path"]],
  [/^(index|compiler)\.ts$/, []],
  [/^main\.ts$/, ["cdktf", "node:path"]],
  [/^examples\/constructs-only\//, ["cdktf-vllm-litellm", "cdktf", "constructs", "@cdktf/provider-docker"]],
  [/^(gateway\.config\.ts|examples\/)/, ["cdktf-vllm-litellm"]],
  [/^bin\/report\/html\/chart\.ts$/, ["echarts"]],
  [/^bin\//, ["commander", ...builtinModules.map((name) => `node:${name}`)]],
];

/** What constructs share: they know nothing of each other, only of these. */
const shared =
  /^constructs\/(container-service|model-pool|gateway-network|docker-arguments|config-[a-z]+|stack-validation|labels|terraform-text|[a-z]+-text)\.ts$/;

/** The door of the compiler, and what only the command line and the application need beside it. */
const doors = [
  "config/index.ts",
  "config/secrets.ts",
  "config/errors/secret-rotation.ts",
  "config/errors/secret-values.ts",
  "config/errors/backup.ts",
  "config/errors/report.ts",
  "config/errors/access-live.ts",
  "config/errors/environment.ts",
  "config/errors/doctor.ts",
  "config/errors/doctor-running.ts",
  "config/errors/doctor-clients.ts",
  "config/errors/upgrade.ts",
  "config/errors/images.ts",
  "config/errors/weights.ts",
  "config/errors/bundle.ts",
  "config/errors/diff.ts",
  "config/errors/import.ts",
  "config/findings.ts",
  // Beside the door, because the help does not open it: see the test of what it loads.
  "config/assignments.ts",
  "config/schema/duration.ts",
];

function sources(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith(".ts"));
}

const files = [
  ...["config", "constructs", "stacks", "bin", "examples"].flatMap(sources),
  "compiler.ts",
  "index.ts",
  "main.ts",
  "gateway.config.ts",
];

interface Import {
  readonly from: string;
  /** A file of the project, or a package. */
  readonly to: string;
  /** Gone when the program runs. */
  readonly isType: boolean;
  /** Loaded when it is called for. */
  readonly isLate: boolean;
}

const statement =
  /(?:^|\n)(?:import|export)\s(type\s)?(?:[^;"]*?\sfrom\s)?"([^"]+)"|\b(?:import|require)\("([^"]+)"\)/g;

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(statement)].map(([, type, named, called]) => {
    const target = named ?? called ?? "";
    const to = target.startsWith(".") ? projectFile(file, target) : packageName(target);
    return { from: file, to, isType: type !== undefined, isLate: called !== undefined };
  });
}

function projectFile(from: string, target: string): string {
  const path = relative(root, resolve(root, dirname(from), target.replace(/\.js$/, "")));
  const found = [`${path}.ts`, `${path}/index.ts`, path].find((candidate) => files.includes(candidate));
  if (found === undefined) throw new Error(`${from} imports ${target}, which is not there`);
  return found;
}

function packageName(target: string): string {
  return target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");
}

const imports = files.flatMap(importsOf);
const inside = imports.filter(({ to }) => to.endsWith(".ts"));
const outside = imports.filter(({ to }) => !to.endsWith(".ts"));
const text = ({ from, to }: Pick<Import, "from" | "to">) => `${from} → ${to}`;
const floorOf = (file: string) => floors.findIndex(([, pattern]) => pattern.test(file));

describe("imports", () => {
  test("there are some of both kinds", () => {
    expect(files.length).toBeGreaterThan(80);
    expect(inside.length).toBeGreaterThan(200);
    expect(outside.length).toBeGreaterThan(30);
  });

  test("every file has a floor", () => {
    expect(files.filter((file) => floorOf(file) < 0)).toEqual([]);
  });

  test("go one way: schema, presets, upstream ← plan ← compile ← the door ← constructs ← stacks ← application", () => {
    expect(inside.filter(({ from, to }) => floorOf(to) > floorOf(from)).map(text)).toEqual([]);
  });

  test("every package is used only where it belongs: no cdktf in the compiler, no schema in the constructs", () => {
    const allowed = (file: string) => packages.find(([place]) => place.test(file))?.[1] ?? [];
    expect(outside.filter(({ from, to }) => !allowed(from).includes(to)).map(text)).toEqual([]);
  });

  test("nobody outside goes around the compiler's door", () => {
    const wrong = inside.filter(
      ({ from, to }) => !from.startsWith("config/") && to.startsWith("config/") && !doors.includes(to),
    );
    expect(wrong.map(text)).toEqual([]);
  });

  test("the constructs and the stacks know only the door", () => {
    const wrong = inside.filter(
      ({ from, to }) =>
        /^(constructs|stacks)\//.test(from) && to.startsWith("config/") && to !== "config/index.ts",
    );
    expect(wrong.map(text)).toEqual([]);
  });

  test("constructs do not know each other, except for what all share, and the pool its servers", () => {
    const wrong = inside.filter(
      ({ from, to }) =>
        from.startsWith("constructs/") &&
        to.startsWith("constructs/") &&
        !shared.test(to) &&
        text({ from, to }) !== "constructs/model-pool.ts → constructs/vllm-server.ts",
    );
    expect(wrong.map(text)).toEqual([]);
  });

  test("the application and its examples use only what the package exports, or its doors", () => {
    const wrong = inside.filter(
      ({ from, to }) => /^(main\.ts|examples\/|gateway)/.test(from) && !/^(config|stacks)\//.test(to),
    );
    expect(wrong.map(text)).toEqual([]);
  });

  test("the help loads commands and nothing else: no schema, no compiler, no cdktf, no charts", () => {
    const loaded = new Set<string>();
    const load = (file: string): void => {
      if (loaded.has(file)) return;
      loaded.add(file);
      for (const { to } of imports.filter((one) => one.from === file && !one.isType && !one.isLate)) load(to);
    };
    load("bin/cli.ts");
    expect([...loaded].filter((file) => !file.startsWith("bin/") && !file.startsWith("node:"))).toEqual([
      "commander",
      "config/schema/duration.ts",
      "config/assignments.ts",
      "config/findings.ts",
      "config/plain-data.ts",
    ]);
    expect([...loaded].filter((file) => /^bin\/(verbs|open-config)/.test(file))).toEqual([]);
  });

  test("there is no circle when the program runs", () => {
    const targets = new Map<string, string[]>();
    for (const { from, to } of inside.filter(({ isType }) => !isType))
      targets.set(from, [...(targets.get(from) ?? []), to]);
    const done = new Set<string>();
    const circle = (file: string, way: readonly string[]): readonly string[] => {
      if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
      if (done.has(file)) return [];
      for (const next of targets.get(file) ?? []) {
        const found = circle(next, [...way, file]);
        if (found.length > 0) return found;
      }
      done.add(file);
      return [];
    };
    expect(files.map((file) => circle(file, [])).filter((found) => found.length > 0)).toEqual([]);
  });
});

describe("words of a container engine's API stay out of the compiler", () => {
  const words = /\b(device_?requests|networksAdvanced|networkMode|restartPolicy|capAdd)\b/i;

  test.each(sources("config"))("%s", (file) => {
    const lines = readFileSync(join(root, file), "utf8").split("\n");
    expect(lines.filter((line) => words.test(line) && !line.trimStart().startsWith("*"))).toEqual([]);
  });
});

describe("sizes", () => {
  /** Lines that say something: no blank ones, no comments. */
  const lines = (file: string) =>
    readFileSync(join(root, file), "utf8")
      .replace(/^\s*\/\*\*?[\s\S]*?\*\//gm, "")
      .split("\n")
      .filter((line) => line.trim() !== "" && !line.trim().startsWith("//")).length;
  const isTable = (file: string) => /^config\/(presets|upstream)\//.test(file);

  test("no file is longer than 250 lines, no table than 400", () => {
    expect(
      files
        .map((file) => [file, lines(file)] as const)
        .filter(([file, count]) => count > (isTable(file) ? 400 : 250)),
    ).toEqual([]);
  });

  test("half of the files have at most 80 lines, nine of ten at most 150", () => {
    const counts = files.map(lines).toSorted((a, b) => a - b);
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(80);
    expect(counts[Math.floor(counts.length * 0.9)]).toBeLessThanOrEqual(150);
  });

  test("every file begins by saying what it owns", () => {
    const silent = files.filter((file) => !/^(#!.*\n)?\/\*\*/.test(readFileSync(join(root, file), "utf8")));
    expect(silent.filter((file) => !/(gateway\.config|\/index)\.ts$/.test(file))).toEqual([]);
  });
});

test("no folder is a drawer for anything", () => {
  const drawer = /(^|\/)(src|lib|utils|common|helpers|types|misc)(\/|\.ts$)/;
  expect(files.filter((file) => drawer.test(file) && file !== "config/plan/types.ts")).toEqual([]);
});
