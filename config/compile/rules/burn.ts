/**
 * Multi-window, multi-burn-rate alerts, after the "Alerting on SLOs" chapter of Google's SRE workbook: how fast the share that
 * may fail is used up. The short window ends an alert soon after its cause.
 */
import type { GatewayConfig } from "../../gateway-config";
import type { Severity } from "../../schema/receivers";
import type { Alert } from "./alert";
import { availability, firstToken, latency, parts } from "./objectives";
import type { Measure, Window } from "./objectives";
import { hasLitellmMetrics } from "./recording";
import { stepSeconds } from "./requests";

interface Burn {
  readonly factor: number;
  readonly long: Window;
  readonly short: Window;
  readonly severity: Severity;
}

/** 2 % of a 30 days' budget within an hour, 5 % within six, 10 % within three days. */
const burns: readonly Burn[] = [
  { factor: 14.4, long: "1h", short: "5m", severity: "critical" },
  { factor: 6, long: "6h", short: "30m", severity: "critical" },
  { factor: 1, long: "3d", short: "6h", severity: "warning" },
];
/** With an objective of 85 % six times the budget is this much; more can hardly happen. */
const most = 0.9;
/** Bad events in the long window, so that few requests cannot make an alert. */
const enough = 10;

interface Kind {
  readonly name: string;
  readonly measure: Measure;
  /** Percent that must be good. */
  readonly percent: number;
  readonly matcher: string;
  /** What is wrong with so many percent of them. */
  readonly what: string;
}

export function watchObjectives(config: GatewayConfig): readonly Alert[] {
  if (!hasLitellmMetrics(config)) return [];
  const kinds: readonly Kind[] = [
    ...parts(config, (one) => one.availability).flatMap(({ objective, matcher }) =>
      objective === false
        ? []
        : [
            {
              name: "ModelErrors",
              measure: availability,
              percent: objective,
              matcher,
              what: "requests fail",
            },
          ],
    ),
    ...parts(config, (one) => one.latency).flatMap(({ objective, matcher }) =>
      objective === false
        ? []
        : [{ name: "ModelSlow", measure: latency, ...slow(objective, "answers"), matcher }],
    ),
    ...parts(config, (one) => one.firstToken).flatMap(({ objective, matcher }) =>
      objective === false
        ? []
        : [{ name: "FirstTokenSlow", measure: firstToken, ...slow(objective, "first tokens"), matcher }],
    ),
  ];
  return kinds.flatMap((kind) => burns.map((burn) => alert(kind, burn)));
}

function slow({ within, percent }: { within: number; percent: number }, what: string) {
  return { percent, what: `${what} take longer than ${within} s` };
}

function alert({ name, measure, percent, matcher, what }: Kind, burn: Burn): Alert {
  const { factor, long, short, severity } = burn;
  const budget = 1 - percent / 100;
  const limit = Number(Math.min(factor * budget, most).toPrecision(6));
  const above = (window: Window) => `${measure.ratio}:rate${window}{model${matcher}} > ${limit}`;
  const count = `sum_over_time(${measure.bad}{model${matcher}}[${long}]) * ${stepSeconds} >= ${enough}`;
  return {
    name,
    // Slow is not down: nobody is woken for it before it is nearly all of them.
    severity: name === "ModelErrors" || factor > 10 ? severity : "warning",
    expr: `${above(long)} and on (model) ${above(short)} and on (model) ${count}`,
    labels: { window: long },
    summary: `too many ${what}: {{ $labels.model }}`,
    description: `{{ $value | humanizePercentage }} over ${long}; the objective leaves ${Number((budget * 100).toPrecision(6))} %.`,
  };
}
