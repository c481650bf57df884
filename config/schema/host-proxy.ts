/** `host.proxy`: the company's proxy, for containers that call the outside. */
import { z } from "zod";

const proxyForm = "a proxy's address such as http://proxy.example.net:3128";
const proxyPattern = String.raw`^https?://[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?(:[0-9]{1,5})?/?$`;

/** With an @ it holds a password, which gets a finding of its own that does not show it. */
const proxyAddress = () =>
  z
    .string(proxyForm)
    .regex(new RegExp(`${proxyPattern}|@`), proxyForm)
    .superRefine((text, context) => {
      if (text.includes("@"))
        context.addIssue({ code: "custom", params: { finding: "HOST.PROXY_CREDENTIALS" } });
    })
    // For editors, which do not see the code above.
    .meta({ pattern: proxyPattern });

const directForm = "a host name, a domain such as .example.net, or an address; no port, range or *";
/** What Python, Go and Rust understand alike. */
const directHost = () =>
  z.string(directForm).regex(/^\.?[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?$/, directForm);

export const hostProxySchema = z.strictObject({
  /** For addresses with `https://`: the hub, cloud models, certificate authorities. @default called directly */
  https: proxyAddress().optional(),
  /** For addresses with `http://`. @default called directly */
  http: proxyAddress().optional(),
  /** Hosts and domains that are called directly, besides the stack's own containers and private addresses. */
  noProxy: z.array(directHost()).default([]),
});
