/** A comparison for the terminal. */
import { table } from "../table";
import { inStyle } from "../style";
import type { Style } from "../style";
import { plainText } from "./view-cells";
import type { Table } from "./view-cells";
import type { View } from "./view";

export function textOf({ headline, against, notices, containers, details }: View, style: Style): string {
  const parts = [
    [
      `${plainText(headline)}, ${plainText(against)}`,
      ...notices.map((notice) => `  ! ${plainText(notice)}`),
    ].join("\n"),
    ...[...(containers ? [containers] : []), ...details].map(print),
  ];
  return `${inStyle(style, parts.join("\n\n"))}\n`;
}

function print({ title, head, rows }: Table): string {
  return table(
    title,
    head.map((text) => text.toUpperCase().replace("GIB", "GiB")),
    rows.map((row) => row.map(plainText)),
  );
}
