/** Messages about `--set`. */
import type { Finding } from "../findings";
import { error } from "./finding";

/** What stands behind an equals sign may be anything, so only the key is shown. */
export function assignmentUnreadable(text: string): Finding {
  return error(
    "SHAPE.SET_UNREADABLE",
    "",
    `--set ${JSON.stringify(text.split("=")[0])} is not of the form key=value`,
    'Write a path as findings have it, such as routing.retries=2 or models["llama-3.1"].vllm.gpus=2.',
  );
}
