/** The password of the stack's own Redis: its file of users may hold two hashes, and it reads the file again when told to. */
import { readerRefused } from "../../config/errors/secret-rotation";
import type { Finding } from "../../config";
import { reasonOf } from "../docker";
import type { Docker } from "../docker";

/** One password per line on standard input, of which the server accepts at least one; clients stay connected. */
const script = `
while read -r password; do
  if said=$(REDISCLI_AUTH="$password" redis-cli ACL LOAD 2>&1) && [ "$said" = OK ]; then exit 0; fi
done
echo "$said" >&2
exit 1
`.trim();

/** One that does not run reads the file when it starts. */
export async function tellRedis(
  docker: Docker,
  container: { readonly id: string | undefined; readonly name: string },
  name: string,
  accepted: readonly (string | undefined)[],
): Promise<readonly Finding[]> {
  if (container.id === undefined) return [];
  const passwords = accepted.flatMap((password) => (password === undefined ? [] : [`${password}\n`]));
  const finished = await docker.run(["exec", "-i", container.id, "sh", "-c", script], passwords.join(""));
  return finished.code === 0 ? [] : [readerRefused(name, container.name, reasonOf(finished))];
}
