/** Teams, users and virtual keys. */
import { entriesOf } from "./entry";

export const accessEntries = entriesOf({
  "ACCESS.LICENCE": {
    severity: "error",
    meaning:
      "A field that LiteLLM 1.106.2 refuses without a licence: `tags`, `modelMaxBudget`, `guardrails` and others.",
    fix: "Remove it. `metadata` is free, and so are tags in requests.",
    example: { path: "access.keys.ci.tags", message: 'LiteLLM takes "tags" only with a licence' },
  },
  "ACCESS.MODEL_UNKNOWN": {
    severity: "error",
    meaning:
      "A team, user or key names a model that there is not. Models, adapters, groups, aliases and wildcard routes are allowed.",
    fix: "Use a known name.",
    example: { path: "access.keys.ci.models[0]", message: 'no model "fahr"; known: "far", "shelf", "wide"' },
  },
  "ACCESS.TEAM_UNKNOWN": {
    severity: "error",
    meaning: "A key names a team that is not under `access.teams`.",
    fix: "Correct the name, or add the team.",
    example: { path: "access.keys.ci.team", message: 'no team "reserch"; known: "research"' },
  },
  "ACCESS.USER_UNKNOWN": {
    severity: "error",
    meaning: "A key names a user who is not under `access.users`.",
    fix: "Correct the name, or add the user.",
    example: { path: "access.keys.ci.user", message: 'no user "bob"; known: "alice"' },
  },
  "ACCESS.OUTSIDE_TEAM": {
    severity: "error",
    meaning: "A key is allowed a model that its team is not: LiteLLM refuses the call (403).",
    fix: "Allow the model to the team, or remove it from the key.",
    example: {
      path: "access.keys.ci.models[0]",
      message: 'team "research" may not call "wide", so that its keys are refused',
    },
  },
  "ACCESS.ABOVE_TEAM": {
    severity: "warning",
    meaning:
      "A key's limit or budget is above that of its team, which all its keys share: the team's ends first.",
    fix: "Lower it, or raise the team's.",
    example: {
      path: "access.keys.ci.rpm",
      message: '200 is never reached: all keys of team "research" share 100',
    },
  },
  "ACCESS.SOFT_BUDGET": {
    severity: "error",
    meaning:
      "`softBudget` is not below `maxBudget`. It tells before calls are refused, and LiteLLM refuses it for a team.",
    fix: "Give less.",
    example: { path: "access.teams.research.softBudget", message: "20 is not below maxBudget, 10" },
  },
  "ACCESS.PERIOD_ALONE": {
    severity: "warning",
    meaning: "`per` without `maxBudget` does nothing.",
    fix: "Add `maxBudget`, or remove `per`.",
    example: {
      path: "access.keys.idle.per",
      message: "says when a budget begins anew, but there is no maxBudget",
    },
  },
  "ACCESS.BUDGET_UNPRICED": {
    severity: "warning",
    meaning:
      "A budget over models of your own without a price: their calls cost nothing, so that it is never used up.",
    fix: "Give the models a `price`.",
    example: { path: "access.keys.ci.maxBudget", message: 'is never used up: no price for "shelf"' },
  },
  "ACCESS.USER_BUDGET": {
    severity: "warning",
    meaning: "A key has a team and a user with a budget or models. LiteLLM asks only the team then.",
    fix: "Give the key what is meant, or set `apply_user_budget_to_team_keys`.",
    example: {
      path: "access.keys.ci.user",
      message:
        'LiteLLM does not count calls of a team\'s key against the budget and the models of user "alice"',
    },
  },
  "ACCESS.EXPIRED": {
    severity: "warning",
    meaning: "The day of `expires` is over.",
    fix: "Give a later day, or remove the key.",
    example: {
      path: "access.keys.ci.expires",
      message: "2001-01-01T00:00:00.000Z is over: every call is refused",
    },
  },
  "ACCESS.TEAM_TWICE": {
    severity: "error",
    meaning: "Two teams have the same `id` in LiteLLM.",
    fix: "Give one of them another.",
    example: { path: "access.teams.second", message: 'team "research" is "research" in LiteLLM already' },
  },
  "ACCESS.METADATA_OWNED": {
    severity: "error",
    meaning:
      "A name in `metadata` that LiteLLM gives a meaning, or under which this toolkit marks what it owns.",
    fix: "Use another name.",
    example: {
      path: "access.keys.ci.metadata.managed_by",
      message: '"managed_by" is written by LiteLLM or by this toolkit',
    },
  },
  "ACCESS.NO_MASTER_KEY": {
    severity: "error",
    meaning: "`access` beside `proxy.masterKey: none`: LiteLLM then asks nobody for a key.",
    fix: "Set `proxy.masterKey`.",
    example: {
      path: "proxy.masterKey",
      message: "without a master key LiteLLM asks nobody for a key, so that no limit holds",
    },
  },
  "ACCESS.UNREACHABLE": {
    severity: "error",
    meaning: "Nothing answers where the gateway should be.",
    fix: "Start it, or give its address with `--url`.",
    example: {
      path: "",
      message: "no gateway answers at http://127.0.0.1:4000: connect ECONNREFUSED 127.0.0.1:4000",
    },
  },
  "ACCESS.UNAUTHORIZED": {
    severity: "error",
    meaning: "The gateway answers 401 or 403 to the master key of the env file.",
    fix: "Correct its value; a key of a `proxy_admin` works as well, with `--admin-key`.",
    example: {
      path: "",
      message: "http://127.0.0.1:4000 does not take LITELLM_MASTER_KEY as the key of an administrator",
    },
  },
  "ACCESS.NO_DATABASE": {
    severity: "error",
    meaning: "The gateway runs without a database, or has lost it: there are no keys to change.",
    fix: "Give it a database, or bring it back.",
    example: {
      path: "database.type",
      message: "the gateway at http://127.0.0.1:4000 has no database, or it is not reachable",
    },
  },
  "ACCESS.REFUSED": {
    severity: "error",
    meaning: "LiteLLM refused a change. What came before it is done; what comes after is not.",
    fix: "Correct what the message names, and apply again.",
    example: { path: "", message: 'POST /key/generate for key "ci" was refused with 400: Invalid key_alias' },
  },
  "ACCESS.LICENCE_MISSING": {
    severity: "error",
    meaning: "The running gateway refuses a change for want of a licence of LiteLLM.",
    fix: "Remove what the message names.",
    example: {
      path: "",
      message:
        'POST /key/generate for key "ci" needs a licence of LiteLLM: You must be a LiteLLM Enterprise user',
    },
  },
  "ACCESS.NOT_OWNED": {
    severity: "error",
    meaning: "A name of the config is taken by a team, user or key that this stack did not make.",
    fix: "`--adopt` takes it over; then the config decides what it may.",
    example: { path: "access.keys.ci", message: 'key "ci" is there already, and was not made from a config' },
  },
  "ACCESS.IN_USE": {
    severity: "warning",
    meaning:
      "A team or user that is in no config any more still has keys that nobody asked to remove. LiteLLM deletes keys with their team and their user.",
    fix: "Remove the keys first.",
    example: {
      path: "",
      message: 'team "old" is kept: LiteLLM would delete its keys with it, and "by-hand" would stay',
    },
  },
  "ACCESS.KEY_FILE": {
    severity: "error",
    meaning: "A new key could not be written to its file. Nothing was made: the file comes before the key.",
    fix: "Move the old file away, or name another folder.",
    example: { path: "", message: "/srv/keys/ci cannot be made: the file is there already" },
  },
  "ACCESS.KEY_UNKNOWN": {
    severity: "error",
    meaning:
      "`access rotate` was asked for a key that the gateway does not have, or that this stack does not own.",
    fix: "Correct the alias.",
    example: { path: "", message: 'the gateway has no key "cj" of this stack' },
  },
  "ACCESS.NOT_EXPORTED": {
    severity: "warning",
    meaning: "`access export` meets what the config cannot say.",
    fix: "Change it in the admin page first, or leave it to hands.",
    example: {
      path: "",
      message: 'key "a b" is left out: the name is not one of letters, digits and _ . @ + : -',
    },
  },
});
