# The rules, one row each; docs/policies.md and the policies for checkov say the same.
package docker

rules := {
	"DOCKER001": {
		"severity": "error",
		"title": "is not privileged",
		"why": "A privileged container has every capability and every device of the host.",
		"fix": "Remove `privileged`; add the one capability or device that is needed.",
	},
	"DOCKER002": {
		"severity": "error",
		"title": "gets no further privileges",
		"why": "A setuid program in the image would make its user root again.",
		"fix": "Set `security_opts` to `no-new-privileges:true`.",
	},
	"DOCKER003": {
		"severity": "error",
		"title": "drops all capabilities",
		"why": "Docker leaves a container fourteen capabilities that few programs need.",
		"fix": "Set `capabilities.drop` to `ALL`, and add what the program needs.",
	},
	"DOCKER004": {
		"severity": "error",
		"title": "adds only harmless capabilities",
		"why": "Others, such as `CAP_SYS_ADMIN` or `CAP_NET_RAW`, lead out of the container or to its neighbours.",
		"fix": "Add only `CAP_NET_BIND_SERVICE`, `CAP_CHOWN`, `CAP_DAC_OVERRIDE`, `CAP_FOWNER`, `CAP_KILL`, `CAP_SETGID`, `CAP_SETUID`.",
	},
	"DOCKER005": {
		"severity": "error",
		"title": "keeps Docker's seccomp and AppArmor profiles",
		"why": "Unconfined, it may make every call of the kernel.",
		"fix": "Remove `unconfined` and `label=disable` from `security_opts`.",
	},
	"DOCKER006": {
		"severity": "error",
		"title": "has namespaces of its own",
		"why": "In the host's it sees, signals or maps what belongs to other processes.",
		"fix": "Remove `host` from `pid_mode`, `ipc_mode`, `userns_mode` and `cgroupns_mode`; `shm_size` replaces `ipc_mode`.",
	},
	"DOCKER007": {
		"severity": "error",
		"title": "is not on the host's network",
		"why": "There it listens on every address of the host and reaches what listens on loopback.",
		"fix": "Use `networks_advanced`, and publish single `ports`.",
	},
	"DOCKER008": {
		"severity": "error",
		"title": "does not mount a container engine's socket",
		"why": "Whoever writes to it is root on the host.",
		"fix": "Remove the mount; let a proxy answer the few calls that are needed.",
	},
	"DOCKER009": {
		"severity": "error",
		"title": "cannot write to system folders of the host",
		"why": "Who writes to `/etc`, `/usr` or `/var/lib/docker` changes the host.",
		"fix": "Mount a folder of the program's own, or set `read_only` on the mount.",
	},
	"DOCKER010": {
		"severity": "error",
		"title": "has no devices of the host",
		"why": "A disk or `/dev/mem` is the host itself.",
		"fix": "Remove `devices`; GPUs are reserved by `device_requests` or `gpus`.",
	},
	"DOCKER011": {
		"severity": "error",
		"title": "publishes no port on every address",
		"why": "Docker's rules come before the host's firewall, so everybody reaches such a port.",
		"fix": "Set `ip` of each port to `127.0.0.1` or to the one address that is meant; remove `publish_all_ports`.",
	},
	"DOCKER012": {
		"severity": "warning",
		"title": "publishes ports on loopback alone",
		"why": "Beyond it the network is part of the attack surface; only an edge with TLS and keys belongs there.",
		"fix": "Set `ip` of each port to `127.0.0.1`.",
	},
	"DOCKER013": {
		"severity": "error",
		"title": "has a memory limit, or a GPU",
		"why": "One that leaks takes its neighbours with it. What an engine with a GPU needs follows from its model.",
		"fix": "Set `memory`.",
	},
	"DOCKER014": {
		"severity": "error",
		"title": "has a CPU limit, or a GPU",
		"why": "One that spins slows its neighbours down. An engine that waits for a CPU leaves its GPU idle.",
		"fix": "Set `cpu_quota` and `cpu_period`, or `cpus`.",
	},
	"DOCKER015": {
		"severity": "error",
		"title": "rotates its log",
		"why": "The engine's default keeps every line until the disk is full.",
		"fix": "Set `log_opts` with `max-size` and `max-file`, or a `log_driver` that ships lines away.",
	},
	"DOCKER016": {
		"severity": "warning",
		"title": "has a read-only root",
		"why": "Whoever gets in can exchange no program; what is written has a named place.",
		"fix": "Set `read_only`, and name the writable places in `tmpfs` and `mounts`.",
	},
	"DOCKER017": {
		"severity": "warning",
		"title": "names a user who is not root",
		"why": "Root in a container is root on the host once something lets it out.",
		"fix": "Set `user` to numbers, such as `65534:65534`.",
	},
	"DOCKER018": {
		"severity": "error",
		"title": "is asked for its health, unless it is a job",
		"why": "A process that hangs looks like one that works, and what needs it starts too early.",
		"fix": "Set `healthcheck`; a job has `must_run = false`.",
	},
	"DOCKER019": {
		"severity": "error",
		"title": "has no secret in its environment",
		"why": "It would be in the state, the plan, `docker inspect` and every child process.",
		"fix": "Mount the secret as a file and name the file, as in `POSTGRES_PASSWORD_FILE`.",
	},
	"DOCKER020": {
		"severity": "error",
		"title": "pins its image",
		"why": "A tag that moves runs something else after the next pull.",
		"fix": "Name a version or a digest, not `latest`.",
	},
	"DOCKER021": {
		"severity": "error",
		"title": "is on a network of its own choice",
		"why": "On Docker's default bridge every container reaches every other one.",
		"fix": "Set `networks_advanced`, or `network_mode = \"none\"`.",
	},
	"DOCKER022": {
		"severity": "error",
		"title": "has no secret in its arguments",
		"why": "It would be in the state, the plan and every list of processes.",
		"fix": "Mount the secret as a file and give the program its path.",
	},
}
