import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

const id = `sha256:${"a".repeat(64)}`;
/** Not text: what goes through must come out byte for byte. */
const image = Buffer.from([0, 255, 128, 10, 0, 200]);

let place: Workplace;
beforeEach(() => (place = engine()));
afterEach(() => place.remove());

/** Docker has every image, unless something else is said of it. */
function engine(said: Readonly<Record<string, Parameters<Workplace["rule"]>[1]>> = {}): Workplace {
  const made = workplace("cpu.yaml");
  made.environment.FAR_KEY = "sk-far-away";
  for (const [words, answer] of Object.entries(said)) made.rule(words, answer);
  made.rule("image inspect", { output: `${id}\n` });
  made.rule("save ", { output: image });
  return made;
}
/** The same, in the place of the one that is there. */
function instead(said: Parameters<typeof engine>[0]): void {
  place.remove();
  place = engine(said);
}

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
    instead({
      "{{end}} redis:": { code: 1 },
      "save caddy:": { code: 1, errors: "Error response from daemon: no space left\n" },
    });
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

const other = `sha256:${"b".repeat(64)}`;
const digest = `sha256:${"d".repeat(64)}`;
const writeLock = (images: Readonly<Record<string, string>>) =>
  place.write("images.lock.json", JSON.stringify({ version: 1, images }));
const lock = () => (JSON.parse(place.read("images.lock.json")) as { images: Record<string, string> }).images;
const tags = () => place.calls("tag").map(({ argv }) => argv.join(" "));

describe("bundle create with images.lock.json", () => {
  const redis = async () => (await create()).parts.find(({ file }) => file === "images/redis-7.4.6.tar");
  /** What Docker says of the name; the image that is pinned is there. */
  const named = (answer: Parameters<Workplace["rule"]>[1]) => {
    instead({ [`redis:7.4.6@${digest}`]: { output: `${id}\n` }, "{{end}} redis:7.4.6": answer });
    writeLock({ "redis:7.4.6": `redis:7.4.6@${digest}` });
  };

  test("saves the pinned image where its name means another, which it means again afterwards", async () => {
    named({ output: `${other}\n` });
    expect(await redis()).toMatchObject({ name: "redis:7.4.6", version: id });
    expect(tags().toSorted()).toEqual([`tag ${id} redis:7.4.6`, `tag ${other} redis:7.4.6`]);
    expect(place.calls("save").map(({ argv }) => argv)).toContainEqual(["save", "redis:7.4.6"]);
  });

  test("saves the pinned image where its name means nothing, by that name", async () => {
    named({ code: 1 });
    expect(await redis()).toMatchObject({ name: "redis:7.4.6", version: id });
    expect(tags()).toEqual([`tag ${id} redis:7.4.6`]);
  });

  test("saves nothing under a name that the image could not be given", async () => {
    named({ output: `${other}\n` });
    place.answer("tag", { code: 1, errors: "Error response from daemon: no space left\n" });
    const { code, findings } = await create();
    expect(findings.map(({ message }) => message)).toEqual([
      "images/redis-7.4.6.tar could not be handled: Error response from daemon: no space left",
    ]);
    expect([code, existsSync(join(place.directory, "out/images/redis-7.4.6.tar"))]).toEqual([1, false]);
  });
});

