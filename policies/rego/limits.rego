package docker

has_gpu(container) if value(container, "gpus", "") != ""

has_gpu(container) if {
	some request in blocks(container, "device_requests")
	request != {}
}

broken contains found("DOCKER013", container) if {
	some container in running
	value(container, "memory", 0) == 0
	not has_gpu(container)
}

broken contains found("DOCKER014", container) if {
	some container in running
	value(container, "cpu_quota", 0) <= 0
	value(container, "cpus", "") in {"", "0"}
	not has_gpu(container)
}

# The other drivers rotate by themselves, or keep nothing on the host.
broken contains found("DOCKER015", container) if {
	some container in running
	value(container, "log_driver", "json-file") in {"", "json-file"}
	not value(container, "log_opts", {})["max-size"]
}

broken contains found("DOCKER018", container) if {
	some container in running
	value(container, "must_run", true) != false
	not is_asked(container)
}

is_asked(container) if {
	some block in blocks(container, "healthcheck")
	not block.test[0] in {"", "NONE"}
}
