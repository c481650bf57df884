import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

const id = (letter: string) => `sha256:${letter.repeat(64)}`;
const digest = id("d");

let place: Workplace;
beforeEach(() => {
  place = workplace("cpu.yaml");
  place.environment.FAR_KEY = "sk-far-away";
});
afterEach(() => place.remove());

interface Document {
  readonly images: readonly Record<string, unknown>[];
  readonly findings?: readonly { readonly code: string; readonly message: string }[];
}

const json = async (...argv: string[]) => {
  const { code, out } = await place.run("images", ...argv, "--json");
  const document = JSON.parse(out) as Document;
  const findings = document.findings ?? [];
  return { code, ...document, findings, codes: findings.map((finding) => finding.code) };
};
const lock = () => JSON.parse(place.read("images.lock.json")) as { images: Record<string, string> };
/** Every image is on the host, as its registry gave it. */
const pulled = () => {
  for (const name of [
    "redis",
    "postgres",
    "caddy",
    "prom/prometheus",
    "oliver006/redis_exporter",
    "prometheuscommunity/postgres-exporter",
    "litellm/litellm",
    "vllm/vllm-openai-cpu",
  ])
    place.rule(` ${name}:`, { output: `${id("a")}\n${name}@${digest}\n` });
};

describe("images list", () => {
  test("says of every image who runs it and what it is pinned to", async () => {
    const { code, images } = await json("list");
    expect(code).toBe(0);
    expect(images).toContainEqual({ name: "redis:7.4.6", runs: "redis:7.4.6", workloads: ["shelf-redis"] });
    place.write(
      "images.lock.json",
      JSON.stringify({ version: 1, images: { "redis:7.4.6": `redis:7.4.6@${digest}` } }),
    );
    const { out } = await place.run("images", "list");
    expect(out).toMatch(new RegExp(`redis:7\\.4\\.6 +redis:7\\.4\\.6@${digest} +shelf-redis\\n`));
    expect(place.calls("image")).toEqual([]);
  });
});

describe("images pin", () => {
  test("takes the digest that the host knows, writes the lock, and leaves the config as it is", async () => {
    pulled();
    const config = place.read("gateway.config.yaml");
    const { code, err } = await place.run("images", "pin");
    expect(err).toContain("wrote images.lock.json; the next deployment replaces what it changes");
    expect(code).toBe(0);
    expect(lock()).toMatchObject({
      version: 1,
      images: { "redis:7.4.6": `redis:7.4.6@${digest}`, "postgres:16.14": `postgres:16.14@${digest}` },
    });
    expect(Object.keys(lock().images)).toHaveLength(8);
    expect(place.read("gateway.config.yaml")).toBe(config);
    expect((await json("list")).images).toContainEqual({
      name: "redis:7.4.6",
      runs: `redis:7.4.6@${digest}`,
      workloads: ["shelf-redis"],
    });
  });

  test("asks the registry for what is not on the host, but not with --offline", async () => {
    place.rule("image inspect --format", { code: 1, errors: "Error: No such image\n" });
    place.rule("buildx imagetools inspect", { output: `${id("b")}\n` });
    const offline = await json("pin", "--offline");
    expect([new Set(offline.codes), offline.code]).toEqual([new Set(["IMAGE.NOT_RESOLVED"]), 1]);
    expect(offline.findings[0]?.message).toContain("not on the host; the registry was not asked");
    expect(existsSync(join(place.directory, "images.lock.json"))).toBe(false);
    const { code, images } = await json("pin");
    expect([code, new Set(images.map(({ from }) => from))]).toEqual([0, new Set(["registry"])]);
    expect(lock().images["redis:7.4.6"]).toBe(`redis:7.4.6@${id("b")}`);
  });

  test("takes the id of an image that was built or loaded here only with --by-id", async () => {
    place.rule("image inspect --format", { output: `${id("c")}\n` });
    const refused = await json("pin");
    expect(refused.findings[0]?.message).toContain("the image on the host was built or loaded there");
    const { code, err } = await place.run("images", "pin", "--by-id");
    expect(err).toContain(
      "pinned by id: such an image is found only where it has been loaded, and never pulled",
    );
    expect([code, lock().images["redis:7.4.6"]]).toEqual([0, id("c")]);
  });

  test("writes a lock that cannot be read anew", async () => {
    pulled();
    place.write("images.lock.json", "{");
    expect((await json("list")).codes).toContain("IMAGE.LOCK_UNREADABLE");
    expect((await json("pin")).code).toBe(0);
    expect((await json("list")).code).toBe(0);
  });
});

describe("images verify", () => {
  test("is content with containers that run what the plan says", async () => {
    pulled();
    place.answer("ps", { output: "c0ffee\tshelf\t\n" });
    place.answer("inspect", { output: `shelf-redis\t${id("a")}\n` });
    const { code, images, codes } = await json("verify");
    expect(codes).toEqual([]);
    expect(code).toBe(0);
    expect(images).toContainEqual({
      name: "redis:7.4.6",
      runs: "redis:7.4.6",
      workloads: ["shelf-redis"],
      id: id("a"),
      signature: "not checked",
      why: "no key of its publisher is known",
    });
  });

  test("reports a container of another image, and a pin that is not on the host", async () => {
    place.rule('inspect --format {{.Id}}{{range .RepoDigests}}{{"\\n"}}{{.}}{{end}} caddy', { code: 1 });
    pulled();
    place.answer("ps", { output: "c0ffee\tshelf\t\n" });
    place.answer("inspect", { output: `shelf-redis\t${id("e")}\n` });
    const { code, findings, codes } = await json("verify");
    expect(codes).toEqual(["IMAGE.PIN_NOT_THERE", "IMAGE.DIFFERS"]);
    expect(findings[1]?.message).toBe(`shelf-redis runs ${id("e")}, but redis:7.4.6 is ${id("a")}`);
    expect(code).toBe(1);
  });

  test.each([
    ["exit 0", "verified", undefined, []],
    ["echo 'no signatures found' >&2; exit 1", "rejected", undefined, ["IMAGE.SIGNATURE"]],
    [
      "echo 'dial tcp: no such host' >&2; exit 1",
      "not checked",
      "its registry or key could not be reached: dial tcp: no such host",
      [],
    ],
  ])("asks cosign for LiteLLM's signature: %s", async (script, signature, why, codes) => {
    pulled();
    const folder = join(place.directory, "programs");
    mkdirSync(folder);
    place.write("programs/cosign", `#!/bin/sh\n[ "$1" != version ] || exit 0\n${script}\n`);
    chmodSync(join(folder, "cosign"), 0o755);
    place.environment.PATH = `${folder}:${place.environment.PATH ?? ""}`;
    const verified = await json("verify");
    const litellm = verified.images.find(({ name }) => name === "litellm/litellm:v1.106.2");
    expect([litellm?.signature, litellm?.why]).toEqual([signature, why]);
    expect(verified.codes).toEqual(codes);
  });
});
