/** Words of a command line, as a POSIX shell reads them. */

/** Quotes a word only where a shell would read it differently. */
export function quoteForShell(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
