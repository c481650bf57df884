/** Changes to a config that know its form: they take what is there and put it wrong. */
import fc from "fast-check";
import { oddNames, oddNumbers, oddTexts, oddThings } from "./odd-values";

type Node = Record<string, unknown> | unknown[];

/** One key of one object, or one entry of one list. */
interface Slot {
  readonly parent: Node;
  readonly key: string;
  readonly ancestors: readonly Node[];
}

/** `pick` chooses the place, `other` what it is done with. */
export interface Mutation {
  readonly kind: keyof typeof kinds;
  readonly pick: number;
  readonly other: number;
}

export function mutations(): fc.Arbitrary<readonly Mutation[]> {
  const names = Object.keys(kinds) as (keyof typeof kinds)[];
  // Half of them leave the form right: what lies behind the shape has more to say.
  const kind = fc.oneof(fc.constantFrom(...names), fc.constantFrom("graft" as const, "nudge" as const));
  return fc.array(fc.record({ kind, pick: fc.nat(), other: fc.nat() }), { minLength: 1, maxLength: 4 });
}

/** What stands under a key in all configs. */
export type Donors = ReadonlyMap<string, readonly unknown[]>;

export function donorsOf(inputs: readonly unknown[]): Donors {
  const donors = new Map<string, unknown[]>();
  for (const slot of inputs.flatMap((input) => slotsOf(input, []))) {
    const same = donors.get(slot.key);
    if (same) same.push(valueOf(slot));
    else donors.set(slot.key, [valueOf(slot)]);
  }
  return donors;
}

/** A copy with the changes, one after the other. */
export function mutated(input: unknown, list: readonly Mutation[], donors: Donors): unknown {
  const root: unknown = structuredClone(input);
  for (const { kind, pick, other } of list) {
    const slots = slotsOf(root, []);
    const slot = at(slots, pick);
    if (slot) kinds[kind](slot, other, { slots, donors });
  }
  return root;
}

interface Around {
  readonly slots: readonly Slot[];
  readonly donors: Donors;
}

type Change = (slot: Slot, other: number, around: Around) => void;

const kinds = {
  remove: ({ parent, key }) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else Reflect.deleteProperty(parent, key);
  },
  duplicate: (slot, other) => put(slot.parent, at(oddNames, other) ?? "", copyOf(valueOf(slot))),
  rename: (slot, other) => {
    const value = valueOf(slot);
    Reflect.deleteProperty(slot.parent, slot.key);
    put(slot.parent, at(respelt(slot.key), other) ?? "", value);
  },
  oddName: (slot, other) => {
    const value = valueOf(slot);
    Reflect.deleteProperty(slot.parent, slot.key);
    put(slot.parent, at(oddNames, other) ?? "", value);
  },
  newKey: ({ parent }, other) => put(parent, at(oddNames, other) ?? "", at(oddThings, other >> 8)?.()),
  thing: (slot, other) => put(slot.parent, slot.key, at(oddThings, other)?.()),
  text: (slot, other) => put(slot.parent, slot.key, at(oddTexts, other)),
  number: (slot, other) => put(slot.parent, slot.key, at(oddNumbers, other)),
  bend: (slot, other) => put(slot.parent, slot.key, at(bent(valueOf(slot)), other)),
  wrap: (slot, other) => {
    const value = valueOf(slot);
    put(slot.parent, slot.key, other % 2 === 0 ? [value] : { [slot.key]: value });
  },
  /** What another config has under this key. */
  graft: (slot, other, { donors }) => {
    put(slot.parent, slot.key, copyOf(at(donors.get(slot.key) ?? [], other)));
  },
  nudge: (slot, other) => {
    const value = valueOf(slot);
    if (typeof value === "number")
      put(slot.parent, slot.key, at([value + 1, value - 1, value * 2, 1, 7], other));
    else if (typeof value === "boolean") put(slot.parent, slot.key, !value);
    else if (typeof value === "string") put(slot.parent, slot.key, value.replace(/\d+/, String(other % 500)));
    else if (Array.isArray(value)) value.push(value[0]);
    else Reflect.deleteProperty(slot.parent, slot.key);
  },
  cross: (slot, other, { slots }) => {
    const from = at(slots, other);
    if (from) put(slot.parent, slot.key, copyOf(valueOf(from)));
  },
  /** The name of something else where a name belongs. */
  crossName: (slot, other, { slots }) => put(slot.parent, slot.key, at(slots, other)?.key),
  /** The same object twice, as an alias of YAML makes it. */
  share: (slot, other, { slots }) => {
    const from = at(slots, other);
    if (from) put(slot.parent, slot.key, valueOf(from));
  },
  cycle: (slot, other) => put(slot.parent, slot.key, at(slot.ancestors, other)),
} satisfies Record<string, Change>;

function slotsOf(value: unknown, ancestors: readonly Node[]): readonly Slot[] {
  if (!isNode(value) || ancestors.includes(value) || ancestors.length > 12) return [];
  const around = [...ancestors, value];
  return Object.keys(value).flatMap((key) => [
    { parent: value, key, ancestors: around },
    ...slotsOf(Reflect.get(value, key), around),
  ]);
}

function isNode(value: unknown): value is Node {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

function valueOf({ parent, key }: Slot): unknown {
  return Object.getOwnPropertyDescriptor(parent, key)?.value;
}

/** An own property also where the name is `__proto__`, as a YAML or JSON file has it. */
function put(parent: Node, key: string, value: unknown): void {
  if (Array.isArray(parent) && !/^\d+$/.test(key)) parent.push(value);
  else Object.defineProperty(parent, key, { value, enumerable: true, writable: true, configurable: true });
}

/** Where the value cannot be copied it is shared. */
function copyOf(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return value;
  }
}

function at<T>(list: readonly T[], index: number): T | undefined {
  return list[index % list.length];
}

function respelt(key: string): readonly string[] {
  const swapped = key.replace(/^(.*)(.)(.)/, "$1$3$2");
  return [
    ...[key.toUpperCase(), key.toLowerCase(), swapped, key.slice(1), `${key}s`, ` ${key}`],
    ...[key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), key.replace(/[A-Z]/g, "-$&")],
  ];
}

/** The same, but not quite. */
function bent(value: unknown): readonly unknown[] {
  if (typeof value === "number") return [-value, value * 1e9, value + 0.5, String(value), 0, [value]];
  if (typeof value === "boolean") return [String(value), Number(value), null, !value];
  if (typeof value !== "string") return [[value], value, String(Array.isArray(value)), {}];
  return [
    ...["", value.toUpperCase(), `${value} `, ` ${value}`, `${value}\n`, `${value}\${A}`, value.repeat(50)],
    ...[`${value}:`, `${value}/`, value.slice(1), value.slice(0, -1), Number(value), `-${value}`, [value]],
  ];
}
