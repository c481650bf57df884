-- title: Columns of a table
-- group: Database
-- requirement: S1-34
-- about: Name, type and default of each column, for queries of your own (`report psql`).
-- needs: table
-- columns:
--   column_name: needs quotes in SQL where it has capitals
--   data_type: Postgres's name
--   is_nullable: YES or NO
--   column_default: expression
SELECT column_name::text, data_type::text, is_nullable::text, column_default::text
FROM information_schema.columns
WHERE table_schema = current_schema() AND lower(table_name) = lower(:'table')
ORDER BY ordinal_position;
