package docker

secret_name := `(?i)((^|_)(pass|pwd)|passwd|password|passphrase|secret|token|api_?key|(access|encryption|master|private|salt|secret|signing)_?key)$`

secret_value := `\bsk-[A-Za-z0-9_-]{16,}|\bhf_[A-Za-z0-9]{20,}|\bAKIA[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY|://[^/:@\s]*:[^/@\s]+@`

# A path, a switch, and what Terraform or LiteLLM puts in later is no secret.
broken contains found("DOCKER019", container) if {
	some container in containers
	some variable in value(container, "env", [])
	[name, text] := split_once(variable)
	regex.match(secret_name, name)
	not regex.match(`^($|/|os\.environ/|\$\{|(true|false|none)$)`, text)
}

broken contains found("DOCKER019", container) if {
	some container in containers
	some variable in value(container, "env", [])
	regex.match(secret_value, variable)
}

broken contains found("DOCKER022", container) if {
	some container in containers
	some argument in arguments(container)
	regex.match(secret_value, argument)
}

broken contains found("DOCKER022", container) if {
	some container in containers
	some argument in arguments(container)
	regex.match(`^--?(api-?key|password|requirepass|secret|token)=[^/$]`, argument)
}

arguments(container) := array.concat(value(container, "entrypoint", []), value(container, "command", []))

split_once(text) := [substring(text, 0, at), substring(text, at + 1, -1)] if {
	at := indexof(text, "=")
	at > 0
}
