/** Parts of the questions to LiteLLM's own tables. Times there are UTC without a zone; every question is bounded by them. */

export const log = '"LiteLLM_SpendLogs"';

/** LiteLLM writes a row for the first check of each deployment, too. */
export const ofClients = `api_key <> 'litellm-internal-health-check'`;

/** Rows of the chosen time and models. `All` is the pattern `.*`. */
export const chosenRows = `$__timeFilter("startTime") AND ${ofClients} AND coalesce(model_group, '') ~ '^(\${model:pipe})$'`;

/** As people know it, else the first characters of the hash. */
export const keyName = `coalesce(nullif(metadata->>'user_api_key_alias', ''), left(api_key, 8))`;

export const teamName = `coalesce(nullif(metadata->>'user_api_key_team_alias', ''), nullif(team_id, ''), 'no team')`;

export const userName = `coalesce(nullif("user", ''), 'no user')`;
