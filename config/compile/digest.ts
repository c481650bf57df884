/** A short mark of a text: the same text has the same one. */
import { createHash } from "node:crypto";

export function digest(texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  return hash.digest("hex").slice(0, 16);
}
