/** Messages about the edge: TLS, who may come in, and files that it reads. */
import type { Finding } from "../findings";
import { error, warning } from "./finding";

export function edgeDomainMissing(path: string, tls: string): Finding {
  return error(
    "EDGE.DOMAIN_MISSING",
    path,
    `tls ${tls} needs the name that clients call`,
    "Set edge.domain, such as gateway.example.net.",
  );
}

export function edgeAcmePort(path: string, key: string, got: string, needed: number): Finding {
  return warning(
    "EDGE.ACME_PORT",
    path,
    `${key} is ${got}; a public authority asks at port ${needed}`,
    `Publish ${needed}, or forward it from outside to this port.`,
  );
}

export function edgeAcmeLoopback(path: string, bind: readonly string[]): Finding {
  return warning(
    "EDGE.ACME_LOOPBACK",
    path,
    `the edge listens on ${bind.join(", ")} only, where no authority can ask`,
    "Set edge.bind to an address that the authority reaches.",
  );
}

export function edgeFileUnreadable(path: string, file: string, problem: string): Finding {
  return error(
    "EDGE.FILE_UNREADABLE",
    path,
    `${file} cannot be read: ${problem}`,
    "Put the file there; the path is relative to the folder of the config.",
  );
}

export function edgeNoCertificate(path: string, file: string): Finding {
  return error(
    "EDGE.NO_CERTIFICATE",
    path,
    `${file} holds no PEM certificate`,
    "Write certificates between BEGIN CERTIFICATE and END CERTIFICATE.",
  );
}

export function edgeKeyInFile(path: string, file: string): Finding {
  return error(
    "EDGE.KEY_IN_FILE",
    path,
    `${file} holds a private key, which would be written into Terraform's files`,
    "Leave only certificates in the file, and name a secret in edge.tls.key.",
  );
}

export function edgeUiOpen(path: string, range: string): Finding {
  return warning(
    "EDGE.ADMIN_OPEN",
    path,
    `${range} lets every address reach the admin UI, key management and /metrics`,
    "Name the networks of those who administer.",
  );
}

export function edgePlainPassword(path: string): Finding {
  return warning(
    "EDGE.PASSWORD_IN_CLEAR",
    path,
    "the password crosses the network unencrypted, because tls is none",
    "Set edge.tls.",
  );
}
