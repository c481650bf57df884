/** Prints data so that it can be pasted into TypeScript, into YAML and into JSON with comments alike. */

const width = 100;

/** The inside of an object: `name: { ... }`, one line per entry that is long. */
export function literal(fields: object): string {
  return entries(fields, "").join(",\n");
}

function entries(fields: object, indent: string): readonly string[] {
  return Object.entries(fields).map(([key, value]) => `${indent}${keyOf(key)}: ${printed(value, indent)}`);
}

function keyOf(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key);
}

function printed(value: unknown, indent: string): string {
  const line = short(value);
  if (typeof value !== "object" || value === null || indent.length + line.length <= width) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${value.map((entry) => `${inner}${printed(entry, inner)}`).join(",\n")}\n${indent}]`;
  return `{\n${entries(value, inner).join(",\n")}\n${indent}}`;
}

function short(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(short).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inside = Object.entries(value).map(([key, entry]) => `${keyOf(key)}: ${short(entry)}`);
  return inside.length === 0 ? "{}" : `{ ${inside.join(", ")} }`;
}
