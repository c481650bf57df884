/** Messages about the company's proxy and its certificate authorities. */
import type { Finding } from "../findings";
import { error, warning } from "./finding";

export function proxyCredentials(path: string): Finding {
  return error(
    "HOST.PROXY_CREDENTIALS",
    path,
    "holds a user or a password, which would end up in Terraform's state",
    'Write the address without them here, and give the whole one as a secret: secretEnv: { HTTPS_PROXY: "COMPANY_PROXY_URL" } of proxy and of each engine.',
  );
}

export function proxyHttpOnly(path: string): Finding {
  return warning(
    "HOST.PROXY_HTTP_ONLY",
    path,
    "has http and no https, but the hub, cloud models and certificate authorities are called with https://",
    "Add https, mostly with the same address.",
  );
}
