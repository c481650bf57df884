/** For each rule containers that keep it and containers that break it, and no other rule. */
type Arguments = Readonly<Record<string, unknown>>;

interface Fixture {
  /** The first one is the plainest; the others are what a rule could mistake for a mistake. */
  readonly good: readonly Arguments[];
  /** The ways to break it. */
  readonly bad: readonly Arguments[];
}

/** Keeps every rule. An argument that a fixture sets to null is left out. */
const closedContainer: Arguments = {
  image: "redis:7.4.6",
  capabilities: { drop: ["ALL"] },
  cpu_period: 100_000,
  cpu_quota: 100_000,
  env: ["LOG_LEVEL=info"],
  healthcheck: { test: ["CMD", "redis-cli", "ping"] },
  log_driver: "json-file",
  log_opts: { "max-file": "3", "max-size": "50m" },
  memory: 256,
  networks_advanced: [{ name: "inner" }],
  read_only: true,
  restart: "unless-stopped",
  security_opts: ["no-new-privileges:true"],
  user: "999:999",
};

const port = (ip: string | null) => ({
  ports: [{ internal: 80, external: 8080, ...(ip === null ? {} : { ip }) }],
});
const bind = (source: string, isReadOnly: boolean) => ({
  mounts: [{ type: "bind", source, target: "/there", read_only: isReadOnly }],
});
const gpu = { device_requests: [{ driver: "nvidia", count: 1, capabilities: ["gpu"] }] };
const carrier = { start: false, must_run: false };

