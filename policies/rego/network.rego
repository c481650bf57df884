package docker

broken contains found("DOCKER007", container) if {
	some container in containers
	value(container, "network_mode", "") == "host"
}

broken contains found("DOCKER011", container) if {
	some container in containers
	some address in addresses(container)
	address in {"", "*", "0.0.0.0", "::", "[::]"}
}

broken contains found("DOCKER011", container) if {
	some container in containers
	value(container, "publish_all_ports", false)
}

# An address that is every address is told by the rule above.
broken contains found("DOCKER012", container) if {
	some container in containers
	some address in addresses(container)
	not regex.match(`^(|\*|0\.0\.0\.0|\[?::\]?|127\..+|\[?::1\]?|localhost)$`, address)
}

# Without one the provider publishes on every address.
addresses(container) := [object.get(port, "ip", "") | some port in blocks(container, "ports"); port != {}]

broken contains found("DOCKER021", container) if {
	some container in containers
	value(container, "network_mode", "default") in {"", "default", "bridge"}
	count(value(container, "networks_advanced", [])) == 0
}
