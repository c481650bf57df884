/** The sections of docs/presets.md about machines: hosts, GPUs, and what their chips compute. */
import { gpuPresets } from "../config/presets/gpus";
import { hostPresets } from "../config/presets/hosts";
import { formatKernels } from "../config/presets/kernels";
import { code, table } from "./markdown";

export function hosts(): string {
  return `## Hosts

\`host.preset\` takes a name of the first column. The GPUs of an island reach each other directly. The reserve is memory that engines
leave to the system where CPU and GPU share it.

${table(
  ["host", "GPUs", "islands", "memory GiB", "reserve GiB", "architecture"],
  Object.entries(hostPresets).map(([name, row]) => [
    code(name),
    row.gpuType === null ? "none" : `${row.gpuCount} × ${row.gpuType}`,
    row.gpuType === null ? "none" : `${row.gpuCount / row.gpusPerIsland} of ${row.gpusPerIsland}`,
    row.memoryGiB === 0 ? "not known" : String(row.memoryGiB),
    row.unifiedMemory ? String(row.reserveGiB) : "none",
    row.architecture,
  ]),
)}
`;
}

export function gpus(): string {
  return `## GPUs

\`host.gpus[].type\` takes a name of the first column. Memory is what CUDA reports and vLLM takes its share of, not what is printed on
the box. Links: \`all\` cards of a machine (NVSwitch or a common board), \`pairs\` where a bridge is fitted, or \`none\`; an own list says
with \`island\` which cards are linked. Slices are given with \`mig\`. The cards that are not CUDA's are known so that they can be refused
by name.

${table(
  ["GPU", "memory GiB", "capability", "links", "MIG profiles, GiB each", "figure from"],
  Object.entries(gpuPresets).map(([name, row]) => [
    code(name),
    String(row.totalGiB),
    row.computeCapability ?? "not CUDA",
    row.nvlink,
    profiles(row.mig),
    `${link(row.source)}${row.note === undefined ? "" : `: ${row.note}`}`,
  ]),
)}
`;
}

/** Without the protocol: a short name that still says whose page it is. */
function link(source: string): string {
  return `[${source.replace(/^https:\/\/(www\.)?/, "").replace(/^github\.com\//, "")}](${source})`;
}

function profiles(mig: Readonly<Record<string, number>>): string {
  const texts = Object.entries(mig).map(([profile, memory]) => `${profile}: ${memory}`);
  return texts.length === 0 ? "none" : texts.join(", ");
}

export function kernels(): string {
  return `## Weights that a chip can compute

Below the first capability vLLM refuses the weights. From the second on it computes in the format itself; in between the weights stay as
small, and Marlin kernels unpack them. Unquantised weights run everywhere; bfloat16 needs 8.0.

${table(
  ["weights", "capability at least", "computed as they are from", "types"],
  Object.entries(formatKernels).flatMap(([format, row]) =>
    row
      ? [
          [
            code(format),
            version(row.min),
            row.native === null ? "never" : version(row.native),
            row.dtypes.join(", "),
          ],
        ]
      : [],
  ),
)}
`;
}

function version(capability: number): string {
  return (capability / 10).toFixed(1);
}
