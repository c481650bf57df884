"""Asks vLLM's own planner of the KV cache. Standard input: a list of cases, each with its layers per pipeline stage,
in the order of the model. The last line of the output is JSON: per case the blocks, concurrency and tokens, or null
where vLLM refuses to start.
"""

import json
import sys
from types import SimpleNamespace

import torch

from vllm.v1.core import kv_cache_utils as utils
from vllm.v1.core.single_type_kv_cache_manager import register_all_kvcache_specs
from vllm.v1.kv_cache_interface import (
    ChunkedLocalAttentionSpec,
    FullAttentionSpec,
    MambaSpec,
    MLAAttentionSpec,
    SlidingWindowSpec,
)
from vllm.v1.kv_cache_layout import KVCacheLayout

LAYOUT = KVCacheLayout.LBNHC  # what every back end takes that declares none


def spec(layer):
    size = {"block_size": layer["blockSize"]}
    if layer["kind"] == "recurrent":
        return MambaSpec(
            **size,
            shapes=((layer["stateBytes"],),),
            dtypes=(torch.uint8,),
            page_size_padded=layer["pageBytes"],
            num_speculative_blocks=layer["speculative"],
        )
    heads = {"num_kv_heads": layer["heads"], "head_size": layer["headDim"], "dtype": getattr(torch, layer["dtype"])}
    kinds = {
        "full": lambda: FullAttentionSpec(**size, **heads),
        "sliding": lambda: SlidingWindowSpec(**size, **heads, sliding_window=layer["window"]),
        "chunked": lambda: ChunkedLocalAttentionSpec(**size, **heads, attention_chunk_size=layer["window"]),
        "mla": lambda: MLAAttentionSpec(**size, **heads),
    }
    return kinds[layer["kind"]]()


def config(case):
    return SimpleNamespace(
        model_config=SimpleNamespace(max_model_len=case["maxModelLen"], original_max_model_len=case["maxModelLen"]),
        cache_config=SimpleNamespace(
            num_gpu_blocks_override=None,
            mamba_cache_mode=case["stateMode"],
            prefix_cache_retention_interval=None,
            get_resolved_kv_cache_layout=lambda: LAYOUT,
        ),
        parallel_config=SimpleNamespace(decode_context_parallel_size=1, tensor_parallel_size=1),
        scheduler_config=SimpleNamespace(disable_hybrid_kv_cache_manager=not case["hybrid"]),
        attention_config=SimpleNamespace(hisparse_config=None),
        speculative_config=None,
        num_prefill_lookahead_tokens=case["lookahead"],
        max_in_flight_tokens=case["inFlightTokens"],
    )


def answer(case):
    settings = config(case)
    names = iter(range(10_000))
    stages = [{f"layer.{next(names)}": spec(layer) for layer in stage} for stage in case["stages"]]
    try:
        configs = utils.get_kv_cache_configs(settings, stages, [case["availableBytes"]] * len(stages))
    except ValueError as error:
        if "KV cache is needed" in str(error) or "No available memory" in str(error):
            return None
        raise
    scheduler = utils.generate_scheduler_kv_cache_config(configs)
    tokens, concurrency = utils.get_kv_cache_capacity(settings, scheduler)
    return {"blocks": scheduler.num_blocks, "concurrency": concurrency, "tokens": tokens}


register_all_kvcache_specs(None)
print("\n" + json.dumps([answer(case) for case in json.load(sys.stdin)]))
