"""What LiteLLM itself says of the tables about hosted models. usage: providers.py TABLES.json   The last line is JSON."""

import asyncio
import http.server
import json
import sys
import threading

import litellm
from litellm.litellm_core_utils.get_llm_provider_logic import JSONProviderRegistry
from litellm.utils import get_optional_params

FIGURES = {
    "input": "max_input_tokens", "output": "max_output_tokens", "inputPrice": "input_cost_per_token",
    "outputPrice": "output_cost_per_token", "cachedPrice": "cache_read_input_token_cost", "vision": "supports_vision",
    "tools": "supports_function_calling", "reasoning": "supports_reasoning",
}


def reached(prefix):
    return prefix in litellm.provider_list or JSONProviderRegistry.exists(prefix)


def listed(model):
    entry = litellm.model_cost[litellm.get_model_info(model)["key"]]
    return {"mode": entry["mode"], **{name: entry.get(key) for name, key in FIGURES.items()}}


def takes(model, effort):
    name, provider, _, _ = litellm.get_llm_provider(model=model, api_key="key", api_base=None)
    try:
        get_optional_params(model=name, custom_llm_provider=provider, reasoning_effort=effort, drop_params=False,
                            messages=[{"role": "user", "content": "hi"}])
        return True
    except litellm.UnsupportedParamsError:
        return False


class Upstream(http.server.BaseHTTPRequestHandler):
    bodies = []

    def log_message(self, *_):
        pass

    def do_POST(self):
        self.bodies.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
        answer = json.dumps({
            "id": "1", "object": "chat.completion", "created": 1, "model": "m",
            "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "hi"}}],
            "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110,
                      "prompt_tokens_details": {"cached_tokens": 60}},
        }).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)


async def sent(entries, base):
    """By name that is asked for: the body that the server got, and what the request cost."""
    results = {}
    litellm.drop_params = True
    for asked, entry in entries.items():
        params = {**entry["litellm_params"], "api_base": base, "api_key": "key"}
        router = litellm.Router(model_list=[{**entry, "litellm_params": params}], num_retries=0)
        answer = await router.acompletion(model=asked, messages=[{"role": "user", "content": "hi"}])
        results[asked] = {"body": Upstream.bodies[-1], "cost": answer._hidden_params["response_cost"]}
    return results


if __name__ == "__main__":
    tables = json.load(open(sys.argv[1]))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Upstream)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    result = {
        "unreached": [prefix for prefix in tables["prefixes"] if not reached(prefix)],
        "listed": {name: listed(model) for name, model in tables["presets"].items()},
        "takes": {model: [effort for effort in tables["efforts"] if takes(model, effort)] for model in tables["reasoning"]},
        "sent": asyncio.run(sent(tables["entries"], f"http://127.0.0.1:{server.server_port}/v1")),
    }
    print(f"\n{json.dumps(result)}")