describe("bundle load, where Docker knows nothing by digest", () => {
  beforeEach(async () => {
    instead({ [`@${digest}`]: { code: 1, errors: "Error: No such image\n" }, "--entrypoint tar": {} });
    await create();
  });

  test("pins to their ids what the lock pins by digest, and leaves the rest of the lock", async () => {
    const pins = { "caddy:2.11-alpine": other, "redis:7.4.6": `redis:7.4.6@${digest}` };
    writeLock(pins);
    const { code, err } = await place.run("bundle", "load", "out");
    expect(err).toContain(
      "images.lock.json: pinned 1 images by id, which Docker does not find by digest here",
    );
    expect([code, lock()]).toEqual([0, { ...pins, "redis:7.4.6": id }]);
    const again = place.read("images.lock.json");
    await bundle("load", "out");
    expect(place.read("images.lock.json")).toBe(again);
  });

  test("makes a lock where the config itself names a digest", async () => {
    const name = `redis:7.4.6@${digest}`;
    const config = `${place.read("gateway.config.yaml")}images: { redis: "${name}" }\n`;
    place.write("gateway.config.yaml", config);
    place.write("out/manifest.json", place.read("out/manifest.json").replace('"redis:7.4.6"', `"${name}"`));
    expect((await bundle("load", "out")).code).toBe(0);
    expect([Object.keys(lock()).length, lock()[name]]).toEqual([8, id]);
    expect(place.read("gateway.config.yaml")).toBe(config);
  });

  test("unpacks weights with the engine's image by its id", async () => {
    const name = "vllm/vllm-openai-cpu:v0.32.0";
    mkdirSync(join(place.directory, "out/weights"));
    place.write("out/weights/own--tiny.tar", "weights");
    const sha256 = createHash("sha256").update("weights").digest("hex");
    const part = {
      file: "weights/own--tiny.tar",
      kind: "weights",
      name: "own/tiny",
      version: "1",
      bytes: 7,
      sha256,
    };
    const manifest = JSON.parse(place.read("out/manifest.json")) as { parts: unknown[] };
    place.write("out/manifest.json", JSON.stringify({ ...manifest, parts: [...manifest.parts, part] }));
    writeLock({ [name]: `${name}@${digest}` });
    expect((await bundle("load", "out")).findings).toEqual([]);
    const [tar] = place.calls("run").map(({ argv }) => argv.join(" "));
    expect(tar).toMatch(new RegExp(`^run --rm -i --pull never .* --entrypoint tar ${id} -x -C /weights$`));
  });
});

describe("the project in a bundle", () => {
  const outside = () => join(place.directory, "..", `${basename(place.directory)}-bundle`);
  afterEach(() => rmSync(outside(), { recursive: true, force: true }));

  /** Names of the files in it, without those that every workplace has. */
  async function packed(...argv: string[]): Promise<readonly string[]> {
    const { code } = await bundle("create", outside(), "--only", "project", ...argv);
    expect(code).toBe(0);
    const tar = join(outside(), "project/project.tar");
    const names = execFileSync("tar", ["-tf", tar], { encoding: "utf8" }).split("\n");
    return names.filter((name) => /[^/]$/.test(name) && !/^\.\/(fake|node_modules)\//.test(name)).toSorted();
  }

  const config = () => place.read("gateway.config.yaml");
  const write = (...files: string[]) => {
    for (const file of files) {
      mkdirSync(dirname(join(place.directory, file)), { recursive: true });
      place.write(file, "NAME=value\n");
    }
  };

  test("has none of the files with secrets that the config names, whatever they are called", async () => {
    const named = `{ envFile: prod.env, identity: age/id.txt, sources: { FAR_KEY: { file: ./far.key } } }`;
    place.write("gateway.config.yaml", config().replace("{ envFile: secrets.env }", named));
    write("prod.env", "age/id.txt", "age/recipients.txt", "far.key", "keys/ci", "keys/new/ci", ".env.prod");
    write("terraform.shelf.tfstate", "docs/keys.md");
    expect(await packed()).toEqual([
      "./age/recipients.txt",
      "./cdktf.json",
      "./docs/keys.md",
      "./gateway.config.yaml",
    ]);
  });

  test("nor those beside a config in a folder, nor a file behind a link", async () => {
    const named = "{ envFile: link.env }\nstate: { local: { path: far.state } }";
    write("sites/a/real[1].env", "sites/a/far.state", "sites/a/far.state.backup", "sites/b/.env");
    place.write("sites/a/gateway.config.yaml", config().replace("{ envFile: secrets.env }", named));
    symlinkSync("real[1].env", join(place.directory, "sites/a/link.env"));
    write("sites/a/real1.env");
    expect(await packed("--config", "sites/a/gateway.config.yaml")).toEqual([
      "./cdktf.json",
      "./gateway.config.yaml",
      "./sites/a/gateway.config.yaml",
      "./sites/a/real1.env",
    ]);
  });
});

describe("bundle load", () => {
  test("gives every image to the engine, byte for byte", async () => {
    await create();
    place.rule("load --quiet", {});
    const { code, loaded, findings } = await bundle("load", "out");
    expect([code, loaded.length, findings]).toEqual([0, 8, []]);
    const digests = place.calls("load").map(({ sha256 }) => sha256);
    expect(existsSync(join(place.directory, "images.lock.json"))).toBe(false);
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
