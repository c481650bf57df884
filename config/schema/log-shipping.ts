/** `telemetry.loki`: where lines of requests are kept for search. */
import { z } from "zod";
import { secretName } from "./secret";
import { webAddress } from "./units";

const labelForm = "a label such as site: letters, digits and underscores";

export const lokiSchema = z.strictObject({
  /** The server; a path is only for one whose push address is another than `/loki/api/v1/push`. */
  url: webAddress(),
  /** For servers with several tenants. */
  tenant: z.string().min(1).optional(),
  user: z.string().min(1).optional(),
  /** Secret with the password of `user`, or with a token where there is no `user`. */
  password: secretName().optional(),
  /** Further labels of every line, beside `app`, `stack`, `model` and `status`. */
  labels: z.record(z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, labelForm), z.string().min(1)).default({}),
});
