/** The real promtool: every golden's rules are rules, and every alert fires when it should and is silent when it should be. */
import { serviceImages } from "../../../config/presets/images";
import { alertCases } from "../../alerts/cases";
import { promtoolTests } from "../../alerts/promtool";
import { rulesOf } from "../../alerts/watched";
import { folderWith, runOnce } from "./container";
import { golden, names } from "./goldens";

async function promtool(files: Readonly<Record<string, string>>, args: readonly string[]) {
  const folder = folderWith(files);
  try {
    return await runOnce(serviceImages.prometheus.image, {
      entrypoint: "/bin/promtool",
      args,
      mounts: { [folder.path]: "/rules" },
    });
  } finally {
    folder.remove();
  }
}

test("promtool takes the rules of every example", async () => {
  const files = Object.fromEntries(names.map((name) => [`${name}.yml`, golden(name, "rules.yml")]));
  const paths = Object.keys(files).map((file) => `/rules/${file}`);
  const { code, output } = await promtool(files, ["check", "rules", ...paths]);
  expect({ code, output }).toEqual({ code: 0, output: expect.not.stringContaining("FAILED") as unknown });
});

test("promtool refuses an expression that is none", async () => {
  const wrong = 'groups: [{ name: a, rules: [{ record: b, expr: "sum(" }] }]';
  const { code, output } = await promtool({ "wrong.yml": wrong }, ["check", "rules", "/rules/wrong.yml"]);
  expect({ code, output }).toEqual({
    code: 1,
    output: expect.stringContaining("could not parse") as unknown,
  });
});

test("every alert fires when it should, and is silent when it should be", async () => {
  const alerts = [...new Set(alertCases.map(({ alert }) => alert))];
  const files = alerts.flatMap((alert) => {
    const cases = alertCases.filter((one) => one.alert === alert);
    return [
      [`${alert}.rules.yml`, rulesOf(alert)],
      [`${alert}.test.yml`, promtoolTests(`${alert}.rules.yml`, cases)],
    ] as const;
  });
  const tests = alerts.map((alert) => `/rules/${alert}.test.yml`);
  const { code, output } = await promtool(Object.fromEntries(files), ["test", "rules", ...tests]);
  expect({
    code,
    failed: output.split("\n").filter((line) => line.includes("exp:") || line.includes("expr:")),
  }).toEqual({
    code: 0,
    failed: [],
  });
});

test("a case that should fire and does not is noticed", async () => {
  const [first] = alertCases;
  if (!first) throw new Error("no cases");
  const calm = { ...first, silent: [], fires: first.silent.slice(0, 1) };
  const files = { "a.rules.yml": rulesOf(first.alert), "a.test.yml": promtoolTests("a.rules.yml", [calm]) };
  const { code, output } = await promtool(files, ["test", "rules", "/rules/a.test.yml"]);
  expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining(first.alert) as unknown });
});
