/** A bar per GPU, or per group of equal ones, each with its figures in words. */
import { partsOf } from "../gpu-groups";
import type { GpuGroup, Tenant } from "../gpu-groups";
import { times } from "../answers";
import { fixed } from "../sections";
import { idRanges } from "../short-names";
import { markup } from "../../html/markup";
import type { Markup } from "../../html/markup";

const names = { weights: "weights", cache: "KV cache", reserve: "reserve" } as const;
const parts = ["weights", "cache", "reserve"] as const;

export function gpusMarkup(groups: readonly GpuGroup[]): readonly Markup[] {
  if (groups.length === 0) return [];
  return [markup`<section>\n<h2>GPUs</h2>\n${legend}${groups.map(figure)}</section>\n`];
}

const legend = markup`<ul class="legend">
<li><span class="part weights"></span>weights</li>
<li><span class="part cache"></span>KV cache</li>
<li><span class="part reserve"></span>reserve: activations, CUDA graphs, context of the process</li>
<li><span class="part free"></span>free</li>
</ul>
`;

function figure(group: GpuGroup): Markup {
  const title = `GPU ${idRanges(group.ids)}`;
  const words = inWords(group);
  return markup`<figure>
<strong>${title}</strong> <span class="quiet">${group.name}, ${fixed(group.totalGiB)} GiB${group.ids.length > 1 ? " each" : ""}</span>
<div class="bar" role="img" aria-label="${`${title}: ${words}`}">${segments(group)}</div>
<figcaption>${words}</figcaption>
</figure>
`;
}

/** As wide as the GPU, or as what its tenants want when that is more. */
function segments(group: GpuGroup): readonly Markup[] {
  const scale = group.totalGiB - Math.min(0, group.freeGiB ?? 0);
  const known = group.tenants.flatMap(({ memory }, seat) => {
    if (!memory) return [];
    const sizes = partsOf(memory);
    return parts
      .filter((part) => sizes[part] > 0)
      .map((part, index) => {
        const first = seat > 0 && index === 0 ? " first" : "";
        const width = ((sizes[part] / scale) * 100).toFixed(2);
        return markup`<span class="part ${part}${first}" style="width: ${width}%"></span>`;
      });
  });
  return group.freeGiB === null ? [...known, markup`<span class="part unknown"></span>`] : known;
}

function inWords(group: GpuGroup): string {
  if (group.tenants.length === 0) return "free";
  return group.tenants.map(tenantInWords).join("; ") + freeInWords(group.freeGiB);
}

function freeInWords(free: number | null): string {
  if (free === null) return "";
  const text = fixed(free);
  return text.startsWith("-") ? `; ${text.slice(1)} GiB too few` : `; ${text} GiB free`;
}

function tenantInWords({ model, workloads, memory }: Tenant): string {
  const name = times(model, workloads.length);
  if (!memory) return `${name}: size not known`;
  const sizes = partsOf(memory);
  const figures = parts.map((part) => `${names[part]} ${fixed(sizes[part])}`).join(", ");
  const requests = fixed(memory.maxConcurrentFullLength);
  return `${name}: ${figures} GiB, ${requests} full-length requests at once`;
}
