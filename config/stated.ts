/** What the author states, in a file, in variables or by `--set`, as one input; and of every part of it where it is stated. */
import { assign, parseAssignment } from "./assignments";
import type { Assignment } from "./assignments";
import { gatewayFromEnvironment } from "./environment";
import { assignmentUnreadable } from "./errors/set";
import type { ConfigSource } from "./find-config";
import { formatPath, parsePath, touches, within } from "./findings";
import type { Finding } from "./findings";
import { loadGateway } from "./load";
import { locateFindings, locator } from "./locate";
import type { Place, Statements } from "./origins";
import { isContainer } from "./plain-data";

export interface Stated extends Statements {
  readonly input: unknown;
  /** About the statements themselves. */
  readonly findings: readonly Finding[];
  /** Gives findings about the input the place of what they are about. */
  readonly place: (findings: readonly Finding[]) => readonly Finding[];
}

interface Basis extends Pick<Stated, "input" | "findings" | "place"> {
  readonly at: (path: readonly string[]) => Place;
}

/** `assigned`: assignments as texts; a later one wins. */
export async function readStatements(
  source: ConfigSource,
  assigned: readonly string[],
): Promise<Stated | { readonly finding: Finding }> {
  const basis = source.variables ? fromVariables(source.variables) : await fromFile(source.file);
  if ("finding" in basis) return basis;
  const read = assigned.map((text) => ({ text, assignment: parseAssignment(text) }));
  const assignments = read.flatMap(({ assignment }) => assignment ?? []);
  const unreadable = read.filter(({ assignment }) => assignment === undefined);
  const input = assignments.length === 0 ? basis.input : assign(basis.input, assignments);
  return {
    input,
    at: (path) => (own(input, path) === undefined ? undefined : (setAt(assignments, path) ?? basis.at(path))),
    valueAt: (path) => own(input, path),
    findings: [...basis.findings, ...unreadable.map(({ text }) => assignmentUnreadable(text))],
    place: (findings) => {
      const isNew = (path: string) => own(basis.input, parsePath(path)) === undefined;
      const isSet = ({ path }: Finding) =>
        path !== "" &&
        assignments
          .map((assignment) => formatPath(assignment.path))
          .some((key) => within(path, key) || (within(key, path) && isNew(path)));
      const set = findings.filter(isSet).map((finding) => ({
        ...finding,
        message: `${finding.message} (from --set)`,
      }));
      return [...set, ...basis.place(findings.filter((finding) => !isSet(finding)))];
    },
  };
}

/** A part of a list makes the list another one. */
function setAt(assignments: readonly Assignment[], path: readonly string[]): Place | undefined {
  const found = assignments.some(
    (assignment) =>
      assignment.value !== undefined && touches(formatPath(assignment.path), textOf(path, assignment)),
  );
  return found ? { kind: "set" } : undefined;
}

/** The path with numbers where the assignment has them. */
function textOf(path: readonly string[], assignment: Assignment): string {
  return formatPath(
    path.map((segment, index) => (typeof assignment.path[index] === "number" ? Number(segment) : segment)),
  );
}

async function fromFile(file: string): Promise<Basis | { readonly finding: Finding }> {
  const loaded = await loadGateway(file);
  if ("finding" in loaded) return loaded;
  const { input, text } = loaded;
  if (text === undefined)
    return {
      input,
      findings: [],
      at: () => ({ kind: "file", location: undefined }),
      place: (findings) => findings,
    };
  const locate = locator(text);
  return {
    input,
    findings: [],
    at: (path) => ({ kind: "file", location: locate(path) }),
    place: (findings) => locateFindings(findings, text),
  };
}

/** The path of a finding is the variable's name, where one variable says it. */
function fromVariables(values: ReadonlyMap<string, string>): Basis {
  const { input, findings, origins } = gatewayFromEnvironment(values);
  const names = [...origins].map(([path, name]) => ({ path: formatPath(path), name }));
  const nameOf = (path: string) => {
    if (path === "models") return "PROXY_MODEL_KEYS";
    const found =
      names.find((origin) => within(path, origin.path)) ?? names.find((origin) => within(origin.path, path));
    return found?.name ?? "default";
  };
  return {
    input,
    findings,
    at: (path) => {
      const name = nameOf(formatPath(path));
      return name === "default" ? { kind: "default" } : { kind: "variable", name };
    },
    place: (all) =>
      all.map((finding) => {
        const name = nameOf(formatPath(parsePath(finding.path)));
        return name === "default" || finding.path === "" ? finding : { ...finding, path: name };
      }),
  };
}

/** Of the object's own alone: a model may be called `constructor`. */
function own(input: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      isContainer(value) && Object.hasOwn(value, key) ? (Reflect.get(value, key) as unknown) : undefined,
    input,
  );
}
