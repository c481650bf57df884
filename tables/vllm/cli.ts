/** `npm run tables -- [VERSION …]`: writes the table of each vLLM version anew; without a version, of all known ones. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { serviceImages } from "../../config/presets/images";
import { vllmVersions } from "../../config/upstream/vllm";
import { extract } from "./extracted";
import { tableText } from "./text";

async function main(named: readonly string[]): Promise<void> {
  for (const version of named.length > 0 ? named : vllmVersions) {
    const file = join(__dirname, "../../config/upstream/vllm", `${version}.ts`);
    writeFileSync(file, await tableText(extract(version, serviceImages.vllmCpu.image)));
    console.log(file);
  }
}

void main(process.argv.slice(2));
