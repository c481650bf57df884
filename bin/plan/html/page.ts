/** The plan as one page. */
import type { Known } from "../known";
import type { ExplainedEngine, Finding, GatewayPlan } from "../../../config";
import { gpuGroups } from "../gpu-groups";
import {
  enginesOnCpu,
  enginesSection,
  hostSection,
  modelsSection,
  portsSection,
  secretsSection,
  startOrderSection,
} from "../sections";
import { shortNames } from "../short-names";
import { gpusMarkup } from "./gpus";
import { htmlDocument } from "../../html/document";
import { markup } from "../../html/markup";
import type { Markup } from "../../html/markup";
import { arithmeticMarkup, findingsMarkup, sectionMarkup } from "./tables";

export interface PageContent {
  readonly plan: GatewayPlan;
  readonly explained: readonly ExplainedEngine[];
  readonly findings: readonly Finding[];
  readonly values: Known;
}

export function planPage(content: PageContent): string {
  const { name, url } = content.plan;
  return htmlDocument({
    title: `Plan of ${name}`,
    heading: name,
    about: `gateway at ${url}`,
    main: body(content),
  });
}

function body({ plan, explained, findings, values }: PageContent): readonly Markup[] {
  const onCpu = enginesOnCpu(plan);
  return [
    ...gpusMarkup(gpuGroups(plan)),
    ...sectionMarkup(enginesSection(plan)),
    ...(onCpu.length === 0 ? [] : [markup`<p>Engines on the CPU: ${shortNames(onCpu)}</p>\n`]),
    ...findingsMarkup(findings),
    ...sectionMarkup(hostSection(plan)),
    ...[
      modelsSection(plan),
      startOrderSection(plan),
      portsSection(plan),
      secretsSection(plan, values),
    ].flatMap(sectionMarkup),
    ...(plan.volumes.length === 0
      ? []
      : [markup`<p>Volumes with data, kept by destroy: ${shortNames(plan.volumes)}</p>\n`]),
    ...arithmeticMarkup(explained),
  ];
}
