/** The containers that a verb starts beside the stack: which image they run, and who pulls it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { archive } from "../backup/make-archive";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

// Each verb starts several programs.
jest.setTimeout(60_000);

let place: Workplace;
beforeEach(() => {
  place = workplace("cpu.yaml");
  place.environment.FAR_KEY = "sk-far-away";
  place.environment.REPORTS_URL = "postgresql://reader:secret@db:6432/spend";
  writeFileSync(join(place.directory, "b.tar"), archive({ "database.dump.000": Buffer.from("PGDMP") }));
});
afterEach(() => place.remove());

/** A stack that runs, an archive in its folder, and a Postgres beside it that takes everything. */
const stack = () => {
  const table = `${JSON.stringify({ name: "public.Books", rows: 2, checksum: "17" })}\n`;
  place.rule("inspect --format {{.State.Running}}", { output: "true\n" });
  place.rule("inspect --format {{.State.Status}}", { output: "exited\n" });
  place.rule("BACKUP_ABOUT=", { output: archive({ "database.dump.000": Buffer.from("PGDMP") }) });
  place.rule("ps -aq", { output: "" });
  place.rule("PGPASSWORD", { output: `{"since":"2026-11-01T00:00:00Z","until":"2026-11-02T00:00:00Z"}\n` });
  place.rule("run ", {});
  place.rule("\n /", { output: '200\n{"db":"connected"}\n' });
  for (const name of ["-d verified", "-d litellm"]) place.rule(name, { output: table });
};
const words = (command: string) => place.calls(command).map(({ argv }) => argv.join(" "));
const started = () => [...words("run"), ...words("create")];

const digest = `sha256:${"d".repeat(64)}`;
/** Each verb with the images, as the config names them, that its helpers run. */
const verbs: readonly (readonly [argv: string, images: readonly string[]])[] = [
  ["secrets init", ["redis:7.4.6"]],
  ["backup", ["postgres:16.14"]],
  ["backup --list", ["postgres:16.14"]],
  ["verify-backup b.tar", ["postgres:16.14"]],
  ["verify-backup elsewhere.tar", ["postgres:16.14"]],
  ["report daily --dsn-env REPORTS_URL", ["postgres:16.14"]],
  ["rehearse", ["postgres:16.14", "litellm/litellm:v1.106.2"]],
];

describe("images.lock.json", () => {
  test.each(verbs)("says which image the helpers of `%s` run", async (argv, images) => {
    stack();
    const names = ["redis:7.4.6", "postgres:16.14", "litellm/litellm:v1.106.2"];
    const pins = Object.fromEntries(names.map((name) => [name, `${name}@${digest}`]));
    place.write("images.lock.json", JSON.stringify({ version: 1, images: pins }));
    await place.run(...argv.split(" "));
    expect(started()).not.toEqual([]);
    for (const image of images) expect(started().join("\n")).toContain(` ${image}@${digest} `);
    for (const name of names) expect(started().join("\n")).not.toContain(` ${name} `);
  });

  test("says nothing of an image that no workload runs, which then comes from the mirror by its name", async () => {
    stack();
    const rest = ["--set", "database.type=none", "--set", 'imagePolicy.registry="box:5000/hub"'];
    await place.run("report", "daily", "--dsn-env", "REPORTS_URL", ...rest);
    expect(started().join("\n")).toContain(" box:5000/hub/library/postgres:16.14 ");
  });
});
