"""Runs `litellm --config FILE --validate_config` for each FILE and prints what the Router that it loaded holds.

usage: router.py FILE...     The last line is a JSON list: exit code, output, and what was held (null after a failure).
One process per file, because LiteLLM keeps settings in module globals; forked, because importing it takes the longest.
"""

import json
import multiprocessing
import os
import sys
import tempfile

import litellm
from litellm.proxy import proxy_cli, proxy_server

ROUTER = (
    "routing_strategy", "num_retries", "timeout", "stream_timeout", "cooldown_time", "allowed_fails", "fallbacks",
    "context_window_fallbacks", "content_policy_fallbacks", "model_group_alias", "enable_weighted_failover",
    "enable_pre_call_checks", "enable_tag_filtering", "tag_filtering_match_any", "deployment_affinity_ttl_seconds",
)


def deployment(entry):
    params = {name: value for name, value in entry["litellm_params"].items() if value is not None and value is not False}
    return {"model_name": entry["model_name"], "litellm_params": params, "model_info": entry["model_info"]}


def cache():
    kept = ("type", "ttl", "namespace", "supported_call_types")
    redis = getattr(litellm.cache.cache, "redis_kwargs", None)
    return {**{name: getattr(litellm.cache, name) for name in kept}, "redis": redis}


def held(router, general):
    return {
        "deployments": [deployment(entry) for entry in router.model_list],
        "router": {name: getattr(router, name) for name in ROUTER},
        "retryPolicy": router.retry_policy.model_dump(exclude_none=True) if router.retry_policy else None,
        "checks": [type(check).__name__ for check in router.optional_callbacks or []],
        "general": dict(general),
        "litellm": {name: getattr(litellm, name) for name in ("drop_params", "request_timeout", "json_logs")},
        "callbacks": [callback for callback in litellm.callbacks if isinstance(callback, str)],
        "cache": cache() if litellm.cache else None,
        "masterKey": proxy_server.master_key,
    }


def validate(file):
    loaded = []
    load = proxy_server.ProxyConfig.load_config

    async def remember(*args, **kwargs):
        loaded.append(await load(*args, **kwargs))
        return loaded[-1]

    proxy_server.ProxyConfig.load_config = remember
    output = tempfile.TemporaryFile("w+")
    os.dup2(output.fileno(), 1)
    os.dup2(output.fileno(), 2)
    try:
        code = proxy_cli.run_server(["--config", file, "--validate_config"]) or 0
    except SystemExit as end:
        code = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    output.seek(0)
    router, _, general = loaded[0] if loaded else (None, None, None)
    result = {"code": code, "output": output.read(), "held": held(router, general) if router else None}
    return json.dumps(result, default=repr)


if __name__ == "__main__":
    with multiprocessing.get_context("fork").Pool(2, maxtasksperchild=1) as pool:
        texts = pool.map(validate, sys.argv[1:], chunksize=1)
    print(f"\n[{','.join(texts)}]")
