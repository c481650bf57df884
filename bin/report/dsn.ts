/** The address of a database as the variables that psql reads, without the password. */

export interface Dsn {
  readonly variables: Readonly<Record<string, string>>;
  readonly password: string;
  /** Undefined for the one of the connection. */
  readonly schema: string | undefined;
}

/** Undefined for what is no address of a database. Parameters that LiteLLM's client has and psql lacks are left out. */
export function parseDsn(text: string): Dsn | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^postgres(ql)?:$/.test(url.protocol) || url.hostname === "") return undefined;
  const [user, password, database] = [url.username, url.password, url.pathname.slice(1)].map(decoded);
  if (user === undefined || password === undefined || database === undefined) return undefined;
  // A line of its own is how psql's container gets it.
  if (/[\r\n]/.test(password)) return undefined;
  const mode = url.searchParams.get("sslmode");
  return {
    variables: {
      PGHOST: url.hostname.replace(/^\[(.*)\]$/, "$1"),
      ...(url.port === "" ? {} : { PGPORT: url.port }),
      ...(user === "" ? {} : { PGUSER: user }),
      ...(database === "" ? {} : { PGDATABASE: database }),
      ...(mode === null ? {} : { PGSSLMODE: mode }),
    },
    password,
    schema: url.searchParams.get("schema") ?? undefined,
  };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
