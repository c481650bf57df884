/** The texts that the compiler mounts are the files of assets/. `npm run golden` writes them. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gatewayAnswers } from "../config/compile/gateway-answers";
import { requestLog } from "../config/compile/request-log";
import { requestLogWriter } from "../config/compile/request-log-writer";
import { root } from "./examples";

const assets = [
  ["gateway_answers.py", "gateway-answers.ts", "gatewayAnswers", gatewayAnswers],
  ["request_log.py", "request-log.ts", "requestLog", requestLog],
  ["request_log_writer.py", "request-log-writer.ts", "requestLogWriter", requestLogWriter],
] as const;

describe.each(assets)("%s", (name, module, constant, mounted) => {
  const source = readFileSync(join(root, "assets", name), "utf8");
  const file = join(root, "config/compile", module);
  const heading = `/** assets/${name}, for a compiler that reads no files. Written by \`npm run golden\`. */`;

  test("the compiler has the asset, byte for byte", () => {
    const escaped = source.replace(/[\\`]|\$\{/g, "\\$&");
    const text = `${heading}\nexport const ${constant} = \`${escaped}\`;\n`;
    if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, text);
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  test("what the compiler mounts is the asset", () => {
    expect(process.env.UPDATE_GOLDEN === "1" ? source : mounted).toBe(source);
  });
});
