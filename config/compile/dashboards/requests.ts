/** Requests: single ones, looked for by whatever is known of them. */
import type { GatewayConfig } from "../../gateway-config";
import type { GatewayPlan } from "../../plan/types";
import type { Sketch } from "./dashboard";
import { curves, listing } from "./panel";
import { rows, rowsOverTime } from "./query";
import { chosenRows, keyName, log, userName } from "./sql";
import { modelVariable, searchVariable } from "./variables";

export function requests(_config: GatewayConfig, plan: GatewayPlan): Sketch {
  return {
    title: "Requests",
    description:
      "Single requests, failed ones too: look for an id, a key, a user, a session, or words of an error",
    from: "now-1h",
    refresh: "",
    variables: [modelVariable(plan), searchVariable("Search")],
    rows: [
      { question: "When did it happen?", panels: [overTime] },
      { question: "What went wrong?", panels: [errors] },
      { question: "Which requests were they?", panels: [found] },
    ],
  };
}

const message = `metadata->'error_information'->>'error_message'`;
const category = `coalesce(nullif(metadata->'error_information'->>'normalized_error', ''), nullif(metadata->'error_information'->>'error_class', ''))`;

/** What is looked for may stand anywhere in these. */
const searched = `concat_ws(' ', request_id, litellm_call_id, session_id, ${keyName}, ${userName}, end_user, model_group, status, ${category}, ${message})`;
const wanted = `${chosenRows}
  AND position(lower(\${search:sqlstring}) IN lower(${searched})) > 0`;

const overTime = curves({
  title: "Requests found",
  description: "By outcome.",
  unit: "none",
  width: 24,
  height: 6,
  stacked: true,
  bars: true,
  queries: [
    rowsOverTime(`SELECT $__timeGroupAlias("startTime", $__interval), status AS metric, count(*) AS "value"
FROM ${log} WHERE ${wanted} GROUP BY 1, 2 ORDER BY 1, 2`),
  ],
});

const errors = listing({
  title: "Errors found",
  description: "Failed requests by category, with the latest message of each.",
  unit: "none",
  width: 24,
  height: 6,
  queries: [
    rows(`SELECT model_group AS "Model", ${category} AS "Category", count(*) AS "Requests",
  max("startTime") AS "Last", (array_agg(left(${message}, 300) ORDER BY "startTime" DESC))[1] AS "Message"
FROM ${log} WHERE ${wanted} AND status = 'failure' GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 50`),
  ],
});

const found = listing({
  title: "The latest requests found",
  description: "Up to 200. The call id is the header x-litellm-call-id of the answer.",
  unit: "none",
  width: 24,
  height: 14,
  units: { Spend: "currencyUSD", Took: "ms", "First token": "ms" },
  queries: [
    rows(`SELECT "startTime" AS "Time", status AS "Outcome", model_group AS "Model", ${keyName} AS "Key",
  ${userName} AS "User", prompt_tokens AS "Input", completion_tokens AS "Output", spend AS "Spend",
  request_duration_ms AS "Took",
  CASE WHEN "completionStartTime" < "endTime" THEN extract(epoch FROM "completionStartTime" - "startTime") * 1000 END AS "First token",
  cache_hit AS "Cached", ${category} AS "Error", session_id AS "Session", litellm_call_id AS "Call id"
FROM ${log} WHERE ${wanted} ORDER BY "startTime" DESC LIMIT 200`),
  ],
});
