/** The picture as a page of its own, with the ports in a table. */
import type { GatewayPlan } from "../../config";
import { htmlDocument } from "../html/document";
import { markup } from "../html/markup";
import { sectionMarkup } from "../plan/html/tables";
import { portsSection } from "../plan/sections";
import { svgMarkup } from "./svg";
import type { Topology } from "./topology";

export function graphPage(topology: Topology, plan: GatewayPlan): string {
  return htmlDocument({
    title: `Topology of ${topology.name}`,
    heading: topology.name,
    about: `gateway at ${plan.url}; solid: requests, dotted: state and metrics, dashed: fallbacks`,
    main: markup`<div class="scroll" role="region" aria-label="Topology" tabindex="0">
${svgMarkup(topology)}</div>
${sectionMarkup(portsSection(plan))}`,
  });
}
