/** Tells a config of this toolkit from the files of others. */
import { readYaml, record } from "../foreign";

export function isGatewayFile(file: string, text: string): boolean {
  if (/(^|\/)gateway\.config\.\w+$/.test(file) || /\bdefineGateway\(/.test(text)) return true;
  if (!/\.(ya?ml|json)$/i.test(file) || !/\bmodels["']?\s*:/.test(text)) return false;
  const models = Object.values(record(record(readYaml(text).data).models)).map(record);
  return models.some(({ vllm, upstream }) => vllm !== undefined || upstream !== undefined);
}
