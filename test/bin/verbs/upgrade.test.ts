import { archive } from "../backup/make-archive";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

// Each verb starts several programs.
jest.setTimeout(60_000);

let place: Workplace;
beforeEach(() => {
  place = workplace("cpu.yaml");
  place.environment.FAR_KEY = "sk-far-away";
  for (const name of ["LITELLM_MASTER_KEY", "LITELLM_SALT_KEY", "REDIS_PASSWORD"])
    place.environment[name] = `value-of-${name}`;
});
afterEach(() => place.remove());

interface Document {
  readonly from: Record<string, string>;
  readonly to: Record<string, string>;
  readonly replaced: readonly { readonly name: string; readonly to: string; readonly model: string | null }[];
  readonly images: readonly Record<string, unknown>[];
  readonly steps: readonly { readonly step: string; readonly said: string }[];
  readonly findings: readonly { readonly code: string; readonly message: string }[];
}

const json = async (...argv: string[]) => {
  const { code, out } = await place.run(...argv, "--json");
  const document = JSON.parse(out) as Document;
  return { code, document, findings: document.findings.map((one) => `${one.code}: ${one.message}`) };
};
const changing = ["run", "pull", "create", "start", "stop", "rm", "cp", "network"];
const words = (command: string) => place.calls(command).map(({ argv }) => argv.join(" "));

describe("upgrade --check", () => {
  test("says what is replaced, which images are needed, and changes nothing", async () => {
    place.rule("litellm/litellm:v1.109.1", { code: 1 });
    place.rule("image inspect --format {{.Size}}", { output: `${3 * 2 ** 30}\n` });
    const { code, document } = await json("upgrade", "--check", "--to", "litellm=1.109.1");
    expect([document.from.litellm, document.to.litellm]).toEqual(["1.106.2", "1.109.1"]);
    expect(document.images).toEqual([{ image: "litellm/litellm:v1.109.1", isThere: false, aboutGiB: 3 }]);
    expect(document.replaced.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["shelf-proxy", "shelf-migrate"]) as string[],
    );
    expect(document.replaced.filter(({ model }) => model !== null)).toEqual([]);
    expect(code).toBe(0);
    expect(changing.flatMap(words)).toEqual([]);
    const { out } = await place.run("upgrade", "--check", "--to", "litellm=1.109.1");
    expect(out).toContain("LiteLLM 1.106.2 → 1.109.1");
  });

  test("refuses what it cannot compare, and the way back", async () => {
    const unknown = await json("upgrade", "--check", "--to", "vllm=9.9.9");
    expect(unknown.findings[0]).toContain(
      "UPGRADE.VERSION_UNKNOWN: nothing is known here of vllm 9.9.9; known: ",
    );
    const back = await json(
      "upgrade",
      "--check",
      "--to",
      "litellm=1.106.2",
      "--set",
      'versions.litellm="1.109.1"',
    );
    expect(back.findings).toEqual([
      "UPGRADE.BACKWARDS: from LiteLLM 1.109.1 back to 1.106.2: its migrations only go forward",
    ]);
    expect([unknown.code, back.code]).toEqual([1, 1]);
    for (const argv of [["upgrade"], ["upgrade", "--check", "--to", "redis=8"]])
      expect((await place.run(...argv)).code).toBe(2);
  });
});

describe("rehearse", () => {
  /** A stack that runs, and a copy that answers as `answers` say by path. */
  const stack = (answers: Readonly<Record<string, string>> = {}) => {
    place.rule("inspect --format {{.State.Running}}", { output: "true\n" });
    place.rule("inspect --format {{.State.Status}}", { output: "exited\n" });
    place.rule("BACKUP_ABOUT=", { output: archive({ "database.dump.000": Buffer.from("PGDMP") }) });
    place.rule("ps -aq", { output: "" });
    const usual = {
      "/health/readiness": '200\n{"db":"connected"}\n',
      "/v1/models": "200\n{}\n",
      "/key/list": "200\n{}\n",
      "/global/spend": "200\n{}\n",
    };
    for (const [path, output] of Object.entries({ ...usual, ...answers }))
      place.rule(`\n ${path}`, { output });
    place.rule("-d litellm", {
      output: `${JSON.stringify({ name: "public.Books", rows: 2, checksum: "17" })}\n`,
    });
  };

  test("copies, migrates, starts and asks beside the stack, on a network that leads nowhere, and leaves nothing", async () => {
    stack();
    const { code, document, findings } = await json("rehearse");
    expect(findings).toEqual([]);
    expect(document.steps.map(({ step }) => step)).toEqual(["restore", "migrate", "start", "smoke"]);
    expect(document.steps[0]?.said).toBe("1 tables, 2 rows, all as they are");
    expect(code).toBe(0);
    expect(words("network")).toEqual(
      expect.arrayContaining([
        "network create --internal shelf-rehearsal",
        "network rm shelf-rehearsal",
      ]) as string[],
    );
    const made = [...words("create"), ...words("run")];
    expect(made.length).toBeGreaterThan(0);
    expect(made.filter((call) => !call.includes("--network shelf-rehearsal"))).toEqual([]);
    expect(made.filter((call) => / (-p|--publish) /.test(call))).toEqual([]);
    expect(words("rm")).toContain("rm -f -v shelf-postgres-rehearsal");
    expect(words("stop")).toEqual([]);
  });

  test("names the step that failed, with the reason, and cleans up all the same", async () => {
    stack({ "/key/list": "500\nno such column\n" });
    const { code, document, findings } = await json("rehearse");
    expect(findings).toEqual([
      "UPGRADE.REHEARSAL: the rehearsal failed at smoke: the list of keys answered 500 no such column",
    ]);
    expect(document.steps.map(({ step }) => step)).toEqual(["restore", "migrate", "start"]);
    expect(code).toBe(1);
    expect(words("rm")).toContain("rm -f -v shelf-postgres-rehearsal");
    expect(words("network")).toContain("network rm shelf-rehearsal");
  });

  test("needs a Postgres that runs, and the image on the host", async () => {
    expect((await json("rehearse")).findings).toEqual([
      "BACKUP.NOT_RUNNING: container shelf-postgres does not run",
    ]);
    place.rule("image inspect litellm/", { code: 1 });
    stack();
    expect((await json("rehearse")).findings).toEqual([
      "UPGRADE.REHEARSAL: the rehearsal failed at image: litellm/litellm:v1.106.2 is not on the host; docker pull litellm/litellm:v1.106.2",
    ]);
    expect(changing.flatMap(words)).toEqual([]);
  });
});
