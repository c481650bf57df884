/** `npm run tables:litellm -- [VERSION …]`: writes the table of each LiteLLM version anew; without a version, of all known ones. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { litellmVersions } from "../../config/upstream/litellm";
import { extract } from "./extracted";
import { tableFiles } from "./text";

async function main(named: readonly string[]): Promise<void> {
  for (const version of named.length > 0 ? named : litellmVersions) {
    const folder = join(__dirname, "../../config/upstream/litellm", version);
    mkdirSync(folder, { recursive: true });
    for (const [file, text] of await tableFiles(version, extract(version)))
      writeFileSync(join(folder, file), text);
    console.log(folder);
  }
}

void main(process.argv.slice(2));
