/** Links between pages lead somewhere, and every page is in the table of contents. */
import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { root } from "../examples";
import { pageFiles, pageText, proseOf } from "./pages";

const contents = "docs/README.md";

/** Targets within the repository, with the anchor: `docs/config.md#edge`. */
function linksOf(file: string): readonly string[] {
  const withoutCode = proseOf(file).replaceAll(/`[^`\n]*`/g, "");
  return [...withoutCode.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^(https?|mailto):/.test(target))
    .map((target) => (target.startsWith("#") ? `${file}${target}` : join(dirname(file), target)));
}

/** As GitHub names headings; the second of the same name gets `-1`. */
function anchorsOf(file: string): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const headings = [...proseOf(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => {
    const slug = heading
      .toLowerCase()
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-");
    const before = counts.get(slug) ?? 0;
    counts.set(slug, before + 1);
    return before === 0 ? slug : `${slug}-${before}`;
  });
  return new Set([...headings, ...[...pageText(file).matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id)]);
}

function isDead(link: string): boolean {
  const [file = "", anchor] = link.split("#");
  if (!existsSync(join(root, file))) return true;
  return anchor !== undefined && file.endsWith(".md") && !anchorsOf(normalize(file)).has(anchor);
}

test.each(pageFiles)("%s has no dead link", (file) => {
  expect(linksOf(file).filter(isDead)).toEqual([]);
});

test("a dead link is seen", () => {
  expect(linksOf(contents).length).toBeGreaterThan(40);
  expect(["docs/nowhere.md", "docs/config.md#nowhere"].filter(isDead)).toHaveLength(2);
  expect(["docs/config.md#which-value-wins", "docs/errors.md#FILE.NOT_FOUND"].filter(isDead)).toEqual([]);
});

test("docs/README.md has every page of docs and every example", () => {
  const listed = linksOf(contents);
  const pages = pageFiles.filter((file) => /^(docs|examples)\//.test(file) && file !== contents);
  expect(pages.filter((page) => !listed.includes(page))).toEqual([]);
});

/** Folders of the repository, as pages write them; tables of tests begin below `test/`. */
const ownPath = /^(assets|bin|config|constructs|docs|examples|stacks|tables|test)\/[\w.@/-]+$/;
const isThere = (path: string) => ["", "test"].some((folder) => existsSync(join(root, folder, path)));

test.each(pageFiles.filter((file) => file !== "CHANGELOG.md"))(
  "the paths that %s names are there",
  (file) => {
    const paths = [...proseOf(file).matchAll(/`([^`\s]+)`/g)].map(([, path = ""]) => path);
    const own = paths.filter((path) => ownPath.test(path) && !path.endsWith("/.env"));
    expect(own.filter((path) => !isThere(path))).toEqual([]);
  },
);
