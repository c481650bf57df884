import { growing, series, steady, then } from "../case";
import type { AlertCase, Series } from "../case";

const label = { job: "vllm", instance: "vllm-chat:8000", model: "chat", replica: "vllm-chat" };
const model = { model_name: "chat", engine: "0" };
const cache = (usage: string, waiting: string): Series => ({
  [series("vllm:kv_cache_usage_perc", { ...label, ...model })]: usage,
  [series("vllm:num_requests_waiting", { ...label, ...model })]: waiting,
});
/** So many requests a minute; all of them wait longer than 5 s and less than 10 s, or none. */
const queue = (all: string, isLong: boolean): Series => ({
  ...Object.fromEntries(
    ["5.0", "10.0", "+Inf"].map((le) => [
      series("vllm:request_queue_time_seconds_bucket", { ...label, ...model, le }),
      isLong && le === "5.0" ? steady(0, 60) : all,
    ]),
  ),
  [series("vllm:request_queue_time_seconds_count", { ...label, ...model })]: all,
});
const preempted = series("vllm:num_preemptions_total", { ...label, ...model });
const gpu = { job: "gpu", instance: "e:9400", gpu: "3", UUID: "GPU-1", modelName: "NVIDIA H100 80GB HBM3" };
const xid = series("DCGM_FI_DEV_XID_ERRORS", gpu);
const memory = (used: number): Series => ({
  [series("DCGM_FI_DEV_FB_USED", gpu)]: steady(used, 60),
  [series("DCGM_FI_DEV_FB_FREE", gpu)]: steady(80_000 - used, 60),
});
const heat = series("DCGM_FI_DEV_GPU_TEMP", gpu);

export const engineCases: readonly AlertCase[] = [
  {
    alert: "KvCacheFull",
    labels: { severity: "warning" },
    fires: [
      {
        what: "full, and requests wait",
        series: cache(steady(0.97, 30), steady(4, 30)),
        at: 12,
        with: { replica: "vllm-chat" },
      },
    ],
    silent: [
      { what: "full, and nobody waits", series: cache(steady(0.97, 30), steady(0, 30)), at: 12 },
      { what: "requests wait for another reason", series: cache(steady(0.5, 30), steady(4, 30)), at: 12 },
      {
        what: "a minute of it",
        series: cache(then(steady(0.3, 8), "0.99", steady(0.3, 20)), steady(4, 30)),
        at: 12,
      },
    ],
  },
  {
    alert: "EnginePreempts",
    labels: { severity: "warning" },
    fires: [
      {
        what: "two a minute",
        series: { [preempted]: growing(0, 2, 60) },
        at: 40,
        with: { replica: "vllm-chat" },
      },
    ],
    silent: [
      { what: "one in five minutes", series: { [preempted]: growing(0, 0.2, 60) }, at: 40 },
      { what: "twenty at once", series: { [preempted]: then(steady(0, 5), steady(20, 60)) }, at: 40 },
    ],
  },
  {
    alert: "QueueTime",
    labels: { severity: "warning" },
    fires: [
      {
        what: "longer than half of a first token's time",
        series: queue(growing(0, 10, 60), true),
        at: 30,
        with: { model: "chat" },
      },
    ],
    silent: [
      { what: "nobody waits", series: queue(growing(0, 10, 60), false), at: 30 },
      { what: "two requests that waited", series: queue(then(steady(0, 10), steady(2, 60)), true), at: 14 },
    ],
  },
  {
    alert: "GpuMemoryFull",
    labels: { severity: "warning" },
    fires: [{ what: "79 of 80 GB", series: memory(79_000), at: 15, with: { gpu: "3" } }],
    silent: [{ what: "as planned", series: memory(74_000), at: 15 }],
  },
  {
    alert: "GpuHot",
    labels: { severity: "warning" },
    fires: [{ what: "90 degrees", series: { [heat]: steady(90, 30) }, at: 10, with: { gpu: "3" } }],
    silent: [
      { what: "80 degrees", series: { [heat]: steady(80, 30) }, at: 10 },
      { what: "a minute of 90", series: { [heat]: then(steady(70, 7), "90", steady(70, 9)) }, at: 10 },
    ],
  },
  {
    alert: "GpuFault",
    labels: { severity: "critical" },
    fires: [
      {
        what: "lost from the bus",
        series: { [xid]: then(steady(0, 40), steady(79, 40)) },
        at: 45,
        with: { gpu: "3" },
      },
      {
        what: "nobody has reset it for hours",
        series: { [xid]: then(steady(0, 40), steady(79, 400)) },
        at: 300,
        with: { gpu: "3" },
      },
    ],
    silent: [
      {
        what: "it was reset, and the exporter started again",
        series: { [xid]: then(steady(0, 40), steady(79, 40), steady(0, 40)) },
        at: 90,
      },
      { what: "no error", series: { [xid]: steady(0, 80) }, at: 45 },
      { what: "an engine that crashed", series: { [xid]: then(steady(0, 40), steady(31, 40)) }, at: 45 },
    ],
  },
  {
    alert: "GpuError",
    labels: { severity: "warning" },
    fires: [
      {
        what: "an engine that crashed",
        series: { [xid]: then(steady(0, 40), steady(31, 40)) },
        at: 45,
        with: { gpu: "3" },
      },
    ],
    silent: [
      {
        what: "the error of yesterday is still shown",
        series: { [xid]: then(steady(0, 40), steady(31, 400)) },
        at: 120,
      },
      {
        what: "a broken GPU: that is another alert",
        series: { [xid]: then(steady(0, 40), steady(79, 40)) },
        at: 45,
      },
    ],
  },
];
