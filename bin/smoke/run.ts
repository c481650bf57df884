/** Asks a running gateway, as a client would: its model list, then each model. */
import { isWildcard } from "../../config";
import type { Opened } from "../open-config";
import { paint } from "../terminal";
import type { Terminal } from "../terminal";
import { adviceFor } from "./advice";
import { askedOf } from "./asked-of";
import { ask, cooldownMilliseconds } from "./ask";
import type { Gateway, Told } from "./ask";
import type { Target } from "./request";
import type { Asked, Call } from "./call";
import { callsFor, modelListCall } from "./calls";

type Result = NonNullable<Opened["evaluated"]["result"]>;
type PlannedRoute = Result["plan"]["routes"][number];

export interface SmokeCheck {
  readonly check: string;
  /** Empty for the gateway as a whole. */
  readonly model: string;
  readonly ok: boolean;
  readonly seconds: number;
  /** What went wrong; empty when nothing did. */
  readonly problem: string;
  /** What to look at then. */
  readonly fix: string;
  /** Under which LiteLLM logged it; empty when it never got there. */
  readonly requestId: string;
}

/** One line per check as it ends. `all` also asks billed upstreams. */
export async function runSmoke(
  terminal: Terminal,
  { config, plan }: Result,
  values: ReadonlyMap<string, string>,
  all: boolean,
  target: Target,
): Promise<readonly SmokeCheck[]> {
  const { masterKey } = config.proxy;
  const gateway = {
    ...target,
    key: masterKey === "none" ? undefined : values.get(masterKey),
    patienceEnds: Date.now() + cooldownMilliseconds,
  };
  terminal.say(`smoke test of ${plan.url}`);
  // LiteLLM lists the models behind a wildcard route that it knows, not the route.
  const models = plan.routes.map(({ model }) => model).filter((model) => !isWildcard(model));
  const whole = { model: "", engines: [] };
  const listCall = modelListCall(models);
  const list = await put(terminal, gateway, whole, listCall);
  const checks = [tell(terminal, whole, listCall, list)];
  // Everything else would fail for the same reason.
  if (list.status === 0 || list.isKeyRefused) return checks;
  for (const route of plan.routes) {
    const asked = askedOf(config, route);
    const reason = reasonNot(route, asked, all);
    if (reason !== "") terminal.say(`- ${route.model}: not asked (${reason})`);
    const calls = reason === "" ? callsFor(asked) : [];
    const subject = {
      model: route.model,
      engines: route.deployments.flatMap(({ workload }) => workload ?? []),
    };
    for (const call of calls) {
      const told = await put(terminal, gateway, subject, call);
      checks.push(tell(terminal, subject, call, told));
    }
    if (calls.length > 0 && asked.mode === "chat" && !asked.callsTools)
      terminal.say(`- ${route.model}: no tool call asked (\`capabilities.tools\` is not set)`);
  }
  return checks;
}

/** Why a model is left out; empty when it is asked. */
function reasonNot({ model, deployments }: PlannedRoute, asked: Asked, all: boolean): string {
  if (isWildcard(model)) return "a wildcard route";
  const isOwn = deployments.every(({ workload }) => workload !== null);
  if (!isOwn && !all) return "somebody else's endpoint; --all asks it";
  return callsFor(asked).length === 0 ? asked.mode : "";
}

interface Subject {
  /** Empty for the gateway as a whole. */
  readonly model: string;
  readonly engines: readonly string[];
}

const nameOf = ({ model }: Subject, { check }: Call) => (model === "" ? check : `${model}: ${check}`);

function put(terminal: Terminal, gateway: Gateway, subject: Subject, call: Call): Promise<Told> {
  const what = nameOf(subject, call);
  return ask(gateway, call, {
    onRest: () => terminal.say(`… ${what}: the gateway lets the model rest after a failed check, waiting`),
    onSilence: () => terminal.say(`… ${what}: asked, no answer yet`),
  });
}

function tell(terminal: Terminal, subject: Subject, call: Call, told: Told): SmokeCheck {
  const { problem, seconds, requestId } = told;
  const { model, engines } = subject;
  const ok = problem === "";
  const fix = ok ? "" : adviceFor({ ...told, fix: call.fix, engines, isOfModel: model !== "" });
  const mark = ok ? paint(terminal, "green", "✓") : paint(terminal, "red", "✖");
  terminal.say(`${mark} ${nameOf(subject, call)} (${seconds} s)${ok ? "" : `: ${problem}`}`);
  if (!ok) terminal.say(`  fix: ${fix}`);
  if (!ok && requestId !== "") terminal.say(`  request: ${requestId}`);
  return { check: call.check, model, ok, seconds, problem, fix, requestId };
}
