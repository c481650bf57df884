/** Whatever a program printed, no value of a secret leaves the doctor. */

/** Short values would tear holes into ordinary words; no generated or provider's key is that short. */
const shortest = 6;

export function hideValues(values: ReadonlyMap<string, string>): (text: string) => string {
  const known = [...values]
    .filter(([, value]) => value.length >= shortest)
    .toSorted(([, a], [, b]) => b.length - a.length);
  return (text) => known.reduce((hidden, [name, value]) => hidden.replaceAll(value, `<${name}>`), text);
}
