import { isUtf8Locale } from "../../bin/style";

test.each([
  [{}, false],
  [{ LANG: "de_DE.UTF-8" }, true],
  [{ LANG: "C" }, false],
  [{ LANG: "C.utf8", LC_ALL: "" }, true],
  [{ LANG: "en_US.UTF-8", LC_ALL: "C" }, false],
  [{ LANG: "en_US.UTF-8", LC_CTYPE: "POSIX" }, false],
])("isUtf8Locale(%j)", (environment, expected) => expect(isUtf8Locale(environment)).toBe(expected));
