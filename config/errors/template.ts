/** Messages about chat templates. */
import type { Finding } from "../findings";
import { error } from "./finding";

export function templateUnreadable(path: string, file: string, problem: string): Finding {
  return error(
    "VLLM.TEMPLATE_UNREADABLE",
    path,
    `${file} cannot be read: ${problem}`,
    "Put the template there; the path is relative to the folder of the config.",
  );
}

export function templateEmpty(path: string, file: string): Finding {
  return error(
    "VLLM.TEMPLATE_EMPTY",
    path,
    `${file} is empty, so the model would get prompts without text`,
    "Write the template into it, or remove chatTemplate: then the model's own is used.",
  );
}
