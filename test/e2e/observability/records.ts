/** The lines of requests of the stack's own proxy: a real engine's answers, and failures. */
import { Records } from "../behaviour/request-records";
import type { RequestRecord } from "../behaviour/request-records";
import { eventually } from "../traffic";
import { stack } from "./watched";

/** What the traffic of the set-up must have left, by any one line. */
const expected: readonly Partial<RequestRecord>[] = [
  { model_alias: "tiny", key_alias: "ada", streaming: false, status_code: 200, missing_usage: false },
  { model_alias: "tiny", key_alias: "bob", streaming: true, status_code: 200, missing_usage: false },
  { model_alias: "spare", key_alias: "ada", cache_hit: true, status_code: 200 },
  { model_alias: "flaky", key_alias: "bob", status_code: 500, level: "error" },
];

export async function requestsAreLines(): Promise<void> {
  const proxies = (await stack.containers()).filter((name) => name.includes("-proxy"));
  await eventually("every kind of request is a line", 60, async () => {
    const lines = (await Promise.all(proxies.map((proxy) => new Records(proxy).all()))).flat();
    return expected.every((wanted) =>
      lines.some((line) => Object.entries(wanted).every(([field, value]) => line[field] === value)),
    );
  });
}
