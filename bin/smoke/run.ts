/** Asks a running gateway, as a client would: its model list, then each model. */
import type { Opened } from "../open-config";
import { paint } from "../terminal";
import type { Terminal } from "../terminal";
import { callsFor, modelIds } from "./calls";

type Result = NonNullable<Opened["evaluated"]["result"]>;

export interface SmokeCheck {
  readonly check: string;
  /** Empty for the gateway as a whole. */
  readonly model: string;
  readonly ok: boolean;
  readonly seconds: number;
  /** What went wrong; empty when nothing did. */
  readonly problem: string;
}

interface Gateway {
  readonly url: string;
  readonly key: string | undefined;
}

const timeoutMilliseconds = 120_000;

/** One line per check as it ends. `all` also asks billed upstreams. */
export async function runSmoke(
  terminal: Terminal,
  { config, plan }: Result,
  values: ReadonlyMap<string, string>,
  all: boolean,
): Promise<readonly SmokeCheck[]> {
  const { masterKey } = config.proxy;
  const gateway = { url: plan.url, key: masterKey === "none" ? undefined : values.get(masterKey) };
  terminal.say(`smoke test of ${plan.url}`);
  const checks = [
    say(
      terminal,
      await checkModelList(
        gateway,
        plan.routes.map(({ model }) => model),
      ),
    ),
  ];
  for (const { model, deployments } of plan.routes) {
    const isOwn = deployments.some(({ workload }) => workload !== null);
    const mode = config.models.find(({ name }) => name === model)?.mode ?? "chat";
    const calls = isOwn || all ? callsFor(model, mode) : [];
    if (calls.length === 0)
      terminal.say(
        `- ${model}: not asked (${isOwn || all ? mode : "somebody else's endpoint; --all asks it"})`,
      );
    for (const call of calls) {
      const { problem, seconds } = await ask(gateway, call.path, call.body, call.problem);
      checks.push(say(terminal, { check: call.check, model, ok: problem === "", seconds, problem }));
    }
  }
  return checks;
}

async function checkModelList(gateway: Gateway, models: readonly string[]): Promise<SmokeCheck> {
  const { problem, seconds } = await ask(gateway, "/v1/models", undefined, (text) => {
    const listed = modelIds(text);
    const absent = models.filter((model) => listed?.includes(model) !== true);
    return absent.length === 0 ? undefined : `not in the list: ${absent.join(", ")}`;
  });
  return { check: "model list", model: "", ok: problem === "", seconds, problem };
}

async function ask(
  { url, key }: Gateway,
  path: string,
  body: unknown,
  judge: (text: string) => string | undefined,
): Promise<{ readonly problem: string; readonly seconds: number }> {
  const start = Date.now();
  const problem = await request(url + path, key, body, judge);
  return { problem: problem ?? "", seconds: Math.round((Date.now() - start) / 100) / 10 };
}

async function request(
  address: string,
  key: string | undefined,
  body: unknown,
  judge: (text: string) => string | undefined,
): Promise<string | undefined> {
  try {
    const response = await fetch(address, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        "content-type": "application/json",
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    const text = await response.text();
    return response.ok ? judge(text) : `status ${response.status}: ${text.slice(0, 300)}`;
  } catch (problem) {
    return describe(problem);
  }
}

/** `fetch failed` alone helps nobody: the cause says why. */
function describe(problem: unknown): string {
  if (textOf(problem, "name") === "TimeoutError") return `no answer within ${timeoutMilliseconds / 1000} s`;
  const cause: unknown =
    typeof problem === "object" && problem !== null ? Reflect.get(problem, "cause") : undefined;
  return textOf(cause, "message") ?? textOf(problem, "message") ?? String(problem);
}

function textOf(value: unknown, key: string): string | undefined {
  const text: unknown = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof text === "string" && text !== "" ? text : undefined;
}

function say(terminal: Terminal, check: SmokeCheck): SmokeCheck {
  const mark = check.ok ? paint(terminal, "green", "✓") : paint(terminal, "red", "✖");
  const what = check.model === "" ? check.check : `${check.model}: ${check.check}`;
  terminal.say(`${mark} ${what} (${check.seconds} s)${check.ok ? "" : `: ${check.problem}`}`);
  return check;
}
