"""Loads proxy configurations with LiteLLM's own loader and prints what its Router then holds.

usage: router.py FILE...     One process per file: LiteLLM keeps settings in module globals. The last line is a JSON list.
"""

import asyncio
import json
import multiprocessing
import sys

import litellm
from litellm.proxy import proxy_server

ROUTER = (
    "routing_strategy", "num_retries", "timeout", "stream_timeout", "cooldown_time", "allowed_fails", "fallbacks",
    "model_group_alias", "enable_weighted_failover", "enable_pre_call_checks",
)


def entry(deployment):
    params = {name: value for name, value in deployment["litellm_params"].items() if value is not None}
    return {"model_name": deployment["model_name"], "litellm_params": params, "model_info": deployment["model_info"]}


def cache():
    if litellm.cache is None:
        return None
    kept = ("type", "ttl", "namespace", "supported_call_types")
    return {
        **{name: getattr(litellm.cache, name) for name in kept},
        "redis": getattr(litellm.cache.cache, "redis_kwargs", None),
    }


async def held(file):
    loader = proxy_server.ProxyConfig()
    router, _, general = await loader.load_config(router=None, config_file_path=file)
    return {
        "deployments": [entry(deployment) for deployment in router.model_list],
        "router": {name: getattr(router, name) for name in ROUTER},
        "checks": [type(check).__name__ for check in router.optional_callbacks or []],
        "general": dict(general),
        "litellm": {name: getattr(litellm, name) for name in ("drop_params", "request_timeout", "json_logs")},
        "callbacks": [callback for callback in litellm.callbacks if isinstance(callback, str)],
        "cache": cache(),
        "masterKey": proxy_server.master_key,
    }


def load(file):
    return json.dumps(asyncio.run(held(file)), default=repr)


if __name__ == "__main__":
    with multiprocessing.get_context("fork").Pool(2, maxtasksperchild=1) as pool:
        texts = pool.map(load, sys.argv[1:], chunksize=1)
    print(f"\n[{','.join(texts)}]")
