package docker

broken contains found("DOCKER020", resource) if {
	some resource in resources
	argument := {"docker_container": "image", "docker_image": "name"}[resource.type]
	name := value(resource, argument, "")
	not is_pinned(name)
}

# Not known yet, an id, a digest, or a tag that does not move by its very name.
is_pinned(name) if regex.match(`^$|^\$\{|^sha256:|@sha256:[0-9a-f]{64}$`, name)

is_pinned(name) if {
	regex.match(`:[^:/]+$`, name)
	not regex.match(`:(latest|main|master|nightly|edge|stable|dev)$`, name)
}
