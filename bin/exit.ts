/** What a verb ends with. Nothing else is ever returned to the shell. */

export const exit = Object.freeze({
  /** Done; warnings included. */
  fine: 0,
  /** An error finding, or a check that failed. */
  failed: 1,
  /** The command line itself is wrong. */
  usage: 2,
});

export type ExitCode = (typeof exit)[keyof typeof exit];

/** The command line is wrong in a way that only a verb can see. Printed without a stack trace, exit code 2. */
export class WrongUsage extends Error {}
