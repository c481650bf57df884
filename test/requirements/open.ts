/** What is not there yet, in words of the product, so that no requirement is forgotten in silence. */

export interface Reason {
  readonly kind: "planned" | "elsewhere" | "not applicable";
  readonly text: string;
}

function planned(text: string): Reason {
  return { kind: "planned", text };
}

const telemetry = planned("one JSON record per completion: a logger in the proxy's container");
const shipping = planned("pipelines that ship the records");
const reports = planned("SQL reports, run by name against a prepared Postgres");
const doctor = planned("`doctor`: diagnosis of a running stack");
const snippets = planned("snippets and sample clients made from the deployed config");

/** Why a requirement has no test. It must go as soon as a test quotes the id. */
export const reasons: Readonly<Record<string, Reason>> = {
  "S0-18": snippets,
  "S0-19": planned("coverage measured by `npm run check`; the size of files is a rule of ESLint's"),
  "S0-20": telemetry,
  "S0-21": telemetry,
  "S0-22": telemetry,
  "S0-23": telemetry,
  "S0-24": telemetry,
  "S0-25": telemetry,
  "S0-26": telemetry,
  "S0-27": shipping,
  "S0-28": shipping,
  "S0-29": reports,
  "S1-07": planned("a verb for logs; `docker logs` and the container's name until then"),
  "S1-08": snippets,
  "S1-17": planned("a stand-in for Langfuse in the end-to-end suite; LiteLLM passes the metadata on"),
  ...Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`S1-${index + 18}`, reports] as const)),
  "S1-29": planned("a request with metadata in the end-to-end suite, read back from the spend log"),
  "S1-30": planned("requests with tools and several turns in the end-to-end suite"),
  ...Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((part) => [`S1-31${part}`, reports] as const)),
  "S1-34": planned("a verb that opens the database with a role that only reads"),
  "S1-35": reports,
  "S1-36": reports,
  "S1-37": reports,
  "S1-38": reports,
  "S2-17": planned("verbs for statistics, a flush of the cache's own keys, a reset of the database"),
  "S2-18": planned("a login to the UI's pages in the end-to-end suite"),
  "S2-19": planned("`status`: every tier, and every way from the proxy to a model"),
  "S2-28": planned(
    "versions of Docker, provider and Terraform in preflight; the name of the env file in its output",
  ),
  "S3-12": planned("the fields of requests and answers in the end-to-end suite"),
  "S3-14": planned("a Grafana dashboard"),
  "S3-16": doctor,
  "S3-19": planned("a Mermaid diagram of the config; `plan --html` draws GPUs and routes until then"),
  "S3-22": doctor,
  "S3-23": doctor,
  "S4-01": planned("verbs for update and stop; each twice in a row in the end-to-end suite"),
  "S4-02": planned("`init`: a folder with config, env file and .gitignore"),
  "S4-17": doctor,
  "S4-18": snippets,
  "S4-20": planned("two master keys during a change of keys"),
  "S4-23": doctor,
};

/** What is still missing of a requirement that tests prove in part. It must go when it is there. */
export const gaps: Readonly<Record<string, string>> = {
  "S0-08": "refusing detailed debugging in production comes with the production profile",
  "S0-09": "the plan does not print where each value came from",
  "S0-17": "a wrong key is not explained yet",
  "S0-34": "records of several workers come with telemetry",
  "S1-09": "limits of keys and teams as code",
  "S1-10": "budgets of users and keys as code",
  "S1-13": "a login in the end-to-end suite",
  "S1-14": "latency and errors in the UI are LiteLLM's own; nothing looks at the pages",
  "S1-16": "a stand-in for Langfuse in the end-to-end suite",
  "S1-33": "the machine's free memory at the time of a deploy",
  "S2-06": "a question whether models run belongs to a running stack",
  "S2-07": "a tool call in the smoke test",
  "S2-15": "the report; an unpriced model as an error in production",
  "S2-16": "keys with limits as code",
  "S2-20": "checks of a running stack: Redis, Postgres, latency",
  "S2-23": "one switch for production, TLS in front, alerts",
  "S2-24": "a limit that two proxies share, in the end-to-end suite",
  "S2-25": "a call past the proxy without the key, in the end-to-end suite",
  "S2-26": "the smoke test of a stack without Postgres, in the end-to-end suite",
  "S2-27": "verbs to stop and restart; purge is there",
  "S4-12": "a call from another network, in the end-to-end suite",
  "S4-14": "a crash in the end-to-end suite",
};
