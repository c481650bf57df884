/** The stand-in for LiteLLM over HTTP, for whoever has the administrator's key. */
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { AccessFailure } from "../../../bin/access/api";
import { objectOf, parseJson } from "../../../bin/access/json";
import type { Json } from "../../../bin/access/json";
import type { FakeLitellm } from "./fake-litellm";

interface Served {
  readonly url: string;
  /** Given to every request instead of an answer. */
  refusal: { readonly status: number; readonly message: string } | undefined;
  readonly close: () => Promise<void>;
}

export async function serve(fake: FakeLitellm, key: string): Promise<Served> {
  const server = createServer((request, response) => {
    const given = served.refusal ?? (request.headers.authorization === `Bearer ${key}` ? undefined : denied);
    const refused = ({ status, message }: typeof denied) =>
      response.writeHead(status).end(JSON.stringify({ error: { message } }));
    if (given !== undefined) return void refused(given);
    answer(fake, request).then(
      (body) => response.end(JSON.stringify(body)),
      (problem: unknown) =>
        refused({ status: problem instanceof AccessFailure ? 400 : 500, message: "told to" }),
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a path
  const served: Served = {
    url: `http://127.0.0.1:${port}`,
    refusal: undefined,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return served;
}

const denied = { status: 401, message: "Authentication Error, Invalid proxy server token passed" };

async function answer(fake: FakeLitellm, request: IncomingMessage): Promise<Json> {
  const { method, url = "" } = request;
  if (method === "GET") return fake.get(url);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // a request without an encoding gives buffers
  return fake.post(url, objectOf(parseJson(Buffer.concat(chunks).toString("utf8"))));
}
