/** The plan as one page that needs nothing else: no script, no other file, no network. The same plan gives the same bytes. */
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
import { Markup, markup } from "./markup";
import { pageStyle } from "./style";
import { arithmeticMarkup, findingsMarkup, sectionMarkup } from "./tables";

export interface PageContent {
  readonly plan: GatewayPlan;
  readonly explained: readonly ExplainedEngine[];
  readonly findings: readonly Finding[];
  readonly values: ReadonlyMap<string, string>;
}

export function planPage(content: PageContent): string {
  const { name, url } = content.plan;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<title>Plan of ${name}</title>
<style>${new Markup(pageStyle)}</style>
</head>
<body>
<header>
<h1>${name}</h1>
<p class="quiet">gateway at ${url}</p>
</header>
<main>
${body(content)}</main>
</body>
</html>
`.text;
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
