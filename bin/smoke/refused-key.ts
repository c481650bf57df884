/** How the gateway says that it does not know a key: 401, and without a database 400, for it would look it up there. */
export function refusesKey(status: number, text: string): boolean {
  return status === 401 || (status === 400 && text.includes('"no_db_connection"'));
}
