# Reads a plan, as `terraform show -json` prints it, and a stack, as cdktf writes it.
package docker

is_plan if input.planned_values

is_stack if input.resource

resources contains {"address": change.address, "type": change.type, "values": change.change.after} if {
	some change in input.resource_changes
	change.mode == "managed"
	change.change.after != null
}

resources contains {"address": sprintf("%s.%s", [type, name]), "type": type, "values": values} if {
	some type, named in input.resource
	some name, values in named
}

containers contains resource if {
	some resource in resources
	resource.type == "docker_container"
}

# One that is never started only carries files.
running contains container if {
	some container in containers
	value(container, "start", true) != false
}

# Arguments that are null are not set.
value(resource, name, fallback) := found if {
	found := object.get(resource.values, name, null)
	found != null
} else := fallback

# A block is a list in a plan; in a stack one alone may be an object.
blocks(resource, name) := found if {
	found := value(resource, name, [])
	is_array(found)
} else := [value(resource, name, {})]

found(id, resource) := {
	"id": id,
	"address": resource.address,
	"severity": rules[id].severity,
	"fix": rules[id].fix,
	"msg": sprintf("%s %s breaks the rule that a container %s. %s", [id, resource.address, rules[id].title, rules[id].fix]),
}
