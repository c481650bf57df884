import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

const lock = (placements: string) => `{
  "version": 1,
  "stack": "shelf",
  "host": { "gpus": ["0", "1", "2"] },
  "placements": {
${placements}
  }
}
`;
const both = lock('    "shelf-vllm-tiny": ["0"],\n    "shelf-vllm-tiny-2": ["1"]');

describe("gateway.lock.json", () => {
  let place: Workplace;
  beforeEach(() => {
    place = workplace("gpus.yaml");
    place.write("secrets.env", "LITELLM_MASTER_KEY=sk-1\nLITELLM_SALT_KEY=sk-2\n");
  });
  afterEach(() => place.remove());
  const readLock = () => place.read("gateway.lock.json");
  const gpusOf = async (...argv: string[]) => {
    const { out } = await place.run("plan", "--json", ...argv);
    return JSON.parse(out) as {
      placement: { state: string; changes: unknown[] };
      gpus: { tenants: string[] }[];
    };
  };

  test("plan says that nothing is pinned, and writes nothing", async () => {
    const { code, err } = await place.run("plan");
    expect(err).toContain(
      "placement: not pinned, there is no gateway.lock.json; `llm-gateway plan --lock` writes it\n",
    );
    expect(code).toBe(0);
    expect(readLock).toThrow("ENOENT");
    expect((await gpusOf()).placement).toMatchObject({ file: "gateway.lock.json", state: "none" });
  });

  test("plan --lock writes it once, and leaves nothing else behind", async () => {
    const before = readdirSync(place.directory);
    const first = await place.run("plan", "--lock");
    expect(first.err).toContain("placement: gateway.lock.json written; commit it with the config\n");
    expect(first.code).toBe(0);
    expect(readLock()).toBe(both);
    expect(readdirSync(place.directory).toSorted()).toEqual([...before, "gateway.lock.json"].toSorted());
    const second = await place.run("plan", "--lock");
    expect(second.err).not.toContain("placement:");
    expect((await place.run("plan")).err).not.toContain("placement:");
    expect((await gpusOf()).placement).toEqual({ file: "gateway.lock.json", state: "current", changes: [] });
  });

  test("plan shows who comes, goes and moves; --lock then writes that", async () => {
    place.write("gateway.lock.json", lock('    "shelf-vllm-gone": ["0"],\n    "shelf-vllm-tiny": ["7"]'));
    const { code, err } = await place.run("plan");
    expect(err)
      .toContain(`placement: differs from gateway.lock.json; \`llm-gateway plan --lock\` or a deployment writes it
  removed  shelf-vllm-gone: GPU 0 is free
  moves    shelf-vllm-tiny: GPU 7 → 0
  new      shelf-vllm-tiny-2: GPU 1
⚠ models.tiny.vllm.gpus: shelf-vllm-tiny moves from GPU 7 to 0 and loads again: GPU "7" is not on the host any more  GPU.MOVED
`);
    expect(code).toBe(0);
    expect((await place.run("plan", "--strict")).code).toBe(1);
    expect((await gpusOf()).placement.changes).toContainEqual({
      workload: "shelf-vllm-tiny",
      from: ["7"],
      to: ["0"],
    });
    await place.run("plan", "--lock");
    expect(readLock()).toBe(both);
  });

  test("who stays is where the lock has it; --replan places anew, and writes only with --lock", async () => {
    const other = lock('    "shelf-vllm-tiny": ["2"],\n    "shelf-vllm-tiny-2": ["0"]');
    place.write("gateway.lock.json", other);
    const tenants = async (...argv: string[]) =>
      (await gpusOf(...argv)).gpus.map((gpu) => gpu.tenants[0] ?? "");
    expect(await tenants()).toEqual(["shelf-vllm-tiny-2", "", "shelf-vllm-tiny"]);
    expect(await tenants("--replan")).toEqual(["shelf-vllm-tiny", "shelf-vllm-tiny-2", ""]);
    expect(readLock()).toBe(other);
    await place.run("plan", "--lock", "--replan");
    expect(readLock()).toBe(both);
  });

  test("a broken lock is refused, kept, and replaced only by --lock --replan", async () => {
    place.write("gateway.lock.json", "{");
    const { code, err } = await place.run("plan", "--lock");
    expect(code).toBe(1);
    expect(err).toContain("✖ gateway.lock.json could not be read: ");
    expect(err).not.toContain("    at ");
    expect(readLock()).toBe("{");
    for (const verb of ["check", "render litellm", "deploy --yes"])
      expect((await place.run(...verb.split(" "))).code).toBe(1);
    const again = await place.run("plan", "--lock", "--replan");
    expect(again.err).toContain("⚠ gateway.lock.json could not be read: ");
    expect(again.code).toBe(0);
    expect(readLock()).toBe(both);
  });

  test("deploy writes it before cdktf starts, also when the deployment then fails", async () => {
    place.write("fake/cdktf.code", "1");
    const { code, err } = await place.run("deploy", "--yes", "--skip-smoke");
    expect(code).toBe(1);
    expect(err).toMatch(
      /placement: gateway.lock.json written; commit it with the config\n(.*\n)?cdktf deploy shelf/,
    );
    expect(readLock()).toBe(both);
  });

  test("deploy does not start when the file cannot be written", async () => {
    // A folder in the place of the file beside it.
    mkdirSync(join(place.directory, `gateway.lock.json.${process.pid}.tmp`));
    const { code, out } = await place.run("deploy", "--json", "--yes");
    const { findings, deployed } = JSON.parse(out) as { findings: { code: string }[]; deployed: boolean };
    expect({ code, deployed }).toEqual({ code: 1, deployed: false });
    expect(findings.map((finding) => finding.code)).toEqual(["LOCK.NOT_WRITTEN"]);
    expect(() => place.read("fake/cdktf")).toThrow("ENOENT");
    expect((await place.run("plan", "--lock")).code).toBe(1);
    rmSync(join(place.directory, `gateway.lock.json.${process.pid}.tmp`), { recursive: true });
  });
});
