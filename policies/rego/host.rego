package docker

broken contains found("DOCKER008", container) if {
	some container in containers
	some folder in host_folders(container)
	regex.match(`(^|/)(docker|containerd|podman|crio)\.sock$`, folder.path)
}

# Its socket lies in it.
broken contains found("DOCKER008", container) if {
	some container in containers
	some folder in host_folders(container)
	regex.match(`^/(var/)?run(/(docker|containerd|podman|crio))?/?$`, folder.path)
}

broken contains found("DOCKER009", container) if {
	some container in containers
	some folder in host_folders(container)
	not folder.read_only
	regex.match(`^/$|^/(bin|boot|dev|etc|lib|lib64|proc|root|run|sbin|sys|usr|var)/?$|^/(etc|proc|sys|usr|var/lib/docker)/`, folder.path)
}

host_folders(container) := array.concat(
	[{"path": mount.source, "read_only": object.get(mount, "read_only", false) == true} |
		some mount in blocks(container, "mounts")
		mount.type == "bind"
	],
	[{"path": volume.host_path, "read_only": object.get(volume, "read_only", false) == true} |
		some volume in blocks(container, "volumes")
	],
)

broken contains found("DOCKER010", container) if {
	some container in containers
	some device in blocks(container, "devices")
	device.host_path
}

broken contains found("DOCKER016", container) if {
	some container in running
	value(container, "read_only", false) != true
}
