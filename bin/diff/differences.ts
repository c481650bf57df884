/** In what two versions of one container differ, in the words of its command line and of Docker. */
import type { FileUse, Mount, PublishedPort, SecretUse, Workload } from "../../config";
import { namedValue } from "./conceal";
import type { Difference } from "./document";

type Values = ReadonlyMap<string, string>;
type Texts = Readonly<Record<string, string>>;

/** What is told in words of its own, elsewhere, or follows from who else is there. */
const apart = new Set<string>([
  ...["name", "role", "model", "memory", "argv", "environment"],
  ...["needs", "waitsInside", "startsAfter", "firstStartAfter"],
  ...["secrets", "ports", "mounts", "files", "gpus", "extraHosts", "sysctls"],
]);

/** `texts`: digests of the compiled files. */
export function differencesOf(
  [before, textsBefore]: readonly [Workload, Texts],
  [after, textsAfter]: readonly [Workload, Texts],
): readonly Difference[] {
  const sides = (values: (workload: Workload) => Values) => between(values(before), values(after));
  return [
    ...sides(plain),
    ...sides(({ argv }) => flags(argv)).map(withoutSecret),
    ...sides(({ environment }) => prefixed("environment", environment)).map(withoutSecret),
    ...sides(
      ({ secrets }) => new Map(secrets.map((secret) => [`secret ${secret.name}`, secretText(secret)])),
    ),
    ...sides(({ ports }) => new Map(ports.map((port) => [`port ${port.internal}`, portText(port)]))),
    ...sides(({ gpus }) => (gpus.length === 0 ? new Map() : new Map([["gpus", gpus.join(", ")]]))),
    ...sides(({ mounts }) => new Map(mounts.map((mount) => [`mount ${mount.target}`, mountText(mount)]))),
    ...sides(({ extraHosts }) => prefixed("host", extraHosts)),
    ...sides(({ sysctls }) => prefixed("sysctl", sysctls)),
    ...between(filesOf(before.files, textsBefore), filesOf(after.files, textsAfter)).map(fileText),
  ];
}

/** Every setting that is one value or a list of words. */
function plain(workload: Workload): Values {
  const entries = Object.entries(workload).filter(
    ([key, value]) => !apart.has(key) && value !== null && value !== undefined,
  );
  return new Map(entries.map(([key, value]) => [key, valueText(value)]));
}

/** `--flag value` and `--flag=value` under the flag; what belongs to no flag under its place. */
function flags(argv: readonly string[]): Values {
  const values = new Map<string, string>();
  let last = "command";
  for (const word of argv) {
    const [, flag, value] = /^(--?[A-Za-z][\w.-]*)(?:=([\s\S]*))?$/.exec(word) ?? [];
    if (flag === undefined) values.set(last, [values.get(last) ?? "", word].join(" ").trim());
    else {
      last = flag;
      values.set(flag, value ?? "");
    }
  }
  return new Map([...values].map(([flag, value]) => [flag, value === "" ? "on" : value]));
}

function filesOf(files: readonly FileUse[], texts: Texts): Values {
  return new Map(files.map(({ path, artefact }) => [`file ${path}`, texts[artefact] ?? ""]));
}

/** A flag or a variable whose name says that it holds a secret changes without its values. */
function withoutSecret({ what, before, after }: Difference): Difference {
  const name = what.replace(/^(environment |-+)/, "");
  const shown = (value: string | null) => (value === null ? null : namedValue(name, value));
  return { what, before: shown(before), after: shown(after) };
}

/** Of a text it is only said that it is another one. */
function fileText({ what, before, after }: Difference): Difference {
  return { what, before: before === null ? null : "a text", after: after === null ? null : "another text" };
}

function prefixed(what: string, values: Readonly<Record<string, string>>): Values {
  return new Map(Object.entries(values).map(([name, value]) => [`${what} ${name}`, value]));
}

function secretText({ file, variable, rotation }: SecretUse): string {
  const place = variable ?? `/run/secrets/${file}`;
  return rotation === undefined ? place : `${place}, changed ${rotation} times`;
}

function portText({ bind, port }: PublishedPort): string {
  return `${bind}:${port}`;
}

function mountText(mount: Mount): string {
  if (mount.kind === "memory") return `${mount.sizeMiB} MiB of memory`;
  return mount.kind === "host" && mount.readOnly ? `${mount.source}, read-only` : mount.source;
}

function valueText(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value.join(" ");
  return JSON.stringify(value);
}

/** In the order of the later side; what is gone comes last. */
function between(before: Values, after: Values): readonly Difference[] {
  const names = [...new Set([...after.keys(), ...before.keys()])];
  return names
    .filter((name) => before.get(name) !== after.get(name))
    .map((what) => ({ what, before: before.get(what) ?? null, after: after.get(what) ?? null }));
}
