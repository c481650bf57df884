/** GPUs, as NVIDIA's DCGM exporter tells of them. */
import type { GatewayConfig } from "../../gateway-config";
import type { GatewayPlan } from "../../plan/types";
import { runs } from "../../plan/workload";
import { minute } from "./alert";
import type { Alert } from "./alert";

export function watchGpus(_: GatewayConfig, plan: GatewayPlan): readonly Alert[] {
  return runs(plan, "gpu-exporter") ? [memoryFull, hot, fault, error] : [];
}

const where = "GPU {{ $labels.gpu }} ({{ $labels.modelName }})";

/** Engines take a planned share and keep it; what is left is for the driver and for what the planner does not count. */
const memoryFull: Alert = {
  name: "GpuMemoryFull",
  severity: "warning",
  expr: `DCGM_FI_DEV_FB_USED / (DCGM_FI_DEV_FB_USED + DCGM_FI_DEV_FB_FREE) > 0.98`,
  holds: 10 * minute,
  summary: "the memory of a GPU is full",
  description: `${where} uses {{ $value | humanizePercentage }} of its memory: the next peak ends an engine.`,
};

/** Data center GPUs slow down at about 85 to 90 degrees. */
const hot: Alert = {
  name: "GpuHot",
  severity: "warning",
  expr: `DCGM_FI_DEV_GPU_TEMP > 85`,
  holds: 5 * minute,
  stays: 5 * minute,
  summary: "a GPU is hot",
  description: `${where} is at {{ $value }} °C and slows down.`,
};

/** Those that need a reset or a repair, and stay until then: memory that cannot be corrected or remapped, lost from the bus, NVLink, GSP. */
const hardware = [48, 64, 74, 79, 95, 119, 120];
const isHardware = hardware.map((xid) => `DCGM_FI_DEV_XID_ERRORS == ${xid}`).join(" or ");

const fault: Alert = {
  name: "GpuFault",
  severity: "critical",
  expr: isHardware,
  summary: "a GPU is broken",
  description: `${where}: XID {{ $value }}. It needs a reset or a repair; after that, restart the exporter.`,
};

const error: Alert = {
  name: "GpuError",
  severity: "warning",
  // The gauge keeps the last error's number until the exporter is started again: only one that is new counts.
  expr: `(DCGM_FI_DEV_XID_ERRORS > 0 unless (${isHardware})) unless (DCGM_FI_DEV_XID_ERRORS offset 30m) == DCGM_FI_DEV_XID_ERRORS`,
  summary: "the driver reports an error of a GPU",
  description: `${where}: XID {{ $value }}, most often an engine that ended badly.`,
};
