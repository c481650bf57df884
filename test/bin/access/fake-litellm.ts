/** LiteLLM's admin API as far as `access` uses it, with the habits that the running 1.106.2 was seen to have. */
import { createHash } from "node:crypto";
import { AccessFailure } from "../../../bin/access/api";
import type { AdminApi } from "../../../bin/access/api";
import { textOf, textsOf } from "../../../bin/access/json";
import type { Json, JsonObject } from "../../../bin/access/json";
import { requestRefused } from "../../../config/errors/access-live";

type Row = Record<string, Json>;

const rates = ["models", "rpm_limit", "tpm_limit", "max_budget", "budget_duration", "metadata"];
/** What a kind stores; everything else in a request is dropped in silence. */
const columns = {
  team: [...rates, "team_id", "team_alias", "soft_budget", "blocked"],
  user: [...rates, "user_id", "user_email", "user_role", "max_parallel_requests"],
  key: [...rates, "key_alias", "team_id", "user_id", "max_parallel_requests", "blocked", "spend"],
};
/** Of a user, what null empties. */
const emptied = new Set(["max_budget", "budget_duration", "tpm_limit", "rpm_limit"]);

export class FakeLitellm implements AdminApi {
  readonly url = "http://fake";
  readonly teams = new Map<string, Row>();
  readonly users = new Map<string, Row>([["default_user_id", { user_id: "default_user_id", models: [] }]]);
  readonly keys = new Map<string, Row>();
  /** Requests that change something. */
  readonly changes: string[] = [];
  /** The next request with this path is refused. */
  refuse: string | undefined;
  private made = 0;

  readonly get = (path: string): Promise<Json> => {
    const { pathname, searchParams } = new URL(path, this.url);
    if (pathname === "/team/list") return Promise.resolve([...this.teams.values()]);
    const list = pathname === "/user/list" ? "users" : "keys";
    const all = this[list];
    const page = Number(searchParams.get("page"));
    // Small pages, so that several are read.
    const rows = [...all.values()].slice((page - 1) * 2, page * 2);
    return Promise.resolve({ [list]: rows, total_pages: Math.ceil(all.size / 2) });
  };

  readonly post = (path: string, body: JsonObject): Promise<JsonObject> => {
    this.changes.push(path);
    const answer = path === this.refuse ? "told to" : this.act(path, body);
    if (typeof answer === "string")
      return Promise.reject(new AccessFailure([requestRefused(path, 400, answer)]));
    return Promise.resolve(answer);
  };

  private act(path: string, body: JsonObject): JsonObject | string {
    const [, kind = "", verb = ""] = path.split("/");
    if (verb === "delete") return this.remove(kind, body);
    if (kind === "key") return this.key(verb, body);
    const table = kind === "team" ? this.teams : this.users;
    const id = textOf(body[`${kind}_id`]) ?? "";
    if (verb === "new" && table.has(id)) return "exists";
    if (verb === "update" && !table.has(id)) return "not found";
    table.set(id, kind === "team" ? merged("team", table.get(id), body) : this.user(id, body));
    return {};
  }

  private user(id: string, body: JsonObject): Row {
    const said = Object.entries(body).filter(([key, value]) => emptied.has(key) || !isEmpty(value));
    return merged("user", this.users.get(id) ?? { models: [] }, Object.fromEntries(said));
  }

  private key(verb: string, body: JsonObject): JsonObject | string {
    const plain = `sk-${(this.made += 1)}`;
    const hash =
      verb === "generate" ? createHash("sha256").update(plain).digest("hex") : (textOf(body.key) ?? "");
    const other = [...this.keys.values()].find(
      ({ key_alias, token }) => key_alias === body.key_alias && token !== hash,
    );
    if (body.key_alias !== undefined && other !== undefined) return "alias exists";
    if (verb === "update" && !this.keys.has(hash)) return "not found";
    const row = merged(
      "key",
      this.keys.get(hash) ?? { token: hash, key_name: `sk-...${this.made}`, spend: 0 },
      body,
    );
    if (body.duration !== undefined) row.expires = ends(body.duration);
    if (body.soft_budget !== undefined) row.litellm_budget_table = { soft_budget: body.soft_budget };
    this.keys.set(hash, row);
    return { key: plain };
  }

  /** The keys of a team and of a user go with them. */
  private remove(kind: string, body: JsonObject): JsonObject {
    for (const id of textsOf(body[`${kind}_ids`] ?? body.keys)) {
      for (const [hash, key] of this.keys)
        if (kind !== "key" && key[`${kind}_id`] === id) this.keys.delete(hash);
      for (const table of [this.teams, this.users, this.keys]) table.delete(id);
    }
    return {};
  }
}

function merged(kind: keyof typeof columns, before: Row | undefined, body: JsonObject): Row {
  const said = Object.entries(body).filter(([key]) => columns[kind].includes(key));
  return { models: [], metadata: {}, ...before, ...structuredClone<Row>(Object.fromEntries(said)) };
}

function isEmpty(value: Json): boolean {
  return value === null || value === "" || value === 0 || ["[]", "{}"].includes(JSON.stringify(value));
}

/** To the clock of the machine that LiteLLM runs on, a little off. */
function ends(duration: Json): Json {
  return duration === null
    ? null
    : new Date(Date.now() + Number.parseInt(textOf(duration) ?? "", 10) * 1000 + 2000).toISOString();
}
