/** The table that the judge's tests use. */
import { litellmTable } from "../../../../config/upstream/litellm";
import type { LitellmTable } from "../../../../config/upstream/litellm";

function pinnedTable(): LitellmTable {
  const table = litellmTable("1.106.2");
  if (!table) throw new Error("the table of LiteLLM 1.106.2 is missing");
  return table;
}

export const pinned = pinnedTable();
