"""Runs `litellm --config FILE --validate_config` for each FILE and prints what the proxy and the Router that it loaded hold.

usage: router.py FILE...     The last line is a JSON list: exit code, output, and what was held (null after a failure).
FILE.env, where there is one, holds the environment of that proxy as JSON.
One process per file, because LiteLLM keeps settings in module globals; forked, because importing it takes the longest.
"""

import json
import multiprocessing
import os
import sys
import tempfile

import litellm
import redis
import redis.asyncio
import yaml
from litellm.proxy import proxy_cli, proxy_server

ROUTER = (
    "routing_strategy", "num_retries", "timeout", "stream_timeout", "cooldown_time", "allowed_fails", "fallbacks",
    "context_window_fallbacks", "content_policy_fallbacks", "model_group_alias", "enable_weighted_failover",
    "enable_pre_call_checks", "enable_tag_filtering", "tag_filtering_match_any", "deployment_affinity_ttl_seconds",
    "enable_health_check_routing", "retry_after", "max_fallbacks", "disable_cooldowns",
)
CACHE = ("type", "ttl", "namespace", "supported_call_types")


def deployment(entry, written):
    """Without what LiteLLM adds to every deployment: null and false that nobody wrote."""
    params = {
        name: value for name, value in entry["litellm_params"].items()
        if name in written or (value is not None and value is not False)
    }
    return {"model_name": entry["model_name"], "litellm_params": params, "model_info": entry["model_info"]}


def policy(model):
    return model.model_dump(exclude_none=True) if model else None


def connection(cache):
    return getattr(cache, "redis_kwargs", None)


def cache():
    return {**{name: getattr(litellm.cache, name) for name in CACHE}, "redis": connection(litellm.cache.cache)}


def names(callbacks):
    return [callback if isinstance(callback, str) else type(callback).__name__ for callback in callbacks]


def held(file, router, general):
    with open(file) as stream:
        document = yaml.safe_load(stream)
    settings = document.get("litellm_settings") or {}
    written = {entry["model_info"]["id"]: entry["litellm_params"] for entry in document["model_list"]}
    return {
        "deployments": [deployment(entry, written[entry["model_info"]["id"]]) for entry in router.model_list],
        "router": {name: getattr(router, name) for name in ROUTER},
        "retryPolicy": policy(router.retry_policy),
        "allowedFailsPolicy": policy(router.allowed_fails_policy),
        "checks": [type(check).__name__ for check in router.optional_callbacks or []],
        "general": dict(general),
        "litellm": {name: getattr(litellm, name) for name in settings if "callback" not in name and "cache" not in name},
        "callbacks": names(litellm.callbacks),
        "successCallbacks": names([*litellm.success_callback, *litellm._async_success_callback]),
        "failureCallbacks": names(litellm.failure_callback),
        "cache": cache() if litellm.cache else None,
        "coordination": connection(proxy_server.redis_usage_cache),
        "masterKey": proxy_server.master_key,
    }


def answer_for_redis():
    """Without a server: every client answers by itself, once its connection takes its arguments."""
    def answer(client, command):
        pool = getattr(client, "connection_pool", None)  # a cluster has one for each node
        if pool:
            pool.connection_class(**pool.connection_kwargs)
        return {"INFO": {"redis_version": "7.4.2"}, "PING": True}.get(command.upper())

    async def answer_later(client, command, *_, **__):
        return answer(client, command)

    redis.Redis.execute_command = lambda client, command, *_, **__: answer(client, command)
    redis.cluster.RedisCluster.execute_command = redis.Redis.execute_command
    redis.cluster.NodesManager.initialize = lambda *_, **__: None
    redis._parsers.CommandsParser.initialize = lambda *_, **__: None
    redis.asyncio.Redis.execute_command = answer_later
    redis.asyncio.cluster.RedisCluster.execute_command = answer_later


def surround(file):
    if os.path.exists(f"{file}.env"):
        with open(f"{file}.env") as stream:
            os.environ.update(json.load(stream))


def validate(file):
    loaded = []
    load = proxy_server.ProxyConfig.load_config

    async def remember(*args, **kwargs):
        loaded.append(await load(*args, **kwargs))
        return loaded[-1]

    proxy_server.ProxyConfig.load_config = remember
    surround(file)
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
    result = {"code": code, "output": output.read(), "held": held(file, router, general) if router else None}
    return json.dumps(result, default=repr)


if __name__ == "__main__":
    answer_for_redis()
    with multiprocessing.get_context("fork").Pool(2, maxtasksperchild=1) as pool:
        texts = pool.map(validate, sys.argv[1:], chunksize=1)
    print(f"\n[{','.join(texts)}]")
