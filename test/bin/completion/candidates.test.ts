import { execFileSync } from "node:child_process";
import { candidatesOf } from "../../../bin/completion/candidates";
import { scripts } from "../../../bin/completion/scripts";
import { clientNames } from "../../../bin/choices";
import { createProgram } from "../../../bin/program";
import { clients } from "../../../bin/snippets/clients";
import { workplace } from "../workplace";

const program = createProgram(
  {
    write: () => undefined,
    say: () => undefined,
    ask: undefined,
    input: () => Promise.resolve(""),
    directory: "/",
    environment: {},
    hasColor: false,
    style: { hasColor: false, isUnicode: true },
  },
  () => undefined,
);
const values = (...words: string[]) => candidatesOf(program, words).values.map(({ value }) => value);

describe("candidates", () => {
  test.each([
    ["verbs", ["chec"], ["check"]],
    ["verbs of a verb", ["secrets", "ro"], ["rotate"]],
    ["options", ["check", "--f"], ["--format"]],
    ["options behind an option with a value", ["check", "--set", "a=1", "--str"], ["--strict"]],
    ["values of an option", ["check", "--format", ""], ["text", "json", "github", "sarif"]],
    ["values of an option in one word", ["check", "--format=g"], ["--format=github"]],
    ["values of an option as bash cuts words", ["check", "--format", "=", "g"], ["github"]],
    ["values of an option behind a lone =", ["check", "--format", "="], ["text", "json", "github", "sarif"]],
    ["values of an argument", ["render", "comp"], ["compose"]],
    ["values of a second one, where it repeats", ["render", "litellm", "comp"], ["compose"]],
    ["clients", ["snippets", "curl", "open"], ["opencode", "openclaw"]],
    ["shells", ["completion", ""], ["bash", "zsh", "fish"]],
    ["nothing behind the last argument", ["completion", "bash", ""], []],
    ["nothing for a value that is free", ["init", "--name", ""], []],
    ["no options behind --", ["check", "--", "--f"], []],
    ["not what is hidden", ["comple"], ["completion"]],
  ])("are %s", (_, words, expected) => {
    expect(values(...words)).toEqual(expected);
  });

  test("every visible verb and option is one, with a word about it", () => {
    const help = program.createHelp();
    const verbs = help.visibleCommands(program).map((command) => command.name());
    expect(values("")).toEqual(verbs);
    for (const verb of program.commands.filter(({ commands }) => commands.length === 0)) {
      const { values: found } = candidatesOf(program, [verb.name(), "-"]);
      expect(found.map(({ value }) => value)).toEqual(help.visibleOptions(verb).map(({ long }) => long));
      expect(found.filter(({ text }) => text === "" || /[\t\n]/.test(text))).toEqual([]);
    }
  });

  test.each([
    [["check", "--config", ""], true],
    [["models", "add", ""], true],
    [["lint", "a.yaml", ""], true],
    [["plan", "--html", ""], false],
    [["logs", ""], false],
  ])("%j: names of files are %p", (words, files) => {
    expect(candidatesOf(program, words).files).toBe(files);
  });
});

test("names of clients are those of the clients", () => {
  expect(clients.map(({ name }) => name)).toEqual(clientNames);
});

describe("the script of bash", () => {
  /** A stand-in answers; bash itself cuts and fills. */
  const complete = (answer: string, ...words: string[]) =>
    execFileSync(
      "bash",
      [
        "-c",
        `llm-gateway() { printf '%s|' "$@" >&2; printf '${answer}'; }\n${scripts.bash}\n` +
          `COMP_WORDS=(llm-gateway "$@"); COMP_CWORD=$#; _llm_gateway; printf '%s\\n' "\${COMPREPLY[@]}"`,
        "bash",
        ...words,
      ],
      { encoding: "utf8", cwd: __dirname },
    );

  test("leaves the words about a candidate out, and adds files where they belong", () => {
    expect(complete("check\\tPrint everything\\n", "ch")).toBe("check\n");
    expect(complete(":files\\n", "check", "--config", "cand")).toBe("candidates.test.ts\n");
  });
});

describe("completion", () => {
  test.each(["bash", "zsh", "fish"])("%s: a script that asks the program itself", async (shell) => {
    const place = workplace("cpu.yaml");
    const { code, out } = await place.run("completion", shell);
    expect(out).toMatch(/ complete -- .*2>\/dev\/null/);
    expect(out.split("\n").filter((line) => /\s$/.test(line))).toEqual([]);
    const asked = await place.run("complete", "--", "check", "--config", "");
    expect(asked.out).toBe(":files\n");
    expect((await place.run("complete", "--", "chec")).out).toBe(
      "check\tPrint everything that is wrong in the config, with the fix for each\n",
    );
    place.remove();
    expect(code).toBe(0);
  });
});
