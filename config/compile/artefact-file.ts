/** What a compiled text is called as a file of its own, in a folder with the others. */
import type { ArtefactName, ChatTemplateName } from "../plan/types";

const files: Readonly<Record<Exclude<ArtefactName, ChatTemplateName>, string>> = {
  litellm: "generated-config.yaml",
  prometheus: "prometheus.yml",
  edge: "haproxy.cfg",
};

export function artefactFile(name: ArtefactName): string {
  return isChatTemplate(name) ? `${name.replace(":", "-")}.jinja` : files[name];
}

function isChatTemplate(name: ArtefactName): name is ChatTemplateName {
  return name.startsWith("chat-template:");
}
