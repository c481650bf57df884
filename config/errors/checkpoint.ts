/** Messages about a model's own files. */
import type { Finding } from "../findings";
import { warning } from "./finding";

export function checkpointUnreadable(path: string, source: string, reason: string): Finding {
  return warning(
    "FIT.UNREADABLE",
    path,
    `the files of ${JSON.stringify(source)} do not say what it needs, so the fit is not checked: ${reason}`,
    'Repair the files, or use a preset, or give checkpoint, or weightsGiB and kvBytesPerToken; fit: "off" says that this is meant.',
  );
}
