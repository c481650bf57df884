/** `model_list` as a whole: what one deployment says about the others of its name. */
import { valueTrap } from "../../errors/litellm";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import { isMapping } from "../../mapping";

interface Member {
  readonly index: number;
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly info: Readonly<Record<string, unknown>>;
}

export function judgeDeployments(list: unknown, path: readonly PropertyKey[]): readonly Finding[] {
  if (!Array.isArray(list)) return [];
  const members = list.flatMap((entry: unknown, index) => memberOf(entry, index));
  const groups = new Map<string, Member[]>();
  for (const member of members) groups.set(member.name, [...(groups.get(member.name) ?? []), member]);
  return [
    ...[...groups.values()].flatMap((group) => [...judgeShares(group, path), ...judgeSingle(group, path)]),
    ...judgeIds(members, path),
  ];
}

function memberOf(entry: unknown, index: number): readonly Member[] {
  if (!isMapping(entry) || typeof entry.model_name !== "string") return [];
  const part = (key: string) => (isMapping(entry[key]) ? entry[key] : {});
  return [{ index, name: entry.model_name, params: part("litellm_params"), info: part("model_info") }];
}

/** LiteLLM shares the requests by the first of these that a member has. */
function judgeShares(group: readonly Member[], path: readonly PropertyKey[]): readonly Finding[] {
  const has = (member: Member, key: string) =>
    typeof member.params[key] === "number" && member.params[key] > 0;
  const key = ["weight", "rpm", "tpm"].find((one) => group.some((member) => has(member, one)));
  if (key === undefined) return [];
  return group
    .filter((member) => !has(member, key))
    .map(({ index, name }) =>
      valueTrap(
        formatPath([...path, index, "litellm_params"]),
        "this deployment",
        `of ${JSON.stringify(name)} has no ${key} and gets no traffic beside those that have one`,
        `Give ${key} to all deployments of the name, or to none.`,
      ),
    );
}

function judgeSingle(group: readonly Member[], path: readonly PropertyKey[]): readonly Finding[] {
  const [only, ...others] = group;
  const fails = only?.info.allowed_fails;
  // Who forgives none may well mean just that: nobody else could answer.
  if (only === undefined || fails === undefined || fails === 0 || others.length > 0) return [];
  return [
    valueTrap(
      formatPath([...path, only.index, "model_info", "allowed_fails"]),
      "model_info.allowed_fails",
      "keeps the only deployment of a name from ever resting",
      "Write model_info.allowed_fails_policy, which counts, or 0 where it must never rest.",
    ),
  ];
}

function judgeIds(members: readonly Member[], path: readonly PropertyKey[]): readonly Finding[] {
  const first = new Map<string, number>();
  return members.flatMap(({ index, info: { id } }) => {
    if (typeof id !== "string") return [];
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, index);
      return [];
    }
    return [
      valueTrap(
        formatPath([...path, index, "model_info", "id"]),
        `the id ${JSON.stringify(id)}`,
        `is that of ${formatPath([...path, earlier])} too; cooldowns and metrics cannot tell the two apart`,
        "Give every deployment an id of its own.",
      ),
    ];
  });
}
