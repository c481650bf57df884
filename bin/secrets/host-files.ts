/** Which secret files lie on the Docker host: one copy per reader, owned by the reader's user. */
import { createHash } from "node:crypto";
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
      return [{ path, owner: ownerOf(workload), content: contentOf(secret.form, value) }];
    }),
  );
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

function ownerOf({ user }: Workload): string {
  if (user === null) return "0:0";
  return user.includes(":") ? user : `${user}:${user}`;
}

const contents: Readonly<Record<SecretUse["form"], (value: string) => string>> = {
  // No newline at the end: LiteLLM would take it for a part of the key.
  plain: (value) => value,
  "redis-acl": (value) =>
    `user default on #${createHash("sha256").update(value).digest("hex")} ~* &* +@all\n`,
};

function contentOf(form: SecretUse["form"], value: string): string {
  return contents[form](value);
}
