// Errors of the PostgreSQL driver, told with the codes and sentences of Prisma's own engine.

const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
  "ETIMEDOUT",
]);
const EXTERNAL_ERROR = "P2036"; // the engine's word for "the driver threw"; meta.id names the thrown error

export function errorDescriber(datasource, errorRegistry) {
  return (error) => {
    const known = error.user_facing_error;
    if (known?.error_code !== EXTERNAL_ERROR) return error;
    return describeDriverError(errorRegistry.consumeError(known.meta.id).error, datasource);
  };
}

export function describeDriverError(cause, datasource) {
  const { host, port, poolTimeout, connectionLimit } = datasource;
  if (UNREACHABLE.has(firstCode(cause))) {
    const message = `Can't reach database server at \`${host}:${port}\`\n\nPlease make sure your database server is running at \`${host}:${port}\`.`;
    return userFacing("P1001", message, { database_location: `${host}:${port}` });
  }
  if (cause.message?.includes("timeout exceeded when trying to connect")) {
    const message = `Timed out fetching a new connection from the connection pool. (Current connection pool timeout: ${poolTimeout}, connection limit: ${connectionLimit})`;
    return userFacing("P2024", message, { connection_limit: connectionLimit, timeout: poolTimeout });
  }
  if (/Connection terminated|ECONNRESET|EPIPE|not queryable/.test(`${cause.code} ${cause.message}`)) {
    return userFacing("P1017", "Server has closed the connection.", {});
  }
  return userFacing(undefined, String(cause.message ?? cause), {}); // no code: the client raises its general data error
}

// Node reports a name with several addresses as one error that holds one cause per address.
function firstCode(cause) {
  return cause.errors?.[0]?.code ?? cause.code;
}

function userFacing(code, message, meta) {
  return { error: message, user_facing_error: { is_panic: false, message, meta, error_code: code } };
}
