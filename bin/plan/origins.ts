/** Where every value of the config comes from, for people and for programs. */
import { originsOf } from "../../config";
import type { Origin } from "../../config";
import type { Opened } from "../open-config";
import { inStyle } from "../style";
import type { Style } from "../style";
import { table } from "../table";

type Result = NonNullable<Opened["evaluated"]["result"]>;

/** As long as a line of the table may be wide. */
const longest = 60;

export function originsIn({
  evaluated,
  shown,
}: Pick<Opened, "shown"> & {
  readonly evaluated: Pick<Opened["evaluated"], "stated"> & { readonly result: Result };
}): readonly Origin[] {
  return evaluated.stated ? originsOf(evaluated.result, evaluated.stated, shown) : [];
}

export function originsTable(origins: readonly Origin[], style: Style): string {
  const rows = origins.map(({ path, value, origin }) => [path, valueText(value), origin]);
  return inStyle(style, table("Where each value comes from", ["KEY", "VALUE", "FROM"], rows));
}

/** Text without quotes where it cannot be taken for anything else. */
function valueText(value: unknown): string {
  const isPlain = typeof value === "string" && /^[^\s"'[{][^\s"]*$/.test(value);
  const text = isPlain ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
