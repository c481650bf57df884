/** Which secret files lie on the Docker host: one copy per reader, owned by the reader's user. */
import { createHash } from "node:crypto";
import { previousSecret } from "../../config";
import type { SecretUse, Workload } from "../../config";

export interface HostFile {
  /** `<workload>/<file>` below the secrets folder. */
  readonly path: string;
  /** `uid:gid`. */
  readonly owner: string;
  readonly content: string;
}

/** The files of all workloads, each once; secrets without a value have none. */
export function hostFiles(
  workloads: readonly Workload[],
  values: ReadonlyMap<string, string>,
): readonly HostFile[] {
  const files = workloads.flatMap((workload) =>
    workload.secrets.flatMap((secret) => {
      const value = values.get(secret.name);
      if (value === undefined) return [];
      const path = `${workload.name}/${secret.file}`;
      return [
        {
          path,
          owner: ownerOf(workload),
          content: contentOf(secret.form, value, values.get(previousSecret(secret.name))),
        },
      ];
    }),
  );
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

function ownerOf({ user }: Workload): string {
  if (user === null) return "0:0";
  return user.includes(":") ? user : `${user}:${user}`;
}

/** No newline at the end: LiteLLM would take it for a part of the key. */
function contentOf(form: SecretUse["form"], value: string, previous: string | undefined): string {
  if (form === "plain") return value;
  if (form === "redis-acl") {
    return `user default on ${redisHashes(value, previous)} ~* &* +@all\n`;
  }
  const url = new URL(form.passwordOf);
  // The setter leaves "%" as it is, and whoever reads the URL would decode it.
  url.password = encodeURIComponent(value);
  return url.href;
}

/** The passwords that Redis accepts, as its rules for a user have them. */
export function redisHashes(value: string, previous: string | undefined): string {
  const accepted = previous === undefined ? [value] : [value, previous];
  return accepted.map((password) => `#${createHash("sha256").update(password).digest("hex")}`).join(" ");
}
