/** Reads `docker run …` (or `podman run …`) into the container that it starts. */
import type { Container, GpuRequest, PublishedPort, Variable, Word } from "./document";

/** Options of `docker run` without a value; all others take one. */
const switches = new Set(
  (
    "--detach --interactive --tty --rm --init --privileged --publish-all --read-only --no-healthcheck --oom-kill-disable " +
    "--disable-content-trust --quiet --sig-proxy --use-api-socket --help -d -i -t -P -q"
  ).split(" "),
);

const long: Readonly<Record<string, string>> = {
  "-e": "--env",
  "-p": "--publish",
  "-v": "--volume",
  "-m": "--memory",
  "-h": "--hostname",
  "-l": "--label",
  "-u": "--user",
  "-w": "--workdir",
};

/** Options that become a field of the container. */
const fields = new Set(
  "--name --network --net --network-alias --entrypoint --env --env-file --publish --volume --mount --gpus".split(
    " ",
  ),
);

interface Option {
  readonly name: string;
  readonly value: Word;
}

/** `words` are those behind `run`. Undefined without an image. */
export function readDockerRun(words: readonly Word[]): Container | undefined {
  const options: Option[] = [];
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at];
    if (word?.text === "" && word.missing.length > 0) continue;
    if (!word?.text.startsWith("-")) break;
    const { options: read, takesNext } = optionOf(word, words[at + 1]);
    options.push(...read);
    if (takesNext) at++;
  }
  const image = words[at];
  return image && containerOf(image, words.slice(at + 1), options);
}

function optionOf(word: Word, next: Word | undefined): { options: readonly Option[]; takesNext: boolean } {
  const [, dashed = word.text, inline] = /^(--[^=]+)=([\s\S]*)$/.exec(word.text) ?? [];
  const option = (name: string, value: Word) => ({ name: long[name] ?? name, value });
  if (inline !== undefined) return { options: [option(dashed, { ...word, text: inline })], takesNext: false };
  if (switches.has(dashed) || /^-[ditPq]{2,}$/.test(dashed))
    return { options: [option(dashed, { ...word, text: "true" })], takesNext: false };
  const attached = /^(-[a-zA-Z])=?(.+)$/.exec(dashed);
  if (!dashed.startsWith("--") && attached?.[1] !== undefined)
    return { options: [option(attached[1], { ...word, text: attached[2] ?? "" })], takesNext: false };
  return { options: next ? [option(dashed, next)] : [], takesNext: true };
}

function containerOf(image: Word, command: readonly Word[], options: readonly Option[]): Container {
  const all = (name: string) => options.filter((option) => option.name === name).map(({ value }) => value);
  const name = all("--name").at(-1)?.text;
  const entrypoint = all("--entrypoint").at(-1);
  const networks = [...all("--network"), ...all("--net")].map(({ text }) => text);
  return {
    name: name ?? image.text,
    hostNames: [name, ...all("--network-alias").map(({ text }) => text)].filter((text) => text !== undefined),
    image,
    entrypoint: entrypoint ? [entrypoint] : null,
    command,
    environment: all("--env").map(readVariable),
    envFiles: all("--env-file"),
    ports: all("--publish").flatMap(readPort),
    volumes: [...all("--volume"), ...all("--mount")],
    gpus: all("--gpus").map(readGpus).at(-1) ?? cdiGpus(all("--device")),
    networks,
    others: options
      .filter(({ name: key, value }) => !fields.has(key) && !(key === "--device" && cdiGpus([value])))
      .map((option) => ({ name: option.name, value: option.value, location: option.value.location })),
    location: image.location,
  };
}

/** `NAME=value`, or `NAME` alone. */
export function readVariable(word: Word): Variable {
  const at = word.text.indexOf("=");
  if (at < 0) return { name: word.text, value: null, location: word.location };
  const raw = word.raw.replace(/^(["']?)[^=]*=/, "$1");
  return {
    name: word.text.slice(0, at),
    value: { ...word, text: word.text.slice(at + 1), raw },
    location: word.location,
  };
}

/** `[address:][published:]target[/protocol]`; ranges publish their first port. */
export function readPort(word: Word): readonly PublishedPort[] {
  const found = /^(?:(?:(\[[^\]]+\]|[^:]+):)?(\d*)(?:-\d+)?:)?(\d+)(?:-\d+)?(?:\/\w+)?$/.exec(word.text);
  if (!found) return [];
  const [, address, published = "", target] = found;
  return [
    {
      address: address?.replace(/^\[|\]$/g, "") ?? null,
      published: published === "" ? null : Number(published),
      target: Number(target),
      location: word.location,
    },
  ];
}

/** `all`, `2`, `device=0,1`, `"device=0,1",capabilities=gpu`, `count=2,capabilities=gpu`. */
function readGpus({ text, location }: Word): GpuRequest {
  const parts = [...text.matchAll(/"([^"]*)"|[^,"]+/g)].flatMap(([whole, quoted]) =>
    (quoted ?? whole).split(","),
  );
  const first = parts.findIndex((part) => part.startsWith("device="));
  if (first >= 0) {
    const rest = parts.slice(first + 1);
    const next = rest.findIndex((part) => part.includes("="));
    const ids = [
      parts[first]?.slice("device=".length) ?? "",
      ...rest.slice(0, next < 0 ? rest.length : next),
    ];
    return { ids: ids.filter((id) => id !== ""), count: null, location };
  }
  const number = /(?:^|count=)(\d+)$/.exec(parts.find((part) => /^(count=)?\d+$/.test(part)) ?? "")?.[1];
  return { ids: [], count: number === undefined ? "all" : Number(number), location };
}

/** GPUs by their CDI names, such as `nvidia.com/gpu=0`; null where no device is one. */
export function cdiGpus(devices: readonly Pick<Word, "text" | "location">[]): GpuRequest | null {
  const found = devices.flatMap(({ text, location }) => {
    const id = /^nvidia\.com\/gpu=([^:]+)$/.exec(text)?.[1];
    return id === undefined ? [] : [{ id, location }];
  });
  const [first] = found;
  if (!first) return null;
  const ids = found.map(({ id }) => id);
  return ids.includes("all")
    ? { ids: [], count: "all", location: first.location }
    : { ids, count: null, location: first.location };
}
