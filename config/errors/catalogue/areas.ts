/** The areas of the catalogue: sections of docs/errors.md and of `llm-gateway explain`. */
import { accessEntries } from "./access";
import { constructArea } from "./construct";
import { diffArea } from "./diff";
import { edgeEntries } from "./edge";
import { backupEntries } from "./backup";
import { bundleEntries } from "./bundle";
import { doctorEntries } from "./doctor";
import { environmentEntries } from "./environment";
import type { Entries } from "./entry";
import { fileEntries } from "./file";
import { fitEntries } from "./fit";
import { gpuEntries } from "./gpu";
import { grafanaEntries } from "./grafana";
import { hostEntries } from "./host";
import { imageEntries } from "./image";
import { imagePinEntries } from "./images";
import { importEntries } from "./import";
import { kernelEntries } from "./kernel";
import { litellmEntries } from "./litellm";
import { composeLintEntries } from "./lint-compose";
import { envLintEntries } from "./lint-env";
import { fileLintEntries } from "./lint-file";
import { litellmLintEntries } from "./lint-litellm";
import { providerLintEntries } from "./lint-provider";
import { secretLintEntries } from "./lint-secret";
import { shellLintEntries } from "./lint-shell";
import { lockEntries } from "./lock";
import { modelEntries } from "./model";
import { productionEntries } from "./production";
import { proxyEntries } from "./proxy";
import { objectiveEntries } from "./objectives";
import { receiverEntries } from "./receivers";
import { redisEntries } from "./redis";
import { reportArea } from "./report";
import { routingEntries } from "./routing";
import { secretEntries } from "./secret";
import { secretValueEntries } from "./secret-values";
import { serviceEntries } from "./service";
import { securityEntries } from "./security";
import { shapeEntries } from "./shape";
import { telemetryEntries } from "./telemetry";
import { templateEntries } from "./template";
import { upgradeEntries } from "./upgrade";
import { upstreamEntries } from "./upstream";
import { variableEntries } from "./variable";
import { wayOutEntries } from "./way-out";
import { weightsEntries } from "./weights";
import { vllmEntries } from "./vllm";

/** Codes that belong together: a section of docs/errors.md. */
export interface ErrorArea {
  readonly title: string;
  /** First parts of its codes, as its heading names them. */
  readonly prefixes: readonly string[];
  /** Markdown, with links as seen from docs/. */
  readonly introduction: string;
  readonly entries: Entries;
}

