/** A folder to work in, with a config, a recording terminal, and stand-ins for docker, terraform and cdktf. */
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { run } from "../../bin/cli";
import type { Style } from "../../bin/style";
import type { Terminal } from "../../bin/terminal";

export const fixtures = resolve(__dirname, "fixtures");

interface Call {
  readonly argv: readonly string[];
  readonly environment: string;
  readonly input: string;
  /** Of the input, which need not be text. */
  readonly sha256: string;
}

export interface Workplace {
  readonly directory: string;
  readonly environment: Record<string, string>;
  /** Runs a command line; paths of this folder appear as `<here>`. */
  readonly run: (...argv: string[]) => Promise<{ code: number; out: string; err: string }>;
  readonly write: (file: string, text: string) => void;
  readonly read: (file: string) => string;
  /** What the fake engine answers to `docker <command>`. */
  readonly answer: (command: string, answer: Answer) => void;
  /** What it answers to a call with these words in it, before all other answers; the first rule wins. */
  readonly rule: (words: string, answer: Answer) => void;
  /** The same from the moment on that cdktf has run. */
  readonly answerAfterwards: (command: string, answer: Answer) => void;
  readonly calls: (command: string) => readonly Call[];
  /** Set to answer questions; without it nobody is there. */
  confirm: boolean | undefined;
  /** Standard input. */
  input: string;
  style: Style;
  readonly remove: () => void;
}

interface Answer {
  readonly output?: string | Buffer;
  readonly errors?: string;
  readonly code?: number;
}

/** `config` is a file of the fixtures; in the workplace it has a default name, so that verbs find it. */
export function workplace(config: string): Workplace {
  const directory = mkdtempSync(join(tmpdir(), "llm-gateway-test-"));
  const fake = join(directory, "fake");
  for (const folder of ["fake/calls", "fake/answers", "fake/after", "node_modules/.bin"]) {
    mkdirSync(join(directory, folder), { recursive: true });
  }
  copyFileSync(join(fixtures, config), join(directory, "gateway.config.yaml"));
  writeFileSync(join(directory, "cdktf.json"), "{}\n");
  copyFileSync(join(fixtures, "fake/cdktf"), join(directory, "node_modules/.bin/cdktf"));
  const environment: Record<string, string> = {
    PATH: `${join(fixtures, "fake")}:${process.env.PATH ?? ""}`,
    FAKE_DOCKER: fake,
    TERRAFORM_BINARY_NAME: join(fixtures, "fake/terraform"),
  };
  const put = (folder: string) => (command: string, answer: Answer) => {
    const files: Record<string, string | Buffer | number> = { ...answer };
    for (const [kind, value] of Object.entries(files)) {
      writeFileSync(join(fake, folder, `${command}.${kind}`), contentOf(value));
    }
  };
  let rules = 100;
  const rule: Workplace["rule"] = (words, answer) => {
    const folder = join(fake, "rules", String((rules += 1)));
    mkdirSync(folder, { recursive: true });
    const files: Record<string, string | Buffer | number> = { words, code: 0, ...answer };
    for (const [kind, value] of Object.entries(files)) writeFileSync(join(folder, kind), contentOf(value));
  };
  const place: Workplace = {
    directory,
    environment,
    run: async (...argv) => {
      const said = { out: "", err: "" };
      const terminal: Terminal = {
        write: (text) => (said.out += text),
        say: (text) => (said.err += `${text}\n`),
        ask: place.confirm === undefined ? undefined : () => Promise.resolve(place.confirm === true),
        input: () => Promise.resolve(place.input),
        directory,
        environment,
        hasColor: false,
        style: place.style,
      };
      const code = await run(terminal, argv);
      const hide = (text: string) => text.replaceAll(directory, "<here>");
      return { code, out: hide(said.out), err: hide(said.err) };
    },
    write: (file, text) => writeFileSync(join(directory, file), text),
    read: (file) => readFileSync(join(directory, file), "utf8"),
    answer: put("answers"),
    rule,
    answerAfterwards: put("after"),
    calls: (command) => readCalls(join(fake, "calls")).filter(({ argv }) => argv[0] === command),
    confirm: undefined,
    input: "",
    style: { hasColor: false, isUnicode: true },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
  return place;
}

function contentOf(value: string | Buffer | number): string | Buffer {
  return typeof value === "number" ? String(value) : value;
}

function readCalls(folder: string): readonly Call[] {
  return readdirSync(folder).map((name) => {
    const text = (file: string) => {
      const path = join(folder, name, file);
      return existsSync(path) ? readFileSync(path, "utf8") : "";
    };
    const stdin = join(folder, name, "stdin");
    const bytes = existsSync(stdin) ? readFileSync(stdin) : Buffer.alloc(0);
    return {
      argv: text("argv").split("\n").slice(0, -1),
      environment: text("env"),
      input: bytes.toString("utf8"),
      sha256: createHash("sha256").update(bytes).digest("hex"),
    };
  });
}
