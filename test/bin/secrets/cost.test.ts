import { costOf } from "../../../bin/secrets/cost";
import { evaluateInput } from "../../../config";

const { result, findings } = evaluateInput({
  models: { far: { upstream: { model: "openai/x", apiKeys: ["FAR_KEY"] } } },
});

test.each([
  [
    "REDIS_PASSWORD",
    [
      "the proxy is replaced by the next deployment: the new one answers before the old one goes",
      "Redis accepts the old and the new password until --finish: nothing is lost",
    ],
  ],
  [
    "POSTGRES_MONITOR_PASSWORD",
    [
      "Postgres takes it at once, and no proxy uses it: whoever signs in with the old one is refused",
      "metrics of Postgres are missing until its exporter is replaced",
    ],
  ],
  ["NOBODYS", []],
])("a new %s", (name, costs) => {
  expect(result === undefined ? findings : costOf(result.config, result.plan, name)).toEqual(costs);
});
