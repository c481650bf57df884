/** The frame of every page: it needs nothing else, no script, no other file, no network. */
import { markup, Markup } from "./markup";
import { pageStyle } from "./style";

export interface Page {
  /** Of the window. */
  readonly title: string;
  readonly heading: string;
  /** A line below the heading. */
  readonly about: string;
  /** Rules of this page alone, behind those of all. @default none */
  readonly style?: string;
  /** Between the heading and the main part. @default nothing */
  readonly navigation?: Markup;
  readonly main: Markup | readonly Markup[];
}

/** The same page gives the same bytes. */
export function htmlDocument({
  title,
  heading,
  about,
  style = "",
  navigation = markup``,
  main,
}: Page): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<title>${title}</title>
<style>${new Markup(pageStyle + style)}</style>
</head>
<body>
<header>
<h1>${heading}</h1>
<p class="quiet">${about}</p>
</header>
${navigation}<main>
${main}</main>
</body>
</html>
`.text;
}
