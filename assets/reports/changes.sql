-- title: Changes of keys, teams and models
-- group: Database
-- requirement: S1-38
-- about: LiteLLM's audit log. It is empty unless `store_audit_logs` is on, which needs its enterprise licence.
-- window: 30d
-- limit: 100
-- columns:
--   updated_at: when
--   changed_by: who
--   action: created, updated, deleted, …
--   table_name: what kind of thing
--   object_id: which one; a key by its alias
SELECT
  log.updated_at AT TIME ZONE 'UTC' AS updated_at,
  NULLIF(log.changed_by, '') AS changed_by,
  log.action,
  log.table_name,
  CASE WHEN log.object_id ~ '^[0-9a-f]{64}$' THEN COALESCE(key.key_alias, '(key)') ELSE log.object_id END AS object_id
FROM "LiteLLM_AuditLog" AS log
LEFT JOIN "LiteLLM_VerificationToken" AS key ON key.token = log.object_id
WHERE log.updated_at >= :'since'::timestamp AND log.updated_at < :'until'::timestamp
ORDER BY log.updated_at DESC, log.id
LIMIT :limit;
