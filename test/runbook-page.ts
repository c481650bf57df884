/** docs/runbook.md, from the entries in config/runbook. */
import { runbookChapters } from "../config/runbook";
import type { RunbookEntry } from "../config/runbook";

const intro = `# Runbook

What to do when an alert fires, and when something is wrong without one. \`npx llm-gateway explain NAME\` prints an entry, without a
network too. \`<stack>\` stands for \`name\` of the config; engines are called \`vllm-<model>\` in the stack with the default name, else
\`<stack>-vllm-<model>\`. Alerts with \`severity: critical\` mean that clients get no answers, or soon none: they wake somebody.
\`warning\` can wait for working hours. An alert is there only where the config runs what it watches: \`npx llm-gateway render alerts\`
prints the rules.
`;

export function runbookPage(): string {
  const chapters = Object.entries(runbookChapters).map(([title, entries]) =>
    [`## ${title}\n`, ...Object.entries(entries).map(([name, entry]) => section(name, entry))].join("\n"),
  );
  return [intro, ...chapters].join("\n");
}

function section(name: string, { symptom, cause, command, fix }: RunbookEntry): string {
  return [
    `### ${name}\n`,
    `- **Symptom:** ${symptom}`,
    `- **Cause:** ${cause}`,
    `- **Fix:** ${fix}\n`,
    `\`\`\`bash\n${command.replaceAll("; ", "\n")}\n\`\`\`\n`,
  ].join("\n");
}
