/** The edge's TLS, its access rules and the files that it reads. */
import { entriesOf } from "./entry";

export const edgeEntries = entriesOf({
  "EDGE.DOMAIN_MISSING": {
    severity: "error",
    meaning: "A certificate is for a name, and `edge.domain` says none.",
    fix: "Set `edge.domain`, such as gateway.example.net.",
    example: { path: "edge.domain", message: "tls internal needs the name that clients call" },
  },
  "EDGE.ACME_PORT": {
    severity: "warning",
    meaning: "With `tls: acme` a public authority asks at ports 80 and 443, and the edge publishes others.",
    fix: "Publish that port, or forward it from outside to this one.",
    example: { path: "edge.httpsPort", message: "httpsPort is 8443; a public authority asks at port 443" },
  },
  "EDGE.ACME_LOOPBACK": {
    severity: "warning",
    meaning: "With `tls: acme` the edge listens on loopback alone, so nobody outside can ask for the proof.",
    fix: "Set `edge.bind` to an address that the authority reaches.",
    example: {
      path: "edge.bind",
      message: "the edge listens on 127.0.0.1 only, where no authority can ask",
    },
  },
  "EDGE.FILE_UNREADABLE": {
    severity: "error",
    meaning: "A certificate that `edge` names is not beside the config, or cannot be read.",
    fix: "Put the file there; the path is relative to the folder of the config.",
    example: { path: "edge.tls.cert", message: "tls/none.pem cannot be read: there is no such file" },
  },
  "EDGE.NO_CERTIFICATE": {
    severity: "error",
    meaning: "A file that should hold certificates holds none.",
    fix: "Write PEM certificates into it.",
    example: { path: "edge.clientCa", message: "clients.pem holds no PEM certificate" },
  },
  "EDGE.KEY_IN_FILE": {
    severity: "error",
    meaning: "A file of certificates holds a private key too; its text would stand in Terraform's state.",
    fix: "Leave only certificates in it, and name a secret in `edge.tls.key`.",
    example: {
      path: "edge.tls.cert",
      message: "both.pem holds a private key, which would be written into Terraform's files",
    },
  },
  "EDGE.ADMIN_OPEN": {
    severity: "warning",
    meaning: "`edge.adminIps` holds every address.",
    fix: "Name the networks of those who administer.",
    example: {
      path: "edge.adminIps",
      message: "0.0.0.0/0 lets every address reach the admin UI, key management and /metrics",
    },
  },
  "EDGE.PASSWORD_IN_CLEAR": {
    severity: "warning",
    meaning: "`edge.basicAuth` on an address that other machines reach, without TLS.",
    fix: "Set `edge.tls`.",
    example: {
      path: "edge.basicAuth",
      message: "the password crosses the network unencrypted, because tls is none",
    },
  },
});
