/** What is not there yet, in words of the product, so that no requirement is forgotten in silence. */

export interface Reason {
  readonly kind: "planned" | "elsewhere" | "not applicable";
  readonly text: string;
}

function planned(text: string): Reason {
  return { kind: "planned", text };
}

/** Why a requirement has no test. It must go as soon as a test quotes the id. */
export const reasons: Readonly<Record<string, Reason>> = {
  "S0-19": planned("coverage measured by `npm run check`; the size of files is a rule of ESLint's"),
};

/** What is still missing of a requirement that tests prove in part. It must go when it is there. */
export const gaps: Readonly<Record<string, string>> = {
  "S4-20": "two master keys during a change of keys",
  "S1-33": "the machine's free memory at the time of a deploy",
  "S4-14": "a crash in the end-to-end suite",
};
