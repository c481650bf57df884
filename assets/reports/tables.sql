-- title: Tables and their rows
-- group: Database
-- requirement: S1-27
-- about: Rows of the tables that matter to reports; the others by name. A table that this database lacks is absent.
-- columns:
--   table_name: of the schema in use
--   record_count: rows; empty for tables that are only named
--   state: present or absent
SELECT
  table_name,
  CASE WHEN counted AND found IS NOT NULL
    THEN (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %s', found), false, true, '')))[1]::text::bigint
  END AS record_count,
  CASE WHEN found IS NULL THEN 'absent' ELSE 'present' END AS state
FROM (
  SELECT name AS table_name, to_regclass(format('%I', name)) AS found, true AS counted, place
  FROM unnest(ARRAY['LiteLLM_SpendLogs', 'LiteLLM_VerificationToken', 'LiteLLM_UserTable', 'LiteLLM_TeamTable',
    'LiteLLM_BudgetTable', 'LiteLLM_DailyUserSpend', 'LiteLLM_ErrorLogs', 'LiteLLM_AuditLog']) WITH ORDINALITY AS named (name, place)
  UNION ALL
  SELECT table_name::text, to_regclass(format('%I', table_name)), false, NULL
  FROM information_schema.tables
  WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
    AND table_name NOT IN ('LiteLLM_SpendLogs', 'LiteLLM_VerificationToken', 'LiteLLM_UserTable', 'LiteLLM_TeamTable',
      'LiteLLM_BudgetTable', 'LiteLLM_DailyUserSpend', 'LiteLLM_ErrorLogs', 'LiteLLM_AuditLog')
) AS listed
ORDER BY place, table_name;
