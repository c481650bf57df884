/** Codes about the company's proxy and its certificate authorities. */
import { entriesOf } from "./entry";

export const wayOutEntries = entriesOf({
  "HOST.PROXY_CREDENTIALS": {
    severity: "error",
    meaning:
      "The proxy's address holds a user or a password; as a plain variable it would be in Terraform's state.",
    fix: "Write the address without them, and give the whole one by `secretEnv`: of `proxy` and of each engine.",
    example: {
      path: "host.proxy.https",
      message: "holds a user or a password, which would end up in Terraform's state",
    },
  },
  "HOST.PROXY_HTTP_ONLY": {
    severity: "warning",
    meaning: "There is a proxy for `http://` alone, while everything outside is called with `https://`.",
    fix: "Add `https`; it names which addresses go through the proxy, not how the proxy itself is called.",
    example: {
      path: "host.proxy",
      message:
        "has http and no https, but the hub, cloud models and certificate authorities are called with https://",
    },
  },
  "HOST.CA_CERTIFICATES": {
    severity: "error",
    meaning:
      "The file that `host.caCertificates` names is not there, or holds no PEM certificate. Looked at only where the Docker host is this machine.",
    fix: "Put the certificates of the company's authorities there.",
    example: {
      path: "host.caCertificates",
      message: "/etc/ssl/company.pem on the Docker host is not there",
    },
  },
});
