/** The file as a whole. */
import { entriesOf } from "./entry";

export const fileEntries = entriesOf({
  "FILE.NOT_FOUND": {
    severity: "error",
    meaning:
      "There is no config file: none of the default names is in the folder, or the named file is not there.",
    fix: "Create `gateway.config.ts`, or name the file with `--config FILE` or `GATEWAY_CONFIG`.",
    example: { path: "", message: "config file not found: shelf.config.ts" },
  },
  "FILE.FORMAT_UNKNOWN": {
    severity: "error",
    meaning: "The file's extension is none of `.ts`, `.js`, `.mjs`, `.cjs`, `.yaml`, `.yml`, `.json`.",
    fix: "Rename the file.",
    example: {
      path: "",
      message: "shelf.toml has no known extension; allowed: .ts, .js, .mjs, .cjs, .yaml, .yml, .json",
    },
  },
  "FILE.FAILED": {
    severity: "error",
    meaning: "The file could not be read: a syntax error, an import that is not there, or code that throws.",
    fix: "Correct what the message quotes; the file must load without an error.",
    example: { path: "", message: "throws.ts could not be read: no shelf" },
  },
  "FILE.EXPORTS_NOTHING": {
    severity: "error",
    meaning: "The file loads, but gives no object: no default export, an empty file, a list, a function.",
    fix: "End a TypeScript file with `export default defineGateway({ … })`; in YAML or JSON write one object.",
    example: { path: "", message: "bare.ts exports no config" },
  },
});
