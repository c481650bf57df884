/** `images` and `imagePolicy`: what is run, and where it is pulled from. */
import { z } from "zod";

const image = () => z.string().min(1).optional();
export const imagesSchema = z.strictObject({
  litellm: image(),
  vllm: image(),
  vllmCpu: image(),
  redis: image(),
  postgres: image(),
  prometheus: image(),
  grafana: image(),
  edge: image(),
  alloy: image(),
  redisExporter: image(),
  postgresExporter: image(),
  nodeExporter: image(),
  gpuExporter: image(),
  blackboxExporter: image(),
  alertmanager: image(),
});

const registryForm = "a registry such as registry.example.net:5000, with a path where it needs one";
const registryHost = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]+)?";

const login = z.strictObject({
  /** Registry it is for. @default that of `imagePolicy.registry`, else Docker Hub */
  registry: z
    .string()
    .regex(new RegExp(`^${registryHost}$`), "a registry such as registry.example.net:5000")
    .optional(),
  /** File in which `docker login` keeps it, on the machine that deploys. @default Docker's own */
  configFile: z
    .string()
    .regex(/^(~\/|\/)(.*\/)?config\.json$/, "an absolute path, or one that starts with ~/, to a config.json")
    .optional(),
});

export const imagePolicySchema = z.strictObject({
  pull: z.enum(["always", "missing", "never"]).default("missing"),
  /** Mirror of Docker Hub: every image whose name has no registry comes from here. @default Docker Hub */
  registry: z
    .string()
    .regex(new RegExp(`^${registryHost}(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$`), registryForm)
    .optional(),
  /** Registries that want a login for the pull. @default none */
  auth: z.array(login).min(1).optional(),
});
