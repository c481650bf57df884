/** Long lists of ids and of replicas' names in a few words. */

const shownRanges = 4;
const shownIdLength = 12;
const shownRun = 3;

/** GPU ids as ranges: "0-3,5"; of a long list the beginning and the number. */
export function idRanges(ids: readonly string[]): string {
  const ranges: { first: string; last: string }[] = [];
  for (const id of ids) {
    const range = ranges.at(-1);
    if (range && /^\d+$/.test(id) && Number(id) === Number(range.last) + 1) range.last = id;
    else ranges.push({ first: id, last: id });
  }
  const texts = ranges.map(({ first, last }) => (first === last ? shortId(first) : `${first}-${last}`));
  if (texts.length <= shownRanges) return texts.join(",");
  return `${texts.slice(0, shownRanges - 1).join(",")},… (${ids.length})`;
}

/** A UUID by its first characters. */
function shortId(id: string): string {
  return id.length > shownIdLength ? `${id.slice(0, shownIdLength)}…` : id;
}

/** Names as a list; a long run of replicas by its first and last. */
export function shortNames(names: readonly string[]): string {
  const runs: string[][] = [];
  for (const name of names) {
    const run = runs.at(-1);
    if (run && follows(run.at(-1) ?? "", name)) run.push(name);
    else runs.push([name]);
  }
  return runs
    .map((run) =>
      run.length <= shownRun ? run.join(", ") : `${run[0] ?? ""} to ${run.at(-1) ?? ""} (${run.length})`,
    )
    .join(", ");
}

/** True for `vllm-a` and `vllm-a-2`, for `vllm-a-2-cache` and `vllm-a-3-cache`. */
function follows(earlier: string, later: string): boolean {
  const [a, b] = [numbered(earlier), numbered(later)];
  return a.name === b.name && b.number === a.number + 1;
}

function numbered(text: string): { name: string; number: number } {
  const [, base = text, number, ending = ""] = /^(.*?)(?:-(\d+))?(-[a-z]+)?$/.exec(text) ?? [];
  return { name: base + ending, number: Number(number ?? 1) };
}
