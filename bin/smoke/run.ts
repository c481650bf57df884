/** Asks a running gateway, as a client would: its model list, then each model. */
import { isWildcard, modelBehind } from "../../config";
import type { Opened } from "../open-config";
import { paint } from "../terminal";
import type { Terminal } from "../terminal";
import { ask, cooldownMilliseconds } from "./ask";
import type { Gateway, Question } from "./ask";
import { callsFor, modelListCall } from "./calls";

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

/** One line per check as it ends. `all` also asks billed upstreams. */
export async function runSmoke(
  terminal: Terminal,
  { config, plan }: Result,
  values: ReadonlyMap<string, string>,
  all: boolean,
): Promise<readonly SmokeCheck[]> {
  const { masterKey } = config.proxy;
  const gateway = {
    url: plan.url,
    key: masterKey === "none" ? undefined : values.get(masterKey),
    patienceEnds: Date.now() + cooldownMilliseconds,
  };
  terminal.say(`smoke test of ${plan.url}`);
  // LiteLLM lists the models behind a wildcard route that it knows, not the route.
  const models = plan.routes.map(({ model }) => model).filter((model) => !isWildcard(model));
  const checks = [await check(terminal, gateway, "", modelListCall(models))];
  for (const { model, deployments } of plan.routes) {
    const isOwn = deployments.every(({ workload }) => workload !== null);
    const mode = modelBehind(config.models, deployments[0]?.name ?? model)?.mode ?? "chat";
    const calls = (isOwn || all) && !isWildcard(model) ? callsFor(model, mode) : [];
    const reason = isWildcard(model)
      ? "a wildcard route"
      : isOwn || all
        ? mode
        : "somebody else's endpoint; --all asks it";
    if (calls.length === 0) terminal.say(`- ${model}: not asked (${reason})`);
    for (const call of calls) checks.push(await check(terminal, gateway, model, call));
  }
  return checks;
}

async function check(
  terminal: Terminal,
  gateway: Gateway,
  model: string,
  call: Question & { readonly check: string },
): Promise<SmokeCheck> {
  const what = model === "" ? call.check : `${model}: ${call.check}`;
  const onWait = () =>
    terminal.say(`… ${what}: the gateway lets the model rest after a failed check, waiting`);
  const { problem, seconds } = await ask(gateway, call, onWait);
  const ok = problem === "";
  const mark = ok ? paint(terminal, "green", "✓") : paint(terminal, "red", "✖");
  terminal.say(`${mark} ${what} (${seconds} s)${ok ? "" : `: ${problem}`}`);
  return { check: call.check, model, ok, seconds, problem };
}
