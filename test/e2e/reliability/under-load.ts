/** One event under load, counted: what clients saw of it, as a row of the record. */
import { sleep } from "../traffic";
import { note } from "./record";
import type { Row } from "./record";
import type { ReliableStack } from "./reliable-stack";
import type { Seen } from "./steady-load";

export interface Event {
  readonly part: Row["part"];
  readonly case: string;
  readonly done: string;
  readonly streamSeconds: number;
  /** Seconds of load before and after the event. */
  readonly around: number;
  readonly happen: () => Promise<void>;
}

export async function underLoad(stack: ReliableStack, event: Event): Promise<Seen & { recovery: number }> {
  const load = stack.load(event.streamSeconds);
  await sleep(event.around);
  const begun = load.clock;
  const happened = await event.happen().then(
    () => undefined,
    (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason))),
  );
  await sleep(event.around);
  const seen = await load.stop();
  const recovery = load.recovery(begun);
  const { requests, failures, streams, cut, longest, late } = seen;
  note({
    ...{ part: event.part, case: event.case, done: event.done, requests, streams },
    ...{ failures: failures.length, cut: cut.length, recovery, longest, late },
  });
  if (happened !== undefined) throw happened;
  return { ...seen, recovery };
}

/** Nothing lost, or what was: few enough to read. */
export function lost({ failures, cut }: Seen): readonly string[] {
  return [...failures.slice(0, 5), ...cut.slice(0, 5)];
}
