/** Certificates for tests, made by this machine's openssl. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Writes `<name>.pem` and `<name>.key` into the folder: of the authority `by` for these hosts, or an authority itself. */
export function makeCertificate(folder: string, name: string, hosts: readonly string[], by?: string): void {
  const at = (file: string) => join(folder, file);
  const names = hosts.map((host) => `DNS:${host}`).join(",");
  const signer = by === undefined ? [] : ["-CA", at(`${by}.pem`), "-CAkey", at(`${by}.key`)];
  const extension = by === undefined ? "basicConstraints=critical,CA:TRUE" : `subjectAltName=${names}`;
  const subject = ["-subj", `/CN=${hosts[0] ?? name}`, "-addext", extension];
  const key = [
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:prime256v1",
    "-nodes",
    "-keyout",
    at(`${name}.key`),
  ];
  execFileSync(
    "openssl",
    ["req", "-x509", "-days", "30", ...key, "-out", at(`${name}.pem`), ...subject, ...signer],
    { stdio: "pipe" },
  );
}
