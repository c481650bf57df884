/** Ctrl-C and SIGTERM: first the children end, each in order, then what must not stay half-done, then the process. */
import type { ChildProcess } from "node:child_process";
import { exit } from "./exit";

type Signal = "SIGINT" | "SIGTERM";

const codes: Readonly<Record<Signal, number>> = { SIGINT: exit.interrupted, SIGTERM: exit.terminated };

/** With whether its end is waited for. */
const children = new Map<ChildProcess, boolean>();
/** Who goes on after a signal. */
const holders = new Set<AbortController>();
let received: Signal | undefined;
let isListening = false;

/** From now on a signal reaches this child. One whose output nobody reads any more may never end: it is not waited for. */
export function enter(child: ChildProcess, isWaitedFor: boolean): void {
  children.set(child, isWaitedFor);
  listen();
}

/**
 * It has ended. False after a signal that nobody answers: then nothing must come after it, and the process ends with the
 * last child.
 */
export function leave(child: ChildProcess): boolean {
  children.delete(child);
  endAfterChildren();
  listen();
  return received === undefined || holders.size > 0;
}

function endAfterChildren(): void {
  const isBusy = holders.size > 0 || [...children.values()].includes(true);
  if (received !== undefined && !isBusy) process.exit(codes[received]);
}

export interface Interrupt {
  readonly isInterrupted: () => boolean;
  /** For what would wait meanwhile. */
  readonly signal: AbortSignal;
  readonly forget: () => void;
}

/** For a verb that ends by itself: Ctrl-C ends its children, and itself only where it looks. */
export function onInterrupt(): Interrupt {
  const { signal, release } = hold();
  const forget = () => {
    release();
    // It has been answered.
    if (holders.size === 0) received = undefined;
  };
  return { isInterrupted, signal, forget };
}

/** For work that must not stay half-done: what comes after an interrupted child is done too, and only then the process ends. */
export async function toTheEnd<T>(work: (isInterrupted: () => boolean) => Promise<T>): Promise<T> {
  const { release } = hold();
  try {
    return await work(isInterrupted);
  } finally {
    release();
    if (received !== undefined && holders.size === 0) process.exit(codes[received]);
  }
}

/** Also of a signal that came before. */
function isInterrupted(): boolean {
  return received !== undefined;
}

function hold() {
  const holder = new AbortController();
  holders.add(holder);
  listen();
  const release = () => {
    holders.delete(holder);
    listen();
  };
  return { signal: holder.signal, release };
}

/** Without a child and without anybody who goes on, a signal ends the process as Node does it. */
function listen(): void {
  const isNeeded = children.size + holders.size > 0;
  if (isNeeded === isListening) return;
  isListening = isNeeded;
  for (const { name, pass } of listeners)
    if (isNeeded) process.on(name, pass);
    else process.off(name, pass);
}

const listeners = (["SIGINT", "SIGTERM"] as const).map((name) => ({ name, pass: () => pass(name) }));

function pass(name: Signal): void {
  received = name;
  for (const holder of holders) holder.abort();
  // On a terminal a child has got Ctrl-C already.
  if (name !== "SIGINT" || !process.stdin.isTTY) for (const child of children.keys()) child.kill(name);
  endAfterChildren();
}
