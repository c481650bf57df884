/** Objectives of single models take what they do not say from the general ones. */
import type { AlertsConfig, Objectives, Promptness } from "../gateway-config";
import type { AlertsInput } from "../schema/alerts";
import type { ObjectivesInput } from "../schema/objectives";

export function resolveAlerts({ objectives, ...rest }: AlertsInput): AlertsConfig {
  const { models, ...general } = objectives;
  const own = Object.entries(models).map(([name, model]) => [name, merged(general, model)] as const);
  return { ...rest, objectives: { general, models: Object.fromEntries(own) } };
}

function merged(general: Objectives, own: ObjectivesInput["models"][string]): Objectives {
  return {
    availability: own.availability ?? general.availability,
    latency: promptness(general.latency, own.latency, { within: 120, percent: 95 }),
    firstToken: promptness(general.firstToken, own.firstToken, { within: 10, percent: 95 }),
  };
}

type Own = ObjectivesInput["models"][string]["latency"];

/** `usual` stands in where the general objective is off. */
function promptness(general: Promptness | false, own: Own, usual: Promptness): Promptness | false {
  if (own === undefined) return general;
  return own === false ? false : { ...(general === false ? usual : general), ...stated(own) };
}

function stated({ within, percent }: Exclude<Own, false | undefined>): Partial<Promptness> {
  return { ...(within === undefined ? {} : { within }), ...(percent === undefined ? {} : { percent }) };
}
