# What fails and what is only said. `data.exceptions` names, by rule, the addresses that are let through.
package docker

deny contains finding if {
	some finding in broken
	finding.severity == "error"
	not is_excepted(finding)
}

deny contains {"id": "DOCKER000", "address": "", "severity": "error", "msg": "DOCKER000: neither a plan (`terraform show -json`) nor a stack (`cdk.tf.json`), so nothing was looked at"} if {
	not is_plan
	not is_stack
}

warn contains finding if {
	some finding in broken
	finding.severity == "warning"
	not is_excepted(finding)
}

is_excepted(finding) if {
	some pattern in data.exceptions[finding.id]
	glob.match(pattern, [], finding.address)
}
