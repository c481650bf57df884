/** Everything that is said about one compose file. */
import type { Finding } from "../../findings";
import type { DocumentOf, Rule } from "../project";
import { checkImages } from "./images";
import { checkProbes } from "./probes";
import { checkComposeSecrets } from "./secrets";
import { checkNetworks, checkServices } from "./settings";

const rules: readonly ((document: DocumentOf<"compose">) => readonly Finding[])[] = [
  checkImages,
  checkProbes,
  checkComposeSecrets,
  checkNetworks,
  checkServices,
];

export const checkComposeFile: Rule<"compose"> = (document) => rules.flatMap((rule) => rule(document));
