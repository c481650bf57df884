/** Wildcard routes: a model's name that ends in a star stands for every name that begins like it. */

export function isWildcard(name: string): boolean {
  return name.endsWith("/*");
}

/** True for a name that a client may send: a model's own, or one that a wildcard route takes. */
export function isAnswered(name: string, modelNames: readonly string[]): boolean {
  if (modelNames.includes(name)) return true;
  if (name.includes("*")) return false;
  return modelNames.some((known) => isWildcard(known) && name.startsWith(known.slice(0, -1)));
}
