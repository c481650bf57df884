/** Every metric that a rule or a panel names is one that something tells of: Prometheus has its description. */
import { z } from "zod";
import { parse } from "yaml";
import { evaluateInput } from "../../../config";
import { familyOf, isRecorded, metricNames } from "../../alerts/metric-names";
import { ask, config, name } from "./watched";

/**
 * What no target of this stack can have. GPUs: names and fields of NVIDIA's default list,
 * https://github.com/NVIDIA/dcgm-exporter/blob/main/etc/default-counters.csv.
 */
const elsewhere = /^DCGM_FI_DEV_(FB_USED|FB_FREE|GPU_TEMP|XID_ERRORS)$/;
/** Prometheus makes these itself; nobody describes them. */
const made = new Set(["up", "ALERTS"]);

const told = z.array(z.object({ metric: z.string() }));
const rules = z.object({
  groups: z.array(
    z.object({ rules: z.array(z.object({ expr: z.string(), record: z.string().optional() })) }),
  ),
});

export async function namesAreTold(): Promise<void> {
  const { result } = evaluateInput({ ...config, name });
  const { groups } = rules.parse(parse(result?.artefacts.rules ?? ""));
  const all = groups.flatMap((group) => group.rules);
  const recorded = new Set(all.flatMap(({ record }) => record ?? []));
  const read = new Set(all.flatMap(({ expr }) => metricNames(expr)));
  expect([...read].filter((one) => isRecorded(one) && !recorded.has(one))).toEqual([]);
  const known = new Set((await ask("targets/metadata", told)).map(({ metric }) => metric));
  const named = [...read].filter((one) => !isRecorded(one) && !made.has(one) && !elsewhere.test(one));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((one) => !known.has(one) && !known.has(familyOf(one)))).toEqual([]);
}
