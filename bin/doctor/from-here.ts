/** Where an address of the config leads when this machine, and not a container, calls it. */

/** What containers call the machine they run on is this one where the Docker engine is local. */
export function addressFromHere(url: string): { readonly host: string; readonly port: number } {
  const { hostname, port, protocol } = new URL(url);
  return {
    host: hostname === "host.docker.internal" ? "127.0.0.1" : hostname,
    port: Number(port || (protocol === "https:" ? 443 : 80)),
  };
}
