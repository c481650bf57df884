/** `host`: the machine that runs the containers. */
import { z } from "zod";
import { hostProxySchema } from "./host-proxy";
import { count, positive } from "./units";

const absolutePath = z.string().regex(/^\//, "an absolute path on the Docker host");

const gpu = z.strictObject({
  /** Row of the GPU table; or give `memoryGiB`. */
  type: z.string().optional(),
  /** How many of them. @default 1 */
  count: count().max(4096).optional(),
  /** Device memory as vLLM sees it, GiB. Needed without `type`. */
  memoryGiB: positive().optional(),
  /** Name shown in the plan. @default the type, or `gpu` */
  name: z.string().optional(),
  /** The id Docker gets instead of the index, such as `GPU-…` or `MIG-…`. Only with `count` 1. */
  uuid: z.string().optional(),
  /** GPUs with the same text here reach each other directly (NVLink, one PCIe switch). @default not known */
  island: z.string().min(1).optional(),
  /** The entry is a slice with this MIG profile, such as `3g.40gb`; needs `uuid`. @default a whole GPU */
  mig: z
    .string()
    .regex(/^\d+g\.\d+gb(\+[a-z.]+)?$/, "a MIG profile such as 3g.40gb")
    .optional(),
});

export const hostSchema = z.strictObject({
  /** Row of the host table: `cpu`, `dgx-spark`, `dgx-h100`, … @default cpu, or none when `gpus` is given */
  preset: z.string().optional(),
  /** The machine's GPUs in index order, instead of a preset's. */
  gpus: z.array(gpu).min(1).optional(),
  /** Host memory, GiB. @default the preset's; unknown is not checked */
  memoryGiB: positive().optional(),
  /** CPU and GPU share one memory pool (GB10). @default the preset's, else false */
  unifiedMemory: z.boolean().optional(),
  /** Memory engines may not take, GiB. @default the preset's, else 16 */
  reserveGiB: z.number().min(0).optional(),
  /** @default the preset's, else amd64 */
  architecture: z.enum(["amd64", "arm64"]).optional(),
  docker: z
    .strictObject({
      /** `unix://`, `ssh://user@host` or `tcp://`. @default the local socket */
      endpoint: z
        .string()
        .regex(/^(unix|ssh|tcp):\/\//, "unix://…, ssh://user@host or tcp://host:port")
        .optional(),
      /** Folder with ca.pem, cert.pem and key.pem for `tcp://`. */
      certPath: z.string().optional(),
      /** How containers get GPUs. @default nvidia */
      gpuRuntime: z.enum(["nvidia", "cdi"]).default("nvidia"),
    })
    .prefault({}),
  /** Folder on the Docker host for secrets and backups. @default /var/lib/<name> */
  dataDir: absolutePath.optional(),
  /** Hugging Face cache shared by all models; destroy keeps it. @default <dataDir>/weights */
  weightsDir: absolutePath.optional(),
  /** The company's proxy, for containers that call the outside. @default none */
  proxy: hostProxySchema.optional(),
  /** PEM file on the Docker host: authorities that containers trust besides the public ones. @default none */
  caCertificates: absolutePath.optional(),
  network: z
    .strictObject({
      /** @default vllm_network, or <name>_network for another stack name */
      name: z.string().min(1).optional(),
      /** Use a network that exists instead of creating one. */
      adopt: z.boolean().default(false),
      /** CIDR of a created network. @default Docker picks one */
      subnet: z.string().optional(),
    })
    .prefault({}),
});
