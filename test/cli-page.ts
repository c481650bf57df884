/** docs/cli.md: every verb as its help says it, on one page, made from the parser itself. */
import { examplesIn, helpOf, verbs } from "./bin/commands";
import type { Verb } from "./bin/commands";
import { code, table } from "./markdown";

const introduction = `# The command line

Made from the verbs themselves by \`npm run golden\`; do not edit by hand. \`llm-gateway VERB --help\` says the same.

\`npx llm-gateway VERB\` in a project or a clone; \`npx cdktf-vllm-litellm VERB\` where the package is not installed. Exit codes: 0 fine,
warnings included; 1 an error finding, a failed check, or a file that the system refuses; 2 wrong usage, and with
\`diff --detailed-exitcode\` that there are changes; 141 where nobody reads the output to its end, as behind \`| head\`; 130 after
Ctrl-C and 143 after SIGTERM, when what it had started has ended. People's text goes to standard error where a document goes to standard
output. No colour where no terminal is, or with \`NO_COLOR\`.
`;

/** Options of \`verb\`: said once, for all that have them. */
const common = ["--config", "--set", "--json", "--strict"];

export async function cliPage(): Promise<string> {
  const all = verbs();
  const [first] = all;
  const shared = (first?.options ?? []).filter(({ long }) => common.includes(long ?? ""));
  const sections = await Promise.all(all.map(section));
  return `${introduction}
## Options of every verb that reads a config

${table(
  ["option", "what it does"],
  shared.map((option) => [code(option.flags), cell(option.description)]),
)}

\`--strict\` belongs to those that print findings; the others say here that they are without it. A config with errors ends all of them.

## Verbs

${table(
  ["verb", "what it does"],
  all
    .filter(({ isLeaf }) => isLeaf)
    .map(({ name, description }) => [`[${code(name)}](#${anchor(name)})`, cell(description)]),
)}

${sections.join("\n")}`;
}

const anchor = (name: string) => name.replaceAll(" ", "-");

async function section({
  name,
  description,
  usage,
  arguments: words,
  options,
  isLeaf,
}: Verb): Promise<string> {
  const own = options.filter(({ long }) => !common.includes(long ?? ""));
  const examples = isLeaf ? examplesIn(await helpOf(name)) : [];
  const has = common.filter((name) => options.some(({ long }) => long === name));
  const parts = [
    `${name.includes(" ") ? "###" : "##"} ${name}`,
    prose(description),
    ...(isLeaf ? [`${code(`llm-gateway ${usage}`)}${restriction(has)}`] : []),
    ...(words.length === 0
      ? []
      : [
          table(
            ["argument", "what it is"],
            words.map((word) => [code(word.name()), cell(described(word))]),
          ),
        ]),
    ...(own.length === 0
      ? []
      : [
          table(
            ["option", "what it does"],
            own.map((option) => [code(option.flags), cell(described(option))]),
          ),
        ]),
    ...(examples.length === 0 ? [] : [fence(examples)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function restriction(has: readonly string[]): string {
  const without = common.filter((name) => !has.includes(name));
  if (without.length === 0) return "";
  return without.length === 1
    ? `; without ${without.map(code).join("")}.`
    : `; ${has.length === 0 ? "none of the options above" : `of the options above only ${has.map(code).join(" and ")}`}.`;
}

const fence = (examples: readonly string[]) =>
  ["```sh", ...examples.map((line) => `llm-gateway ${line}`), "```"].join("\n");

function described({
  description,
  argChoices,
  defaultValue,
}: Pick<Verb["options"][number], "description" | "argChoices" | "defaultValue">): string {
  const choices = argChoices === undefined ? "" : ` (${argChoices.join(", ")})`;
  const isSaid =
    defaultValue === undefined || typeof defaultValue === "boolean" || description.includes("default");
  return `${description}${choices}${isSaid ? "" : `; default: ${String(defaultValue)}`}`;
}

/** In a cell a bar would end it. */
const cell = (text: string) => prose(text).replaceAll("|", "\\|");

/** What Markdown would read as markup or as an element. */
const prose = (text: string) =>
  text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[*<]/g, "\\$&")))
    .join("");
