package docker

harmless := {sprintf("%s%s", [prefix, name]) |
	some prefix in ["", "CAP_"]
	some name in ["NET_BIND_SERVICE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "KILL", "SETGID", "SETUID"]
}

broken contains found("DOCKER001", container) if {
	some container in containers
	value(container, "privileged", false)
}

broken contains found("DOCKER002", container) if {
	some container in running
	not gets_no_privileges(container)
}

gets_no_privileges(container) if {
	some option in value(container, "security_opts", [])
	regex.match(`^no-new-privileges([:=]true)?$`, option)
}

broken contains found("DOCKER003", container) if {
	some container in running
	not drops_all(container)
}

drops_all(container) if {
	some block in blocks(container, "capabilities")
	some name in block.drop
	name in {"ALL", "CAP_ALL"}
}

broken contains found("DOCKER004", container) if {
	some container in containers
	some block in blocks(container, "capabilities")
	some name in block.add
	not name in harmless
}

broken contains found("DOCKER005", container) if {
	some container in containers
	some option in value(container, "security_opts", [])
	regex.match(`unconfined|^label[:=]disable$`, option)
}

broken contains found("DOCKER006", container) if {
	some container in containers
	some name in ["pid_mode", "ipc_mode", "userns_mode", "cgroupns_mode"]
	value(container, name, "") == "host"
}

broken contains found("DOCKER017", container) if {
	some container in running
	regex.match(`^(|root|0)(:|$)`, value(container, "user", ""))
}
