/** Checks that end well whatever happens. */
import { checkCannotFail } from "../../errors/lint-shell";
import type { Finding } from "../../findings";
import { at } from "../project";
import type { DocumentOf } from "../project";

export function checkVerdicts({ text }: DocumentOf<"shell">): readonly Finding[] {
  return [...praise(text), ...printing(text)];
}

const praiseLine =
  /^[\w./-]+\b.*\b(all|every)\b.*\b(tests?|checks?)\b.*\b(pass(ed)?|succeed(ed)?|successful|ok)\b/i;

/** "All tests passed" at the end of a script in which nothing can end it before. */
function praise(text: string): readonly Finding[] {
  const lines = text.split("\n");
  if (endsEarly.test(text) || (stopsAtErrors.test(text) && lines.some(mayFail))) return [];
  let depth = 0;
  return lines.flatMap((line, index) => {
    const code = line.replace(/#.*$/, "").trim();
    const isOpen = depth === 0;
    depth = Math.max(0, depth + opens(code));
    if (!isOpen || !praiseLine.test(code)) return [];
    return [
      at(
        { line: index + 1, column: line.search(/\S/) + 1 },
        checkCannotFail("says that everything passed, whatever happened before"),
      ),
    ];
  });
}

const endsEarly = /\b(exit|return)\s+("?\$|[1-9])/;
const stopsAtErrors = /^\s*set\s+-\w*e|^#!.*\bsh\s+-\w*e/m;

/** A command whose failure nobody catches. */
function mayFail(line: string): boolean {
  return (
    /^\s*(\w+=\S*\s+)*(curl|wget|docker|redis-cli|psql|python3?|nc|bash|sh|test|\[|\.\/\S+)(?=\s|$)/.test(
      line,
    ) && !line.includes("||")
  );
}

/** How many blocks a line leaves open. */
function opens(code: string): number {
  const starts = code.match(/(^|[;&|]\s*|\s)(if|case|for|while|until)\s|\{\s*$/g)?.length ?? 0;
  const ends = code.match(/(^|[;&|]\s*)(fi|esac|done|\})(?=\s|;|$)/g)?.length ?? 0;
  return starts - ends;
}

const printed = /\bcat\s+\S*\.ya?ml\b.*(&&|;).*\becho\b.*\b(valid|ok|correct|fine)\b/i;

/** A file that is printed has not been read by anybody. */
function printing(text: string): readonly Finding[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      !line.trimStart().startsWith("#") && printed.test(line)
        ? [
            at(
              { line: index + 1, column: line.search(/\S/) + 1 },
              checkCannotFail("calls a file valid because it could be printed"),
            ),
          ]
        : [],
    );
}
