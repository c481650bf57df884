/** The examples below a verb's help. */

export function shown(examples: readonly string[]): string {
  return `\nExamples:\n${examples.map((example) => `  $ llm-gateway ${example}`).join("\n")}`;
}
