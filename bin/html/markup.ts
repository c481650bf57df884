/** Text that is a part of a page. Whatever is put into it is escaped. */

export class Markup {
  constructor(readonly text: string) {}
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Safe between tags and inside quoted attributes; characters that no page may have become a sign for that. */
function escaped(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- they are what is looked for
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, "\ufffd")
      .replace(/[&<>"']/g, (character) => entities[character] ?? character)
  );
}

type Value = Markup | string | number | readonly Markup[];

/** A template's own text is markup, its values are not, unless they were made by this function. */
export function markup(template: readonly string[], ...values: readonly Value[]): Markup {
  const text = template.map((part, index) => part + (index < values.length ? written(values[index]) : ""));
  return new Markup(text.join(""));
}

function written(value: Value | undefined): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === "object") return value.map(({ text }) => text).join("");
  return escaped(String(value ?? ""));
}
