/** How a container starts: its image's own way, or wrapped where secrets must become variables or others must answer first. */
import type { Workload } from "../plan/types";

const waitSeconds = 120;
const retrySeconds = 10;

/** The shell is the container's first process, which ignores the stop signal unless it is trapped. */
const stopLine = "trap 'exit 143' TERM";

/** Empty lists keep what the image says. */
export function startCommand(workload: Workload): {
  entrypoint: readonly string[];
  command: readonly string[];
} {
  const lines = [
    ...authorityLines(workload),
    ...waitLines(workload),
    ...firstStartLines(workload),
    ...secretLines(workload),
  ];
  if (lines.length === 0 && !workload.oneShot)
    return { entrypoint: workload.entrypoint ?? [], command: workload.argv };
  if (workload.entrypoint === null)
    throw new Error(`${workload.name}: a wrapped start needs the image's entrypoint`);
  // A job that failed is tried again: its end means that it is done, and the provider does not read exit codes.
  const run = workload.oneShot
    ? `until "$@"; do echo "failed, next try in ${retrySeconds} s" >&2; sleep ${retrySeconds}; done`
    : 'exec "$@"';
  return {
    entrypoint: ["/bin/sh", "-c", [stopLine, ...lines, run].join("\n"), "start", ...workload.entrypoint],
    command: workload.argv,
  };
}

/**
 * Python's clients read one file, which replaces the public authorities: so both become one. The second variable is the one
 * of `requests` and `botocore`, which do not read the first.
 */
function authorityLines({ authorities }: Workload): readonly string[] {
  if (authorities === null) return [];
  const all = "/tmp/ca-certificates.pem";
  return [
    `cat "$(python3 -m certifi)" ${authorities} >${all} && export SSL_CERT_FILE=${all} REQUESTS_CA_BUNDLE=${all} || exit 1`,
  ];
}

/** The value goes from the file into the process's environment and nowhere else. */
function secretLines(workload: Workload): readonly string[] {
  return workload.secrets.flatMap(({ variable, file }) =>
    variable === null ? [] : [`${variable}="$(cat /run/secrets/${file})" && export ${variable} || exit 1`],
  );
}

/** Waits in the container, so that it holds after a reboot of the host too; then starts anyway and lets the program speak. */
function waitLines(workload: Workload): readonly string[] {
  return workload.startsAfter.map((address) => {
    const [host = "", port = ""] = address.split(":");
    const attempt = `import socket; socket.create_connection((\\"${host}\\", ${port}), 2)`;
    return `n=0; until python3 -c "${attempt}" 2>/dev/null; do n=$((n + 1)); [ $n -ge ${waitSeconds} ] && break; sleep 1; done`;
  });
}

const answers = `
import sys, urllib.request
def answers(url):
    try:
        return urllib.request.urlopen(url, timeout=3).status == 200
    except OSError:
        return False
sys.exit(not any(map(answers, sys.argv[1:])))`;

/** One of each group; no limit, because the deploy has one. A mark in the container's own layer outlives its restarts. */
function firstStartLines(workload: Workload): readonly string[] {
  if (workload.firstStartAfter.length === 0) return [];
  const waits = workload.firstStartAfter.map(
    (urls) => `echo "waits for ${urls.join(" or ")}"; until one_answers ${urls.join(" ")}; do sleep 1; done`,
  );
  return [
    `one_answers() { python3 -c '${answers}' "$@"; }`,
    "if [ ! -e /tmp/started-once ]; then",
    ...waits,
    "touch /tmp/started-once",
    "fi",
  ];
}
