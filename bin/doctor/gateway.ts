/** The gateway as a client meets it: it answers, knows the key, speaks the scheme of the config, lists every model. */
import { createHash } from "node:crypto";
import { connect } from "node:tls";
import * as messages from "../../config/errors/doctor-running";
import { formatPath, isWildcard } from "../../config";
import type { Finding, GatewayPlan } from "../../config";
import { refusesKey } from "../smoke/refused-key";
import { send } from "../smoke/request";
import type { Target } from "../smoke/request";
import { notSeen, seen } from "./check";
import type { Check } from "./check";
import { wordsOf } from "./failure-words";
import { masterKey, runningOf } from "./subject";
import type { Subject } from "./subject";

/** `reason`: nobody answered. */
export type Reply = { readonly status: number; readonly text: string } | { readonly reason: string };

const timeoutMilliseconds = 10_000;

export async function askGateway(target: Target, path: string, key: string | undefined): Promise<Reply> {
  const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
  try {
    return await send(target, { method: "GET", path, headers, body: undefined, timeoutMilliseconds });
  } catch (failure) {
    return { reason: wordsOf(failure) };
  }
}

export const gateway: Check = {
  name: "gateway",
  look: async ({ target, plan }) => {
    const start = Date.now();
    const reply = await askGateway(target, "/health/liveliness", undefined);
    const findings = judgeGateway(plan.url, reply);
    return seen(findings.length === 0 ? `${plan.url} answers in ${Date.now() - start} ms` : "", findings);
  },
};

export function judgeGateway(url: string, reply: Reply): readonly Finding[] {
  if ("reason" in reply) return [messages.gatewayAway(url, reply.reason)];
  // Who may not come in is told so by the edge itself, which is an answer.
  return reply.status >= 500 ? [messages.gatewayAway(url, `status ${reply.status}`)] : [];
}

export const keyAndModels: Check = {
  name: "key and model list",
  look: async (subject) => {
    const { config, plan, target } = subject;
    const key = masterKey(subject);
    if (key === undefined && config.proxy.masterKey !== "none")
      return notSeen(`${config.proxy.masterKey} has no value`);
    const reply = await askGateway(target, "/v1/models", key);
    if ("reason" in reply) return notSeen("the gateway does not answer");
    const listed = listedIn(reply.text);
    const hashes = refusesKey(reply.status, reply.text) ? await keysOf(subject, key ?? "") : undefined;
    const findings = judgeList(plan, config.proxy.masterKey, reply.status, listed, hashes);
    return seen(findings.length === 0 ? `${listed.length} models listed` : "", findings);
  },
};

export function judgeList(
  { url, routes }: Pick<GatewayPlan, "url" | "routes">,
  secret: string,
  status: number,
  listed: readonly string[],
  /** Given where the key is refused. */
  hashes?: messages.KeyHashes,
): readonly Finding[] {
  if (hashes) return [messages.keyRefused(url, secret, status, hashes)];
  if (status !== 200) return [messages.gatewayAway(url, `status ${status}`)];
  return routes
    .map(({ model }) => model)
    .filter((model) => !isWildcard(model) && !listed.includes(model))
    .map((model) => messages.modelNotListed(formatPath(["models", model]), model));
}

/** Enough of a hash to tell two keys apart, too little to find one. */
const hashLength = 8;

async function keysOf(subject: Subject, key: string): Promise<messages.KeyHashes> {
  const sent = createHash("sha256").update(key).digest("hex").slice(0, hashLength);
  const { masterKey: name } = subject.config.proxy;
  for (const { role, name: workload, secrets } of subject.plan.workloads) {
    const file = role === "proxy" ? secrets.find((one) => one.name === name)?.file : undefined;
    const [container] = file === undefined ? [] : runningOf(subject, workload);
    if (file === undefined || container === undefined) continue;
    const { code, output } = await subject.docker.run([
      "exec",
      container.id,
      "sha256sum",
      `/run/secrets/${file}`,
    ]);
    if (code === 0) return { sent, running: output.slice(0, hashLength) };
  }
  return { sent, running: undefined };
}

/** Names of `{ data: [{ id }] }`; empty for anything else. */
export function listedIn(text: string): readonly string[] {
  try {
    const answer: unknown = JSON.parse(text);
    const data: unknown = typeof answer === "object" && answer !== null ? Reflect.get(answer, "data") : [];
    return Array.isArray(data) ? data.flatMap(idOf) : [];
  } catch {
    return [];
  }
}

function idOf(entry: unknown): readonly string[] {
  const id: unknown = typeof entry === "object" && entry !== null ? Reflect.get(entry, "id") : undefined;
  return typeof id === "string" ? [id] : [];
}

export const scheme: Check = {
  name: "TLS or plain HTTP",
  look: async (subject) => {
    const { plan, target } = subject;
    // First: a server of plain HTTP logs the same line of the look at TLS.
    const unread = await unreadable(subject);
    const speaksTls = (await answersAsAsked(target)) ? wantsTls(plan.url) : await speaksTlsAt(target.address);
    if (speaksTls === undefined) return notSeen("nobody listens");
    const findings = [...judgeScheme(plan.url, speaksTls), ...unread];
    return seen(findings.length === 0 ? `${speaksTls ? "TLS" : "plain HTTP"}, as configured` : "", findings);
  },
};

function wantsTls(url: string): boolean {
  return url.startsWith("https:");
}

/** With 400 a port that speaks TLS answers plain HTTP. */
async function answersAsAsked(target: Target): Promise<boolean> {
  const reply = await askGateway(target, "/health/liveliness", undefined);
  return "status" in reply && reply.status !== 400;
}

export function judgeScheme(url: string, speaksTls: boolean): readonly Finding[] {
  return wantsTls(url) === speaksTls ? [] : [messages.schemeDiffers(url, speaksTls ? "TLS" : "plain HTTP")];
}

/** The line that a server logs when it cannot read a request, in the logs of the edge and of the proxies. */
async function unreadable(subject: Subject): Promise<readonly Finding[]> {
  const workloads = subject.plan.workloads.filter(({ role }) => role === "edge" || role === "proxy");
  const running = workloads.flatMap(({ name }) => runningOf(subject, name));
  const findings = running.map(async ({ id, name }) => {
    const { output, errors } = await subject.docker.run(["logs", "--tail", "2000", id]);
    return judgeLog(name, `${output}\n${errors}`);
  });
  return (await Promise.all(findings)).flat();
}

export function judgeLog(container: string, text: string): readonly Finding[] {
  const lines = text.split("\n").filter((line) => line.includes("Invalid HTTP request received")).length;
  return lines === 0 ? [] : [messages.notHttp(container, lines)];
}

/** Undefined: nobody accepts a connection. Whose certificate it is does not matter here. */
function speaksTlsAt({ host, port }: Target["address"]): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, rejectUnauthorized: false });
    const end = (answer: boolean | undefined) => {
      socket.destroy();
      resolve(answer);
    };
    let isConnected = false;
    socket.once("connect", () => (isConnected = true));
    socket.once("secureConnect", () => end(true));
    // An alert about a certificate that is missing is TLS too.
    socket.once("error", (problem: NodeJS.ErrnoException) =>
      end(isConnected ? /alert/i.test(problem.code ?? problem.message) : undefined),
    );
    socket.setTimeout(timeoutMilliseconds, () => end(isConnected ? false : undefined));
  });
}