/** The areas in the order of docs/errors.md. */
export const errorAreas: readonly ErrorArea[] = [
  {
    title: "The file",
    prefixes: ["FILE"],
    introduction: "Raised before anything in the file is read.",
    entries: fileEntries,
  },
  {
    title: "The shape",
    prefixes: ["SHAPE"],
    introduction:
      "Keys, types, ranges and formats. What is wrong is left out and the rest is checked, so that one run shows every mistake.",
    entries: shapeEntries,
  },
  {
    title: "Secrets",
    prefixes: ["SECRET"],
    introduction:
      "A config holds names of secrets; values lie in the env file or the environment. No message ever shows a value.",
    entries: { ...secretEntries, ...secretValueEntries },
  },
  {
    title: "The host and its GPUs",
    prefixes: ["HOST", "GPU"],
    introduction:
      "Where engines sit. A wrong host is reported alone: without its GPUs nothing could be placed.",
    entries: { ...hostEntries, ...wayOutEntries, ...gpuEntries },
  },
  {
    title: "Memory",
    prefixes: ["FIT"],
    introduction:
      "The planner's arithmetic is vLLM's own ([planner.md](planner.md), also for models without a preset); `llm-gateway plan` shows the figures.",
    entries: fitEntries,
  },
  {
    title: "The lock file",
    prefixes: ["LOCK"],
    introduction:
      "`gateway.lock.json` beside the config remembers which engine sits on which GPU: [operations.md](operations.md#placement-and-the-lock-file).",
    entries: lockEntries,
  },
  {
    title: "Models and routing",
    prefixes: ["MODEL", "ALIAS", "GROUP", "LIMITS", "ROUTING"],
    introduction: "What clients may call, and who answers.",
    entries: { ...modelEntries, ...routingEntries },
  },
  {
    title: "Hosted models",
    prefixes: ["UPSTREAM", "REQUEST", "WILDCARD", "MODEL"],
    introduction:
      "Providers, their addresses and keys, and what a model is asked with. The tables behind them are in [presets.md](presets.md).",
    entries: upstreamEntries,
  },
  {
    title: "What a GPU can compute",
    prefixes: ["KERNEL"],
    introduction:
      "The chips a model was placed on, against the kernels of the pinned vLLM. A GPU given by `memoryGiB` alone is not checked; of an image of your own it is not known which chips it is built for.",
    entries: kernelEntries,
  },
  {
    title: "Engines",
    prefixes: ["VLLM"],
    introduction:
      "`engineArgs`, `env` and the words of typed fields, against the table of the engine's vLLM version.",
    entries: { ...vllmEntries, ...templateEntries },
  },
  {
    title: "LiteLLM's own configuration",
    prefixes: ["LITELLM"],
    introduction:
      "Keys and values in LiteLLM's own spelling, against the table of a LiteLLM version. LiteLLM itself reports almost none of them.",
    entries: litellmEntries,
  },
  {
    title: "Services",
    prefixes: [
      "PROXY",
      "EDGE",
      "BIND",
      "PORT",
      "NAME",
      "CACHE",
      "DATABASE",
      "PROMETHEUS",
      "GRAFANA",
      "TELEMETRY",
      "IMAGE",
    ],
    introduction: "The containers around the engines, and where they can be reached.",
    entries: {
      ...serviceEntries,
      ...edgeEntries,
      ...proxyEntries,
      ...redisEntries,
      ...grafanaEntries,
      ...telemetryEntries,
      ...imageEntries,
    },
  },
  {
    title: "Alerts",
    prefixes: ["ALERTS"],
    introduction: "What is watched, and who is told.",
    entries: { ...receiverEntries, ...objectiveEntries },
  },
  {
    title: "Production",
    prefixes: ["PRODUCTION"],
    introduction:
      "Only with `production: true`, which also turns safe settings on: [security.md](security.md#production).",
    entries: productionEntries,
  },
  {
    title: "Teams, users and virtual keys",
    prefixes: ["ACCESS"],
    introduction:
      "`access` of the config, and what `llm-gateway access` meets at the running gateway: [access.md](access.md).",
    entries: accessEntries,
  },
  {
    title: "The surroundings",
    prefixes: [
      "MODEL.FOLDER",
      "DOCKER",
      "TERRAFORM",
      "CDKTF",
      "PORT",
      "NAME",
      "NETWORK",
      "IMAGE",
      "WEIGHTS",
      "BUNDLE",
      "DISK",
      "STACK",
      "VOLUME",
    ],
    introduction: "Raised by the command line when it meets a real machine, before anything is changed.",
    entries: { ...environmentEntries, ...imagePinEntries, ...weightsEntries, ...bundleEntries },
  },
  {
    title: "A running stack against its plan",
    prefixes: ["SECURITY"],
    introduction: "Raised by `llm-gateway security`: [security.md](security.md#controls).",
    entries: securityEntries,
  },
  {
    title: "Diagnosis",
    prefixes: ["DOCTOR"],
    introduction:
      "Raised by `llm-gateway doctor`, which also raises those of a real machine: [operations.md](operations.md#diagnose).",
    entries: doctorEntries,
  },
  {
    title: "Backups and upgrades",
    prefixes: ["BACKUP", "RESTORE", "UPGRADE", "POSTGRES"],
    introduction:
      "Raised by `backup`, `restore`, `verify-backup`, `upgrade` and `rehearse`, and before a deployment: [operations.md](operations.md#back-up-and-restore).",
    entries: { ...backupEntries, ...upgradeEntries },
  },
  reportArea,
  diffArea,
  constructArea,
  {
    title: "Files of other systems",
    prefixes: ["LINT"],
    introduction:
      "Raised by `llm-gateway lint`, beside those of [LiteLLM's own keys](#LITELLM.KEY_UNKNOWN): [lint.md](lint.md).",
    entries: {
      ...fileLintEntries,
      ...secretLintEntries,
      ...litellmLintEntries,
      ...providerLintEntries,
      ...composeLintEntries,
      ...envLintEntries,
      ...shellLintEntries,
    },
  },
  {
    title: "Environment variables that make a config",
    prefixes: ["VARIABLE"],
    introduction:
      "Where there is no config file, and in `llm-gateway import`. The path is the variable's name; its value is never shown.",
    entries: variableEntries,
  },
  {
    title: "Import",
    prefixes: ["IMPORT"],
    introduction: "What `llm-gateway import` cannot do by itself: [import.md](import.md).",
    entries: importEntries,
  },
];
