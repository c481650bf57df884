/** What a verb ends with. Nothing else is ever returned to the shell. */

export const exit = Object.freeze({
  /** Done; warnings included. */
  fine: 0,
  /** An error finding, or a check that failed. */
  failed: 1,
  /** The command line itself is wrong; with `--detailed-exitcode`, as Terraform ends: there are changes. */
  usage: 2,
  /** Nobody read the output to its end: as a shell counts a program that SIGPIPE ended. No verb returns it. */
  unread: 141,
  /** As a shell counts a program that Ctrl-C ended, or SIGTERM. No verb returns them. */
  interrupted: 130,
  terminated: 143,
});

export type ExitCode = (typeof exit)[Exclude<keyof typeof exit, "unread" | "interrupted" | "terminated">];

/** The command line is wrong in a way that only a verb can see. Printed without a stack trace, exit code 2. */
export class WrongUsage extends Error {}
