/** Architecture, memory and clock of the Docker host against the config. */
import * as messages from "../../config/errors/doctor";
import type { Finding, GatewayPlan, HostConfig } from "../../config";
import { notSeen, seen } from "./check";
import type { Check } from "./check";

const noEngine = notSeen("no engine answers");
const GiB = 1024 ** 3;

const architectures: Readonly<Record<string, HostConfig["architecture"]>> = {
  x86_64: "amd64",
  amd64: "amd64",
  aarch64: "arm64",
  arm64: "arm64",
};

export function judgeArchitecture(planned: string, present: string): readonly Finding[] {
  const known = architectures[present] ?? present;
  return known === planned ? [] : [messages.otherArchitecture(planned, known)];
}

export const architecture: Check = {
  name: "architecture",
  look: ({ info, config }) =>
    info?.Architecture === undefined
      ? noEngine
      : seen(info.Architecture, judgeArchitecture(config.host.architecture, info.Architecture)),
};

/** A machine shows a little less than it is sold with. */
const shown = 0.95;

export function judgeMemory(
  host: Pick<HostConfig, "memoryGiB">,
  { limitsGiB }: Pick<GatewayPlan["host"], "limitsGiB">,
  presentGiB: number,
): readonly Finding[] {
  const planned = Math.max(host.memoryGiB === null ? 0 : host.memoryGiB * shown, limitsGiB);
  if (planned <= presentGiB) return [];
  return [messages.hostMemoryShort(Math.max(host.memoryGiB ?? 0, limitsGiB), presentGiB)];
}

export const memory: Check = {
  name: "memory",
  look: ({ info, config, plan }) => {
    if (info?.MemTotal === undefined) return noEngine;
    const present = Math.round((info.MemTotal / GiB) * 10) / 10;
    const limits = Math.round(plan.host.limitsGiB * 10) / 10;
    return seen(
      `${present} GiB, limits of the containers ${limits} GiB`,
      judgeMemory(config.host, plan.host, present),
    );
  },
};

/** Half a minute: what signed requests tolerate at the least, and more than any answer takes on its way. */
const toleratedSeconds = 30;

export function judgeClock(there: number, here: number): readonly Finding[] {
  const seconds = Math.round(Math.abs(there - here) / 1000);
  return seconds > toleratedSeconds ? [messages.clockOff(seconds)] : [];
}

export const clock: Check = {
  name: "clock",
  look: ({ info, readAt }) => {
    const there = Date.parse(info?.SystemTime ?? "");
    if (Number.isNaN(there)) return noEngine;
    const seconds = Math.round(Math.abs(there - readAt) / 1000);
    return seen(`within ${seconds + 1} s of this machine's`, judgeClock(there, readAt));
  },
};
