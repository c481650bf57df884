/** One HTTP request to the gateway: to its address on the machine, under the name that its certificate carries. */
import http from "node:http";
import https from "node:https";

export interface Target {
  /** As clients call it. */
  readonly url: string;
  /** Where it listens; the name in `url` may lead elsewhere, or nowhere. */
  readonly address: { readonly host: string; readonly port: number };
  /** PEM of the authority to trust; undefined trusts the usual ones. */
  readonly ca?: string | undefined;
  /** PEM of the certificate and key that the gateway asks its clients for. */
  readonly client?: { readonly cert: string; readonly key: string } | undefined;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly timeoutMilliseconds: number;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
  /** What LiteLLM calls the request in its logs; empty where something else answered. */
  readonly requestId: string;
}

export function send({ url, address, ca, client }: Target, asked: Asked): Promise<Answered> {
  const { method, path, headers, body, timeoutMilliseconds } = asked;
  const { protocol, host, hostname } = new URL(url);
  const options = {
    ...address,
    method,
    path,
    headers: {
      ...headers,
      host,
      ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }),
    },
    agent: false,
    signal: AbortSignal.timeout(timeoutMilliseconds),
  };
  return new Promise((resolve, reject) => {
    const onAnswer = (answer: http.IncomingMessage) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          text: Buffer.concat(parts).toString("utf8"),
          requestId: String(answer.headers["x-litellm-call-id"] ?? ""),
        }),
      );
      answer.on("error", reject);
    };
    const request =
      protocol === "https:"
        ? https.request(
            { ...options, servername: hostname, ...(ca === undefined ? {} : { ca }), ...client },
            onAnswer,
          )
        : http.request(options, onAnswer);
    request.on("error", reject);
    request.end(body);
  });
}
