/** A list of names in a generated table. */

const lineLength = 126;

/** A call of `words`, on as many lines as it needs. */
export function words(list: readonly string[]): string {
  const one = list.join(" ");
  if (one.length < 80) return `words(${JSON.stringify(one)})`;
  const lines = [""];
  for (const word of list) {
    const last = lines.at(-1) ?? "";
    if (last !== "" && last.length + word.length + 1 > lineLength) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  const escaped = lines.map((line) => `      ${line.replace(/[\\`]|\$\{/g, "\\$&")}`);
  return `words(\`\n${escaped.join("\n")}\n    \`)`;
}
