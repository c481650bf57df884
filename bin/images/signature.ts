/** Signatures of publishers that sign. cosign does the work; without it nothing is claimed. */
import { imageSignature } from "../../config/errors/images";
import type { Finding } from "../../config";
import { capture } from "../process";
import type { Terminal } from "../terminal";

/** LiteLLM signs from 1.83.0 on: https://docs.litellm.ai/docs/proxy/deploy (verify image signatures). */
const publishers = [
  {
    repository: /^((index\.)?docker\.io\/|ghcr\.io\/)?(litellm|berriai)\/litellm[-a-z_]*[:@]/,
    key: "https://raw.githubusercontent.com/BerriAI/litellm/0112e53046018d726492c814b3644b7d376029d0/cosign.pub",
  },
] as const;

export interface Signature {
  readonly state: "verified" | "rejected" | "not checked";
  /** Why it was not checked; empty otherwise. */
  readonly why: string;
  readonly findings: readonly Finding[];
}

/** `name` says whose it is, `image` which very one. */
export async function checkSignature(terminal: Terminal, name: string, image: string): Promise<Signature> {
  const publisher = publishers.find(({ repository }) => repository.test(name));
  if (!publisher) return notChecked("no key of its publisher is known");
  if (image.startsWith("sha256:")) return notChecked("pinned by id, and signatures are for digests");
  const { environment } = terminal;
  const cosign = (args: readonly string[]) => capture({ file: "cosign", args, environment });
  if ((await cosign(["version"])).code !== 0) return notChecked("cosign is not installed");
  const { code, errors } = await cosign(["verify", "--key", publisher.key, image]);
  if (code === 0) return { state: "verified", why: "", findings: [] };
  const reason = errors.trim().split("\n").at(-1) ?? "";
  if (/dial|timeout|no such host|connection refused|unreachable/i.test(errors))
    return notChecked(`its registry or key could not be reached: ${reason}`);
  return { state: "rejected", why: "", findings: [imageSignature(image, reason)] };
}

function notChecked(why: string): Signature {
  return { state: "not checked", why, findings: [] };
}
