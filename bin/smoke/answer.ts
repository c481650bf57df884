/** Reads parts of an answer, whatever it is. */

export function field(value: unknown, name: string | number): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** A JSON text; undefined for any other. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A list of the answer that must not be empty. */
export function listIn(
  text: string,
  name: string,
): { readonly list: readonly unknown[]; readonly problem?: string } {
  const list: unknown = field(parsed(text), name);
  return Array.isArray(list) && list.length > 0
    ? { list }
    : { list: [], problem: `the answer has no ${name}` };
}
