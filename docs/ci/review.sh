#!/usr/bin/env bash
# Reviews a change of the gateway's config in any CI: findings, what changes and why, and what Terraform will do.
# Changes nothing. Writes comment.md and, with TERRAFORM=yes, plan.json into $OUT.
#
#   BASE          what to compare with: the commit that the change is merged into
#   CONFIG        the config                             (default: gateway.config.* here)
#   FAIL_ON       policies, with spaces between them     (such as "delete:route away:gateway")
#   STRICT        yes: warnings count as errors
#   FORMAT        of the findings                        (default: github; json, sarif)
#   TERRAFORM     yes: plan against the shared state too, with the state as it is; needs its credentials
#   OUT           where the files go                     (default: review)
#
# Ends with 1 for an error finding, a broken policy, or a plan that failed; else with 0.
set -uo pipefail

gateway=${LLM_GATEWAY:-npx llm-gateway}
out=${OUT:-review}
config=()
strict=()
more=()
[ -n "${CONFIG:-}" ] && config=(--config "$CONFIG")
[ "${STRICT:-}" = yes ] && strict=(--strict)
set -f # a policy may hold a star
for policy in ${FAIL_ON:-}; do more+=(--fail-on "$policy"); done
set +f
failed=0
: "${BASE:?set BASE to the commit to compare with}"
mkdir -p "$out" && out=$(cd "$out" && pwd)

$gateway check "${config[@]+"${config[@]}"}" "${strict[@]+"${strict[@]}"}" --format "${FORMAT:-github}" || failed=1

if [ "${TERRAFORM:-}" = yes ] && [ "$failed" = 0 ]; then
  # The state says what is deployed; the host is not asked, so the runner's own engine will do for the provider, without certificates.
  set_here=${GATEWAY_SET:+$GATEWAY_SET$'\n'}host.docker.endpoint=$'\n'host.docker.certPath=
  own() { GATEWAY_CONFIG=${CONFIG:-${GATEWAY_CONFIG:-}} GATEWAY_SET=$set_here "$@"; }
  stack=$(own $gateway plan --json 2> /dev/null | node -p 'JSON.parse(require("fs").readFileSync(0, "utf8")).name')
  terraform() { command "${TERRAFORM_BINARY_NAME:-terraform}" -chdir="cdktf.out/stacks/$stack" "$@"; }
  plan=$out/plan
  own ${CDKTF:-npx cdktf} synth &&
    terraform init -input=false -no-color &&
    terraform plan -input=false -no-color -lock=false -refresh=false -detailed-exitcode -out="$plan.out"
  case $? in # as Terraform ends: 0 no changes, 2 changes
    0 | 2) terraform show -json "$plan.out" > "$plan.json" && more+=(--terraform "$out/plan.json") || failed=1 ;;
    *) failed=1 ;;
  esac
  rm -f "$plan.out"
fi

$gateway diff --base "$BASE" "${config[@]+"${config[@]}"}" "${more[@]+"${more[@]}"}" --format markdown > "$out/comment.md" || failed=1
cat "$out/comment.md"
exit "$failed"
