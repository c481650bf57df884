/** What most rows of the provider tables share. */
import type { Mode } from "../../schema/mode";
import type { Provider } from "../providers";

const docs = "https://docs.litellm.ai/docs/providers/";

/** A provider with an address of its own and one key. */
export function hosted(
  title: string,
  keyName: string,
  page: string,
  modes: readonly Mode[] = ["chat"],
): Provider {
  return {
    title,
    key: "required",
    keyName,
    apiBase: "optional",
    basePath: null,
    apiVersion: false,
    credentials: null,
    modes,
    link: page.startsWith("https:") ? page : docs + page,
  };
}

/** A server that somebody runs: LiteLLM cannot know where, and it may want no key. */
export function ownServer(title: string, page: string, modes: readonly Mode[] | null = ["chat"]): Provider {
  return { ...hosted(title, "", page), key: "optional", keyName: null, apiBase: "required", modes };
}
