/** curl, in POSIX shell. */
import { quoteForShell } from "../../config";
import { question } from "./client";
import type { Client } from "./client";

export const curl: Client = {
  name: "curl",
  title: "curl",
  file: "chat.sh",
  install: "",
  text: ({ baseUrl, model, keyVariable }) => {
    const body = JSON.stringify({ model, messages: [{ role: "user", content: question }] }, null, 2);
    return `#!/bin/sh
curl -fsS ${quoteForShell(`${baseUrl}/chat/completions`)} \\
  -H "Authorization: Bearer $${keyVariable}" \\
  -H "Content-Type: application/json" \\
  -d ${quoteForShell(body)}
`;
  },
};
