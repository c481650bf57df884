/** How text on standard output may look: with block characters, with colours, or as plain ASCII. */

export interface Style {
  readonly hasColor: boolean;
  /** The locale's characters are UTF-8. */
  readonly isUnicode: boolean;
}

/** One character for one, so that columns stay aligned. */
const ascii: Readonly<Record<string, string>> = Object.freeze({
  "█": "#",
  "▓": "=",
  "░": "-",
  "·": ".",
  "│": "|",
  "×": "x",
  "…": "~",
  "→": ">",
  "–": "-",
});

/** Blue, green, yellow, dim: readable on dark and on light backgrounds. */
const codes: readonly (readonly [RegExp, number])[] = [
  [/█+/g, 34],
  [/▓+/g, 32],
  [/░+/g, 33],
  [/·+/g, 2],
];

/** Text that was written with all characters, as this style can show it. */
export function inStyle(style: Style, text: string): string {
  const painted = style.hasColor ? withColors(printable(text)) : printable(text);
  return style.isUnicode
    ? painted
    : painted.replace(/[█▓░·│×…→–]/g, (character) => ascii[character] ?? character);
}

/** A name from a config commands no terminal. */
function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, "?");
}

/** The runs of a bar, and the same characters of its legend. */
function withColors(text: string): string {
  return codes.reduce(
    (painted, [run, code]) => painted.replace(run, (cells) => `\u001b[${code}m${cells}\u001b[0m`),
    text,
  );
}

/** The locale as POSIX reads it: the first of the three that is set; none is ASCII. */
export function isUtf8Locale(environment: Readonly<Record<string, string | undefined>>): boolean {
  const locale = [environment.LC_ALL, environment.LC_CTYPE, environment.LANG].find(
    (value) => value !== undefined && value !== "",
  );
  return /utf-?8/i.test(locale ?? "");
}
