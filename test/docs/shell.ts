/** Enough of a shell's grammar to split a script into the words of its simple commands. */

/** Also those behind `$(`, `|`, `&&` and `;`. Comments, redirections and assignments in front are left out. */
export function shellCommands(script: string): readonly (readonly string[])[] {
  const commands: string[][] = [];
  let words: string[] = [];
  const end = () => {
    const start = words.findIndex((word) => !/^\w+=/.test(word) && word !== "$");
    if (start >= 0) commands.push(words.slice(start));
    words = [];
  };
  for (const [text] of script.replaceAll("\\\n", " ").matchAll(token)) {
    if (text.startsWith("#")) continue;
    if (/^(\n|[|&;()]+|\$\()$/.test(text)) end();
    else if (!/^\d?[<>]/.test(text)) words.push(unquoted(text));
  }
  end();
  return commands;
}

const token =
  /#.*|\n|[|&;()]+|\$\((?!\()|\d?[<>]{1,2}&?\s*[^\s|;&)]+|(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"|&;()<>])+/g;

function unquoted(word: string): string {
  return word.replaceAll(
    /'([^']*)'|"((?:\\.|[^"\\])*)"/g,
    (_, single?: string, double?: string) => single ?? double ?? "",
  );
}
