/** The names of all tests, read from their sources: what `test`, `it` and `describe` are called with, and the rows of their tables. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "../examples";

export interface TestName {
  /** Relative to the root of the repository. */
  readonly file: string;
  readonly name: string;
}

export const idPattern = /\b(?:S[0-4]-\d\d[a-f]?|U[1-7])\b/g;

/** Names that quote an id. Files without one are not looked into. */
export function testNames(): readonly TestName[] {
  return readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
    .map((file) => `test/${file}`)
    .filter((file) => file.endsWith(".ts") && !isOwn(file))
    .toSorted()
    .flatMap((file) => {
      const text = readFileSync(join(root, file), "utf8");
      return quotes(text) ? namesIn(file, text).filter(({ name }) => quotes(name)) : [];
    });
}

/** The tables of this folder, and their test, quote ids and prove nothing by that. */
function isOwn(file: string): boolean {
  return file.startsWith("test/requirements/") && !/\/s\d\.test\.ts$/.test(file);
}

function quotes(text: string): boolean {
  return text.search(idPattern) >= 0;
}

export function namesIn(file: string, text: string): readonly TestName[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const names: TestName[] = [];
  const visit = (node: ts.Node): void => {
    if (isText(node) && isName(node)) names.push({ file, name: textOf(node) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

type Text = ts.StringLiteralLike | ts.TemplateExpression;

function isText(node: ts.Node): node is Text {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function textOf(node: Text): string {
  if (!ts.isTemplateExpression(node)) return node.text;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("…");
}

/** The first argument of a test or of what makes a fixture, the `name` of a fixture, or the head of a row. */
function isName(node: Text): boolean {
  const { parent } = node;
  if (ts.isCallExpression(parent)) return parent.arguments[0] === node && makesTests(parent.expression);
  if (ts.isPropertyAssignment(parent)) return parent.name.getText() === "name";
  return ts.isArrayLiteralExpression(parent) && parent.elements[0] === node;
}

function makesTests(called: ts.Expression): boolean {
  if (ts.isIdentifier(called)) return ["test", "it", "describe", "reports"].includes(called.text);
  return (
    (ts.isPropertyAccessExpression(called) || ts.isCallExpression(called)) && makesTests(called.expression)
  );
}
