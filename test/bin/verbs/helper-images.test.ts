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

/** Two models of which one is fetched from a hub. */
const hub = ["source=own/tiny", "weightsGiB=0.1", "kvBytesPerToken=1024"]
  .map((assignment) => `--set models.tiny.vllm.${assignment}`)
  .join(" ");

/** Each verb with the images, as the config names them, that its helpers run. */
const verbs: readonly (readonly [argv: string, images: readonly string[]])[] = [
  ["deploy --yes --skip-smoke", ["redis:7.4.6"]],
  ["secrets init", ["redis:7.4.6"]],
  ["secrets check", ["redis:7.4.6"]],
  ["secrets rotate LITELLM_MASTER_KEY", ["redis:7.4.6"]],
  [`models pull ${hub}`, ["vllm/vllm-openai-cpu:v0.32.0"]],
  [`models status ${hub}`, ["vllm/vllm-openai-cpu:v0.32.0"]],
  [`bundle create out --only weights ${hub}`, ["vllm/vllm-openai-cpu:v0.32.0"]],
  ["backup", ["postgres:16.14"]],
  ["backup --list", ["postgres:16.14"]],
  ["verify-backup b.tar", ["postgres:16.14"]],
  ["verify-backup elsewhere.tar", ["postgres:16.14"]],
  ["restore elsewhere.tar", ["postgres:16.14"]],
  ["report daily --dsn-env REPORTS_URL", ["postgres:16.14"]],
  ["rehearse", ["postgres:16.14", "litellm/litellm:v1.106.2"]],
];
const digest = `sha256:${"d".repeat(64)}`;

describe("images.lock.json", () => {
  test.each(verbs)(
    "says which image the helpers of `%s` run, and nothing is pulled for them",
    async (argv, images) => {
      stack();
      const names = [...new Set(verbs.flatMap(([, all]) => all))];
      const pins = Object.fromEntries(names.map((name) => [name, `${name}@${digest}`]));
      place.write("images.lock.json", JSON.stringify({ version: 1, images: pins }));
      await place.run(...argv.split(" "));
      expect(started()).not.toEqual([]);
      for (const image of images) expect(started().join("\n")).toContain(` ${image}@${digest} `);
      for (const name of names) expect(started().join("\n")).not.toContain(` ${name} `);
      expect(started().filter((call) => !call.includes(" --pull never "))).toEqual([]);
    },
  );

  test("says nothing of an image that no workload runs, which then comes from the mirror by its name", async () => {
    stack();
    const rest = ["--set", "database.type=none", "--set", 'imagePolicy.registry="box:5000/hub"'];
    await place.run("report", "daily", "--dsn-env", "REPORTS_URL", ...rest);
    expect(started().join("\n")).toContain(" box:5000/hub/library/postgres:16.14 ");
  });
});

describe("an image that is not on the host", () => {
  beforeEach(() => place.rule("volume inspect", { code: 1 }));
  const absent = (image = "") =>
    place.rule(`{{.Id}} ${image}`, { code: 1, errors: "Error: No such image\n" });

  test.each(verbs)(
    "stops `%s` where nothing may be pulled, before a helper is started",
    async (argv, [image]) => {
      absent(image);
      stack();
      const { code, err } = await place.run(...argv.split(" "), "--set", "imagePolicy.pull=never");
      expect(err).toContain(`image ${image} is not on the host: imagePolicy.pull is never  IMAGE.MISSING`);
      expect(err).toContain(`load ${image} with \`docker load\``);
      expect([code, started(), words("pull")]).toEqual([1, [], []]);
    },
  );

  test.each(verbs)(
    "is pulled for `%s` with the login of its registry, and the reason said when it cannot be",
    async (argv, [image = ""]) => {
      const name = `box:5000/hub/${image.includes("/") ? "" : "library/"}${image}`;
      absent(name);
      place.rule("pull box:5000/", { code: 1, errors: "Error response from daemon: manifest unknown\n" });
      stack();
      const policy = 'imagePolicy={"registry":"box:5000/hub","auth":[{"configFile":"/etc/hub/config.json"}]}';
      const { code, err } = await place.run(...argv.split(" "), "--set", policy);
      expect(words("--config")).toEqual([`--config /etc/hub pull ${name}`]);
      expect(err).toContain(`image ${name} is not on the host: Error response from daemon: manifest unknown`);
      expect([code, started()]).toEqual([1, []]);
    },
  );

  test("is the engine's own word where the engine is away", async () => {
    place.rule("inspect", { code: 1, errors: "Cannot connect to the Docker daemon\n" });
    place.rule("version", { code: 1 });
    place.rule("run ", { code: 125, errors: "docker: Cannot connect to the Docker daemon\n" });
    const { code, err } = await place.run("secrets", "init");
    expect(err).toContain(
      "on the Docker host: docker: Cannot connect to the Docker daemon  SECRET.NOT_DELIVERED",
    );
    expect([code, words("pull")]).toEqual([1, []]);
  });
});
