/** `prometheus.exporters`: programs beside the stack that turn what a service or a machine says of itself into metrics. */
import { z } from "zod";

export const exportersSchema = z.strictObject({
  /** Memory, evictions and commands of the stack's own Redis. @default on where the stack runs Redis */
  redis: z.boolean().optional(),
  /** Connections, sizes and locks of the stack's own Postgres. @default on where the stack runs Postgres */
  postgres: z.boolean().optional(),
  /** CPU, memory and disks of the Docker host, whose file system it reads. @default on where the host has GPUs */
  host: z.boolean().optional(),
  /** Memory, temperature, power and errors of the host's GPUs. @default on where the host has GPUs */
  gpu: z.boolean().optional(),
  /** How long the edge's certificate is valid. @default on where the edge speaks TLS */
  certificate: z.boolean().optional(),
});
