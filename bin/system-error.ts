/** What the operating system refused, in words. Such an error is nobody's bug: a full disk, a file where a folder is wanted. */
import { getSystemErrorMap, types } from "node:util";

/** Node's own name of it, such as `EEXIST`; undefined for an error that is none of the system's. */
export function systemErrorCode(problem: unknown): string | undefined {
  return isOfSystem(problem) ? problem.code : undefined;
}

/** One line: what could not be done, to which file, and why. */
export function systemErrorText(problem: unknown): string | undefined {
  if (!isOfSystem(problem)) return undefined;
  const { code, errno, path, syscall } = problem;
  const why = reasons[code] ?? getSystemErrorMap().get(errno ?? 0)?.[1] ?? code;
  return path === undefined
    ? `${syscall}: ${why}`
    : `${path} could not be ${done[syscall] ?? "used"}: ${why}`;
}

type SystemError = NodeJS.ErrnoException & { readonly code: string; readonly syscall: string };

/** Errors of Node's own, such as `ERR_INVALID_ARG_TYPE`, have a code too, and no call of the system. */
function isOfSystem(problem: unknown): problem is SystemError {
  return types.isNativeError(problem) && "code" in problem && "syscall" in problem;
}

/** Where the system's own words do not say what is in the way. */
const reasons: Readonly<Record<string, string>> = {
  EISDIR: "it is a directory",
  ENOTDIR: "a part of the path is a file",
};

/** By the system's call, the last word of its sentence. */
const done: Readonly<Record<string, string>> = {
  copyfile: "copied",
  mkdir: "made",
  mkdtemp: "made",
  open: "opened",
  read: "read",
  rename: "renamed",
  rm: "removed",
  scandir: "read",
  unlink: "removed",
  write: "written",
};
