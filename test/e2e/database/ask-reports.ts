/** The command line's reports of a stack that the testbed runs under names of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run as runCli } from "../../../bin/cli";
import type { Terminal } from "../../../bin/terminal";
import type { GatewayInput } from "../../../config";
import { databaseInput } from "./testbed";

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

type Row = Readonly<Record<string, unknown>>;

export class ReportDesk {
  private readonly folder = mkdtempSync(join(tmpdir(), "reports-"));
  /** Variables beside PATH. */
  readonly environment: Record<string, string> = {};
  input = "";

  constructor(
    private readonly stack: string,
    private readonly config: GatewayInput,
  ) {}

  /** `llm-gateway report …`; `more` changes the config for this call. */
  async ask(words: readonly string[], more: GatewayInput = {}): Promise<Said> {
    mkdirSync(this.folder, { recursive: true });
    const config = { ...databaseInput(this.config), name: this.stack, ...more };
    writeFileSync(join(this.folder, "gateway.config.json"), JSON.stringify(config));
    const said = { out: "", err: "" };
    const { PATH, DOCKER_HOST } = process.env;
    const terminal: Terminal = {
      write: (text) => (said.out += text),
      say: (text) => (said.err += `${text}\n`),
      ask: undefined,
      input: () => Promise.resolve(this.input),
      directory: this.folder,
      environment: { PATH, DOCKER_HOST, ...this.environment },
      hasColor: false,
      style: { hasColor: false, isUnicode: true },
    };
    const code = await runCli(terminal, ["report", ...words]);
    return { code, ...said };
  }

  /** Rows of one report; fails with what was said otherwise. */
  async rows(...words: readonly string[]): Promise<readonly Row[]> {
    const { code, out, err } = await this.ask([...words, "--json"]);
    if (code !== 0) throw new Error(`report ${words.join(" ")} ended with ${code}:\n${err}${out}`);
    return (JSON.parse(out) as { rows: Row[] }).rows;
  }

  /** Rows of all reports that need no name. */
  async all(...words: readonly string[]): Promise<ReadonlyMap<string, readonly Row[]>> {
    const { code, out, err } = await this.ask(["all", ...words, "--json"]);
    if (code !== 0) throw new Error(`report all ended with ${code}:\n${err}${out}`);
    const { reports } = JSON.parse(out) as { reports: { report: string; rows: Row[] }[] };
    return new Map(reports.map(({ report, rows }) => [report, rows]));
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
