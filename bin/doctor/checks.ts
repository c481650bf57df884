/** All checks, in the order in which they are made: the machine, a deployment's surroundings, the running stack. */
import type { Check } from "./check";
import { containers, engines } from "./containers";
import { dockerEngine } from "./docker-engine";
import { gateway, keyAndModels, scheme } from "./gateway";
import { gpus } from "./gpus";
import { latency } from "./latency";
import { architecture, clock, memory } from "./machine";
import { model } from "./model";
import { networks } from "./networks";
import { providers } from "./providers";
import { postgres, redis } from "./stores";
import { secrets, surroundings } from "./surroundings";
import { targets } from "./targets";
import { cdktf, provider, terraform } from "./terraform";

export const beforeDeploy: readonly Check[] = [
  dockerEngine,
  architecture,
  memory,
  clock,
  gpus,
  terraform,
  cdktf,
  provider,
  secrets,
  ...surroundings,
  providers,
];

/** Only where the stack has containers. */
export const whileRunning: readonly Check[] = [
  containers,
  networks,
  engines,
  redis,
  postgres,
  gateway,
  scheme,
  keyAndModels,
  model,
  latency,
  targets,
];
