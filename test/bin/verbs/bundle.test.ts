import { createHash } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

const id = `sha256:${"a".repeat(64)}`;
/** Not text: what goes through must come out byte for byte. */
const image = Buffer.from([0, 255, 128, 10, 0, 200]);

let place: Workplace;
beforeEach(() => {
  place = workplace("cpu.yaml");
  place.environment.FAR_KEY = "sk-far-away";
  place.rule("image inspect", { output: `${id}\n` });
  place.rule("save ", { output: image });
});
afterEach(() => place.remove());

interface Document {
  readonly parts: readonly { readonly file: string; readonly sha256: string }[];
  readonly kept: readonly string[];
  readonly loaded: readonly string[];
  readonly findings: readonly { readonly code: string; readonly message: string }[];
}

const bundle = async (...argv: string[]) => {
  const { code, out } = await place.run("bundle", ...argv, "--json");
  return { code, ...(JSON.parse(out) as Document) };
};
const create = () => bundle("create", "out", "--only", "images");

describe("bundle create", () => {
  test("saves every image once with its checksum, and keeps what is whole the next time", async () => {
    const { code, parts, kept } = await create();
    expect([code, kept]).toEqual([0, []]);
    expect(parts).toHaveLength(8);
    expect(parts).toContainEqual({
      file: "images/redis-7.4.6.tar",
      kind: "images",
      name: "redis:7.4.6",
      version: id,
      bytes: image.length,
      sha256: createHash("sha256").update(image).digest("hex"),
    });
    const saved = place.calls("save").length;
    const again = await create();
    expect(again.kept).toHaveLength(8);
    expect([again.code, place.calls("save").length]).toEqual([0, saved]);
  });

  test("reports an image that is not on the host, and one that cannot be saved, and writes the others", async () => {
    place.remove();
    place = workplace("cpu.yaml");
    place.rule("{{end}} redis:", { code: 1 });
    place.rule("save caddy:", { code: 1, errors: "Error response from daemon: no space left\n" });
    place.rule("image inspect", { output: `${id}\n` });
    place.rule("save ", { output: image });
    const { code, parts, findings } = await create();
    expect(findings.map(({ message }) => message).toSorted()).toEqual([
      "images/caddy-2.11-alpine.tar could not be handled: Error response from daemon: no space left",
      "images/redis-7.4.6.tar could not be handled: the image is not on the Docker host: pull or build it first",
    ]);
    expect([code, parts.length]).toEqual([1, 6]);
    expect(existsSync(join(place.directory, "out/images/caddy-2.11-alpine.tar"))).toBe(false);
  });

  test("needs an engine", async () => {
    place.answer("version", { code: 1, errors: "Cannot connect\n" });
    const { code, findings } = await create();
    expect([code, findings.map((finding) => finding.code)]).toEqual([1, ["DOCKER.UNREACHABLE"]]);
  });
});

describe("bundle load", () => {
  test("gives every image to the engine, byte for byte", async () => {
    await create();
    place.rule("load --quiet", {});
    const { code, loaded, findings } = await bundle("load", "out");
    expect([code, loaded.length, findings]).toEqual([0, 8, []]);
    const digests = place.calls("load").map(({ sha256 }) => sha256);
    expect(new Set(digests)).toEqual(new Set([createHash("sha256").update(image).digest("hex")]));
    expect(digests).toHaveLength(8);
  });

  test("loads nothing of a part that was changed, cut or lost, and the others", async () => {
    await create();
    place.write("out/images/redis-7.4.6.tar", "\u0000other");
    place.write("out/images/caddy-2.11-alpine.tar", "cut");
    place.rule("load --quiet", {});
    const changed = await bundle("load", "out");
    expect(changed.findings.map(({ code, message }) => `${code}: ${message}`).toSorted()).toEqual([
      "BUNDLE.PART_DAMAGED: images/caddy-2.11-alpine.tar is not what was put into the bundle: it has 3 bytes instead of 6",
      "BUNDLE.PART_DAMAGED: images/redis-7.4.6.tar is not what was put into the bundle: its checksum differs",
    ]);
    expect([changed.code, changed.loaded.length, place.calls("load").length]).toEqual([1, 6, 6]);
  });

  test("reports what the engine refuses", async () => {
    await create();
    place.rule("load --quiet", { code: 1, errors: "invalid tar header\n" });
    const { code, findings } = await bundle("load", "out");
    expect(findings).toHaveLength(8);
    expect(findings[0]?.message).toMatch(/ could not be handled: invalid tar header$/);
    expect(code).toBe(1);
  });

  test.each([
    ["nothing", undefined, "no manifest.json"],
    ["no JSON", "{", "manifest.json is no JSON"],
    [
      "a way out of the folder",
      `{"version":1,"stack":"shelf","toolkit":"1","parts":[{"file":"../x","kind":"images","name":"x","version":"1","bytes":1,"sha256":"x"}]}`,
      "manifest.json has another form",
    ],
  ])("refuses a folder with %s", async (_, manifest, reason) => {
    mkdirSync(join(place.directory, "out"));
    if (manifest !== undefined) place.write("out/manifest.json", manifest);
    const { code, findings } = await bundle("load", "out");
    expect([code, findings.map(({ message }) => message)]).toEqual([1, [`out is no bundle: ${reason}`]]);
    expect(place.calls("load")).toEqual([]);
  });
});