export const fixtures: Readonly<Record<string, Fixture>> = {
  DOCKER001: { good: [{}, { privileged: false }], bad: [{ privileged: true }] },
  DOCKER002: {
    good: [{ security_opts: ["no-new-privileges"] }, { ...carrier, security_opts: null }],
    bad: [{ security_opts: null }, { security_opts: ["no-new-privileges:false"] }],
  },
  DOCKER003: {
    good: [{ capabilities: { drop: ["CAP_ALL"] } }, { ...carrier, capabilities: null }],
    bad: [{ capabilities: null }, { capabilities: { drop: ["CAP_NET_RAW"] } }],
  },
  DOCKER004: {
    good: [{ capabilities: { drop: ["ALL"], add: ["CAP_NET_BIND_SERVICE", "CAP_CHOWN"] } }],
    bad: [
      { capabilities: { drop: ["ALL"], add: ["CAP_SYS_ADMIN"] } },
      { capabilities: { drop: ["ALL"], add: ["CAP_CHOWN", "CAP_NET_RAW"] } },
    ],
  },
  DOCKER005: {
    good: [{ security_opts: ["no-new-privileges:true", "label=type:container_t"] }],
    bad: [
      { security_opts: ["no-new-privileges:true", "seccomp=unconfined"] },
      { security_opts: ["no-new-privileges:true", "apparmor:unconfined"] },
      { security_opts: ["no-new-privileges:true", "label=disable"] },
    ],
  },
  DOCKER006: {
    good: [{ ipc_mode: "private" }],
    bad: [{ pid_mode: "host" }, { ipc_mode: "host" }, { userns_mode: "host" }, { cgroupns_mode: "host" }],
  },
  DOCKER007: {
    good: [{ network_mode: "bridge" }],
    bad: [{ network_mode: "host", networks_advanced: null }],
  },
  DOCKER008: {
    good: [bind("/srv/sockets/app.sock", true)],
    bad: [
      bind("/var/run/docker.sock", true),
      { volumes: [{ host_path: "/run/docker.sock", container_path: "/there", read_only: true }] },
      bind("/run", true),
    ],
  },
  DOCKER009: {
    good: [bind("/", true), bind("/srv/data", false), bind("/var/lib/team/backups", false)],
    bad: [
      bind("/etc", false),
      bind("/var/lib/docker/volumes", false),
      { volumes: [{ host_path: "/", container_path: "/there" }] },
    ],
  },
  DOCKER010: { good: [gpu], bad: [{ devices: [{ host_path: "/dev/mem" }] }] },
  DOCKER011: {
    good: [port("127.0.0.1"), { publish_all_ports: false }],
    bad: [port(null), port("0.0.0.0"), port("::"), { publish_all_ports: true }],
  },
  DOCKER012: { good: [port("127.0.0.1"), port("::1")], bad: [port("10.0.0.5")] },
  DOCKER013: {
    good: [
      { ...gpu, memory: null },
      { ...carrier, memory: null },
    ],
    bad: [{ memory: null }],
  },
  DOCKER014: {
    good: [
      { cpu_quota: null, cpus: "1.5" },
      { ...gpu, cpu_quota: null },
      { ...carrier, cpu_quota: null },
    ],
    bad: [{ cpu_quota: null }],
  },
  DOCKER015: {
    good: [
      { log_opts: { "max-size": "10m" } },
      { log_driver: "journald", log_opts: null },
      { ...carrier, log_opts: null },
    ],
    bad: [{ log_opts: null }, { log_driver: null, log_opts: { "max-file": "3" } }],
  },
  DOCKER016: {
    good: [{ read_only: true }, { ...carrier, read_only: null }],
    bad: [{ read_only: null }, { read_only: false }],
  },
  DOCKER017: {
    good: [{ user: "65534:65534" }, { user: "rooted" }, { ...carrier, user: null }],
    bad: [{ user: null }, { user: "root" }, { user: "0:0" }],
  },
  DOCKER018: {
    good: [
      { must_run: false, restart: "no", healthcheck: null },
      { ...carrier, healthcheck: null },
    ],
    bad: [{ healthcheck: null }, { healthcheck: { test: ["NONE"] } }],
  },
  DOCKER019: {
    good: [
      { env: ["POSTGRES_PASSWORD_FILE=/run/secrets/POSTGRES_PASSWORD", "MAX_TOKENS=4096", "HF_TOKEN="] },
      { env: ["BYPASS=all", "ALLOW_EMPTY_PASSWORD=false", "PWD=/app", "SIZE_OF_KEY=32"] },
      { env: ["API_KEY=os.environ/oidc/file//run/secrets/API_KEY", "URL=postgres://db:5432/app"] },
    ],
    bad: [
      { env: ["LOG_LEVEL=info", "POSTGRES_PASSWORD=swordfish"] },
      { env: ["OPENAI_API_KEY=not-a-real-one"] },
      { env: ["DB_PASS=swordfish"] },
      { env: ["PGPASSWORD=swordfish"] },
      { env: ["MYSQL_PWD=swordfish"] },
      { env: [`FILE=first line\nkey: sk-${"0123456789".repeat(2)}`] },
      { env: ["DATABASE_URL=postgres://app:swordfish@db:5432/app"] },
      { env: [`UPSTREAM=sk-${"0123456789".repeat(2)}`] },
    ],
  },
  DOCKER020: {
    good: [
      { image: "registry.example:5000/team/app:1.2.3" },
      { image: `redis@sha256:${"0123456789abcdef".repeat(4)}` },
    ],
    bad: [{ image: "redis" }, { image: "redis:latest" }, { image: "registry.example:5000/team/app" }],
  },
  DOCKER021: {
    good: [{ networks_advanced: null, network_mode: "none" }],
    bad: [{ networks_advanced: null }, { networks_advanced: null, network_mode: "bridge" }],
  },
  DOCKER022: {
    good: [{ command: ["serve", "--api-key-file=/run/secrets/KEY", "--password=$PASSWORD"] }],
    bad: [
      { command: ["serve", "--api-key=swordfish"] },
      { entrypoint: ["sh", "-c", `serve --key sk-${"0123456789".repeat(2)}`] },
    ],
  },
};

export type Kind = keyof Fixture;

/** `docker001-bad-1` → the arguments; one name for both forms, so that a finding tells its fixture. */
export function containersOf(kind: Kind): Readonly<Record<string, Arguments>> {
  return Object.fromEntries(
    Object.entries(fixtures).flatMap(([id, fixture]) =>
      fixture[kind].map((change, index) => {
        const name = `${id}-${kind}-${index + 1}`;
        return [name, withoutNull({ ...closedContainer, ...change, name: name.toLowerCase() })];
      }),
    ),
  );
}

/** A root module in Terraform's JSON, which is what cdktf writes. */
export function stackOf(kind: Kind): object {
  return {
    terraform: { required_providers: { docker: { source: "kreuzwerker/docker", version: "~> 4.6" } } },
    provider: { docker: [{}] },
    resource: { docker_container: containersOf(kind) },
  };
}

function withoutNull(values: Arguments): Arguments {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
