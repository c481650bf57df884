/**
 * Writes a backup of one database to standard output, in a container of the Postgres image. Plain POSIX shell, because
 * the image may be Debian's or Alpine's. The archive is a tar that `tar xf` and `sha256sum -c manifest.sha256` read:
 *
 *     about.json  globals.sql  <files>  database.dump.000000 …  manifest.sha256
 *
 * The dump comes in pieces, so that its size need not be known before and no copy of it lies anywhere. The manifest is
 * last: an archive without it is not whole. Counts and checksums are taken in the dump's own snapshot.
 *
 * Reads BACKUP_ABOUT (JSON), BACKUP_SALT_FILE or BACKUP_SALT_CHECK with BACKUP_CREATED, libpq's variables, and with
 * BACKUP_STDIN=yes lines `name base64` on standard input.
 */

/** One JSON object per table: how many rows, and the sum of 60 bits of each row's hash, which has no order. */
export const tablesSql = `
set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres'; set extra_float_digits = 1;
select format('select json_build_object(''name'', %L, ''rows'', count(*), ''checksum'', coalesce(sum((''x'' ||
  substr(md5(each_row::text), 1, 15))::bit(60)::bigint), 0)::text) from %I.%I each_row', nspname || '.' || relname, nspname, relname)
from pg_class join pg_namespace on pg_namespace.oid = relnamespace
where relkind = 'r' and nspname !~ '^pg_' and nspname <> 'information_schema' order by nspname, relname
\\gexec`.trim();

/** Proves that a key is the same, and does not give it away: the time makes it another text in each backup. */
const saltCheck = `{ printf '%s\\n' "$BACKUP_CREATED"; cat "$BACKUP_SALT_FILE"; } | sha256sum | cut -c1-16`;

/**
 * The dump and the session of its snapshot wait for each other, which Postgres does not know: a migration that came between
 * them would wait for the one, and the other for the migration, for ever.
 */
const lockTimeout = "20s";

export const archiveScript = `
set -eu
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 143' TERM INT
cd "$work"
: "\${BACKUP_CREATED:=$(date -u +%Y-%m-%dT%H:%M:%SZ)}"
[ -n "\${BACKUP_ABOUT:-}" ] || BACKUP_ABOUT='{}'
if [ -n "\${BACKUP_SALT_FILE:-}" ]; then BACKUP_SALT_CHECK=$(${saltCheck}); fi

# One file as an entry of the archive, without the archive's end.
entry() {
  size=$(wc -c <"$1")
  tar -cf - "$1" | head -c $((512 + (size + 511) / 512 * 512))
  sha256sum "$1" >>manifest.sha256
  rm "$1"
}

mkfifo ask answer
psql -qAtX -v ON_ERROR_STOP=1 -v VERBOSITY=terse -v about="$BACKUP_ABOUT" -v created="$BACKUP_CREATED" \\
  -v salt="\${BACKUP_SALT_CHECK:-}" <ask >answer &
exec 3>ask 4<answer
cat >&3 <<'SQL'
begin transaction isolation level repeatable read read only;
set local lock_timeout = '${lockTimeout}';
select pg_export_snapshot();
select to_regclass('_prisma_migrations') is not null as migrated \\gset
\\if :migrated
select coalesce(max(migration_name), '') as migration from _prisma_migrations where finished_at is not null \\gset
\\else
\\set migration ''
\\endif
select json_build_object('format', 1, 'created', :'created', 'postgres', current_setting('server_version_num')::int,
  'database', current_database(), 'bytes', pg_database_size(current_database()), 'migration', :'migration',
  'saltCheck', :'salt', 'about', :'about'::json);
${tablesSql}
\\echo .
SQL
read -r snapshot <&4
read -r head <&4
{
  printf '%s,\\n"tables": [' "\${head%?}"
  comma=
  while IFS= read -r table <&4 && [ "$table" != . ]; do
    printf '%s\\n%s' "$comma" "$table"
    comma=,
  done
  [ "$table" = . ]
  printf '\\n]}\\n'
} >about.json
entry about.json

# A role that is no superuser reads no passwords.
pg_dumpall --globals-only >globals.sql 2>/dev/null || pg_dumpall --globals-only --no-role-passwords >globals.sql
entry globals.sql
if [ "\${BACKUP_STDIN:-}" = yes ]; then
  while read -r name data; do
    printf %s "$data" | base64 -d >"$name"
    entry "$name"
  done
fi

{ pg_dump -Fc --lock-wait-timeout=${lockTimeout} --snapshot="$snapshot" </dev/null || touch failed; } | {
  number=0
  while :; do
    piece=$(printf 'database.dump.%06d' "$number")
    dd of="$piece" bs=65536 count=256 iflag=fullblock 2>/dev/null
    [ -s "$piece" ] || break
    entry "$piece"
    number=$((number + 1))
  done
  rm "$piece"
}
[ ! -e failed ]
echo commit >&3
exec 3>&-
wait
tar -cf - manifest.sha256
`.trim();
