/** Data as JSON has it: what holds other values, and copies. */

/** A copy of plain data. Anything else, such as a function, stays itself: the schema refuses it with its path. */
export function copyOf(value: unknown, holders: readonly unknown[] = []): unknown {
  if (!isContainer(value)) return value;
  if (holders.includes(value)) return "a part of itself";
  const inside = [...holders, value];
  if (Array.isArray(value)) return value.map((entry) => copyOf(entry, inside));
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, copyOf(entry, inside)]));
}

export function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
