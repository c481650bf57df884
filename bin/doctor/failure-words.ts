/** Why a request got no answer, in the words of the system. */

export function wordsOf(failure: unknown): string {
  const text = property(failure, "message");
  if (property(failure, "name") === "TimeoutError") return "no answer in time";
  return text === undefined || text === "" ? (property(failure, "code") ?? String(failure)) : text;
}

function property(value: unknown, key: string): string | undefined {
  const text: unknown = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof text === "string" ? text : undefined;
}
