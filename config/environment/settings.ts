/** A config while it is put together: values by path, and which source each came from. */
import { isMapping } from "../mapping";

export type Path = readonly string[];

export class Settings {
  private readonly root = record();
  private readonly from = new Map<string, string>();

  /** Keeps what is there: the first source wins. True when the value was taken, or is the same. */
  set(path: Path, value: unknown, origin: string): boolean {
    const key = JSON.stringify(path);
    const present = this.get(path);
    if (present !== undefined) return JSON.stringify(present) === JSON.stringify(value);
    let holder = this.root;
    for (const segment of path.slice(0, -1)) {
      const next = Object.hasOwn(holder, segment) ? holder[segment] : undefined;
      holder = isMapping(next) ? next : (holder[segment] = record());
    }
    holder[path.at(-1) ?? ""] = value;
    this.from.set(key, origin);
    return true;
  }

  get(path: Path): unknown {
    return path.reduce(
      (value: unknown, segment) =>
        isMapping(value) && Object.hasOwn(value, segment) ? value[segment] : undefined,
      this.root,
    );
  }

  remove(path: Path): void {
    const holder = this.get(path.slice(0, -1));
    if (isMapping(holder)) Reflect.deleteProperty(holder, path.at(-1) ?? "");
  }

  /** Keys of the object at a path. */
  keys(path: Path): readonly string[] {
    const value = this.get(path);
    return isMapping(value) ? Object.keys(value) : [];
  }

  /** Path → source, such as a variable's name. */
  get origins(): ReadonlyMap<Path, string> {
    return new Map([...this.from].map(([key, origin]) => [JSON.parse(key) as Path, origin])); // written by set
  }

  /** Adds what a list does not have yet. */
  add(path: Path, values: readonly unknown[], origin: string): void {
    const present = this.get(path);
    const list: readonly unknown[] = Array.isArray(present) ? present : [];
    this.remove(path);
    this.set(path, [...list, ...values.filter((value) => !list.includes(value))], origin);
  }

  /** The config, for the schema to check. */
  get input(): Readonly<Record<string, unknown>> {
    return structuredClone(this.root);
  }
}

/** Without a prototype: a model may be called `__proto__` or `constructor`. */
function record(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>; // create is typed any
}
