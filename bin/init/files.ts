/** The files of a new deployment. None of them holds a value of a secret. */
import type { GatewayInput, GatewayPlan } from "../../config";
import { literal } from "../models/literal";
import { printYaml } from "../../config";
import { workflowFile } from "./workflow";

export interface NewFile {
  /** As seen from the new folder. */
  readonly name: string;
  readonly text: string;
  /** Readable by the owner alone. */
  readonly isPrivate?: boolean;
}

export interface Project {
  /** The file's name. */
  readonly config: string;
  readonly plan: Pick<GatewayPlan, "name" | "url" | "secrets">;
  /** That of the config, which is not written under another name. */
  readonly envFile?: string | undefined;
  /** With a workflow, for this folder of the repository; empty for its top. */
  readonly ci: string | undefined;
}

export function configFile(input: GatewayInput, format: "ts" | "yaml"): NewFile {
  return format === "ts"
    ? { name: "gateway.config.ts", text: typescript(input) }
    : { name: "gateway.config.yaml", text: printYaml(input, schema) };
}

/** All beside the config. */
export function projectFiles({ config, plan, ci, envFile = ".env" }: Project): readonly NewFile[] {
  return [
    ...(envFile === ".env" ? envFiles(plan) : []),
    { name: ".gitignore", text: `${ignored.join("\n")}\n` },
    { name: "README.md", text: readme(plan, config, envFile) },
    { name: "cdktf.json", text: `${JSON.stringify(cdktf(plan), null, 2)}\n` },
    ...(ci === undefined ? [] : [workflowFile(ci)]),
  ];
}

/** Editors check and complete by it. */
const schema = "yaml-language-server: $schema=./node_modules/cdktf-vllm-litellm/gateway.schema.json";

function typescript(input: GatewayInput): string {
  const fields = literal(input)
    .split("\n")
    .map((line) => `  ${line}`);
  return `import { defineGateway } from "cdktf-vllm-litellm";\n\n/** Every key: docs/config.md of the package. */\nexport default defineGateway({\n${fields.join("\n")},\n});\n`;
}

/** `lock` is kept: it says where engines sit. The state holds no secret, but two people must not hold two of it. */
export const ignored = [
  "node_modules/",
  "cdktf.out/",
  ".terraform/",
  ".env",
  "keys/",
  "*.tfstate",
  "*.tfstate.*",
  "*.log",
] as const;

function envFiles(plan: Project["plan"]): readonly NewFile[] {
  return [
    { name: ".env", text: envText(plan, false), isPrivate: true },
    { name: ".env.template", text: envText(plan, true) },
  ];
}

/** Those that can be made are made by the first deployment; the others wait for their value. */
function envText({ secrets }: Project["plan"], isTemplate: boolean): string {
  const [made, given] = [true, false].map((canBeMade) =>
    secrets.filter((one) => one.canBeMade === canBeMade),
  );
  const lines = (list: typeof secrets = []) =>
    list.flatMap(({ name, readers }) => [`# Read by ${readers.join(", ")}.`, `${name}=`, ""]);
  return [
    isTemplate
      ? "# Names of the secrets, without values: copy to .env. Never commit .env."
      : "# Values of the secrets. Never commit this file; `llm-gateway secrets init` adds those that can be made.",
    "",
    ...(given?.length ? ["# From you:", ...lines(given)] : []),
    ...(isTemplate && made?.length ? ["# Made by `llm-gateway secrets init`:", ...lines(made)] : []),
  ]
    .join("\n")
    .replace(/\n*$/, "\n");
}

function readme({ name, url, secrets }: Project["plan"], config: string, envFile: string): string {
  const given = secrets.filter(({ canBeMade }) => !canBeMade).map(({ name: secret }) => `\`${secret}\``);
  const fill =
    given.length === 0
      ? ""
      : `\nBefore the first deployment give ${given.join(", ")} a value in \`${envFile}\`.\n`;
  return `# ${name}

An LLM gateway at ${url}: \`${config}\` says what runs.
${fill}
\`\`\`sh
# Until a version is in the registry, install it from a clone: docs/getting-started.md of the package.
npm install cdktf-vllm-litellm cdktf cdktf-cli constructs @cdktf/provider-docker
npx llm-gateway check       # what is wrong in the config
npx llm-gateway doctor      # what is missing on this machine
npx llm-gateway deploy      # secrets, images, containers, a test
npx llm-gateway status      # how it is
\`\`\`
`;
}

function cdktf({ name }: Project["plan"]): object {
  return {
    language: "typescript",
    app: "node node_modules/cdktf-vllm-litellm/dist/main.js",
    projectId: name,
    sendCrashReports: "false",
    output: "cdktf.out",
  };
}
