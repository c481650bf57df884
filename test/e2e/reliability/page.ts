/** docs/reliability.md, made from the recorded run. */
import { table } from "../../markdown";
import type { Record, Row } from "./record";

const titles: Readonly<globalThis.Record<Row["part"], string>> = {
  changes: "Changes of the proxy",
  engines: "Changes of engines",
  disruptions: "Disruptions",
};

export function reliabilityPage({ rate, rows }: Record): string {
  const parts = (["changes", "engines", "disruptions"] as const).flatMap((part) => {
    const own = rows.filter((row) => row.part === part);
    return own.length === 0 ? [] : [`## ${titles[part]}\n\n${table(head, own.map(cells))}`];
  });
  const figures =
    parts.length === 0
      ? "No run has been recorded yet: nothing is claimed of how many requests fail."
      : parts.join("\n\n");
  return `${introduction(rate)}\n\n${figures}\n`;
}

const head = [
  "case",
  "what was done",
  "requests",
  "failed",
  "streams",
  "cut",
  "seconds to recover",
  "slowest (s)",
  "generator late (s)",
];

function cells(row: Row): readonly string[] {
  const { requests, failures, streams, cut, recovery, longest, late } = row;
  const counts = [requests, failures, streams, cut].map(String);
  return [row.case, row.done, ...counts, ...[recovery, longest, late].map((seconds) => seconds.toFixed(1))];
}

function introduction(rate: number): string {
  return `# Reliability

What clients see while a gateway changes, and while parts of it go away, counted by suites of this repository on a quiet machine: an edge, two
LiteLLM proxies, Redis, and two engines of one model that answer like vLLM and cost nothing. The load does not wait for its answers: ${rate}
requests each second, every second one over a new connection, and ten streams that are followed by the next before they end. "Failed" is any
answer but a whole 200, "cut" a stream without its end, "seconds to recover" the time from the event to the begin of the last request that
failed, "generator late" how long the machine kept the load itself from sending: where that is seconds, the machine was starved and the row
says little about the gateway.

\`\`\`sh
RECORD_RELIABILITY=1 npm run test:e2e -- test/e2e/reliability   # three changes, and disruptions: a part of every run of CI
RECORD_RELIABILITY=1 npx jest --config jest.full.config.js test/e2e/reliability/long   # ROLLS=20: streams of a minute, a reboot
npm run reliability   # writes this page
\`\`\`

A row is one run, at the rate above where it names no other; what has no row has no recorded figures. Suites assert these too, with a row or
without: \`test/e2e/reliability/long.full.ts\` that 20 changes of the proxy with streams of a minute, and a proxy or an engine that does not
start in its new version, lose nothing, and that everything comes back after a reboot; \`test/e2e/behaviour/failover.e2e.ts\` that no request
fails while Redis hangs or is gone; \`test/e2e/edge/replacements.full.ts\` that eight replaced proxies and three reloads of the edge lose nothing
of 50 requests each second.

What is lost by design: streams whose engine or proxy is killed, because nobody else has their beginning; connections while the edge is away.
How the parts are replaced and why this way:
[operations](operations.md), [engines one at a time](decisions/012-rolling-engines.md).`;
}
