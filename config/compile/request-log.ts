/** assets/request_log.py, for a compiler that reads no files. Written by `npm run golden`. */
export const requestLog = `"""One JSON line per request of a client, when it has ended: who asked, who answered, how long it took, what it cost.

LiteLLM tells \`records\` of every success, and of every failed call; only the end of a request, after retries and
fallbacks, is a line.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from litellm.integrations.custom_logger import CustomLogger

# LiteLLM loads this file alone.
sys.path.insert(0, str(Path(__file__).parent))
from request_log_writer import Record, Writer, cleaned, sink_of, texts  # noqa: E402

if TYPE_CHECKING:
    from litellm.proxy._types import UserAPIKeyAuth

LEVELS = {"info": 20, "warn": 30, "error": 40}
# By the end of a path, the first that fits; else by its resource, as the edge opens them to clients. What administers has no line.
ENDS = """/chat/completions=chat_completion /completions=text_completion /messages=message /responses=response /embeddings=embedding
/rerank=rerank /moderations=moderation /images/generations=image /images/edits=image_edit /audio/speech=speech
/audio/transcriptions=transcription /audio/translations=translation :generateContent=generate_content
:streamGenerateContent=generate_content :countTokens=token_count /count_tokens=token_count /input_tokens=token_count
/token_counter=token_count"""
RESOURCES = """chat=chat_completion completions=text_completion embeddings=embedding models= messages=message responses=response
rerank=rerank moderations=moderation audio=audio images=image videos=video ocr=ocr realtime=realtime files=file batches=batch
fine_tuning=fine_tuning assistants=assistant threads=thread vector_stores=vector_store search=search containers=container"""
EVENTS, OTHERS = (dict(pair.split("=") for pair in pairs.split()) for pairs in (ENDS, RESOURCES))
# Of a request: what a line with prompts has, and what is not the client's own.
PROMPTS = ("messages", "input", "prompt", "system", "instructions", "query", "documents")
LITELLMS = {"metadata", "litellm_metadata", "standard_logging_object", "proxy_server_request", "secret_fields", "headers", "call_type"}


def mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def text(value: object) -> str | None:
    return value if isinstance(value, str) and value != "" else None


def number(value: object) -> float | None:
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def items(value: object) -> list[object]:
    return list(value) if isinstance(value, (list, tuple)) else []


def seconds(value: object) -> float | None:
    return value.timestamp() if isinstance(value, datetime) else number(value)


def causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def event_of(path: str) -> str | None:
    event = next((event for end, event in EVENTS.items() if path.rstrip("/").endswith(end)), None)
    resource = next((part for part in path.split("/") if part not in ("", "openai", "v1", "v2", "v1beta")), "")
    passed = "pass_through_endpoint" if path.startswith(("/openai/", "/engines/")) else None
    return event or OTHERS.get(resource, passed) or None


def about_client(request: Mapping[str, object], metadata: Mapping[str, object]) -> Record:
    headers = {str(name).lower(): value for name, value in mapping(request.get("headers")).items()}
    url = text(request.get("url"))
    return {
        "remote_addr": text(metadata.get("requester_ip_address")),
        "path": urlsplit(url).path if url else text(metadata.get("user_api_key_request_route")),
        "method": text(request.get("method")) or "POST",
        "client_request_id": text(headers.get("x-request-id")),
        "user_agent": text(metadata.get("user_agent")) or text(headers.get("user-agent")),
        "session_id": text(metadata.get("session_id")) or text(mapping(metadata.get("requester_metadata")).get("session_id")),
        "user": text(metadata.get("user_api_key_user_id")),
        "key_alias": text(metadata.get("user_api_key_alias")),
        "team": text(metadata.get("user_api_key_team_alias")) or text(metadata.get("user_api_key_team_id")),
    }


def about_answer(payload: Mapping[str, object]) -> Record:
    base = text(payload.get("api_base"))
    tags = [str(tag) for tag in items(payload.get("request_tags"))]
    return {
        "call_id": text(payload.get("litellm_call_id")),
        "model_group": text(payload.get("model_group")),
        "upstream_model": text(payload.get("model")),
        "deployment_id": text(payload.get("model_id")),
        "replica": urlsplit(base).hostname if base else None,
        "cache_hit": payload.get("cache_hit") is True,
        "end_user": text(payload.get("end_user")),
        # LiteLLM adds the client's program as tags.
        "tags": [tag for tag in tags if not tag.lower().startswith("user-agent:")],
    }


def about_way(metadata: Mapping[str, object]) -> Record:
    earlier = [mapping(one) for one in items(metadata.get("previous_models"))]
    return {
        "retries": number(metadata.get("attempted_retries")) or 0,
        "fallbacks": number(metadata.get("attempted_fallbacks")) or 0,
        "previous_models": [
            {"model_group": one.get("model_group"), "deployment_id": one.get("deployment_id"), "error_type": one.get("exception_type")}
            for one in earlier
        ],
    }


def about_usage(payload: Mapping[str, object], usage: Mapping[str, object]) -> Record:
    prompt, completion = number(payload.get("prompt_tokens")), number(payload.get("completion_tokens"))
    missing = not prompt and not completion
    counts = {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        # A part of completion_tokens.
        "reasoning_tokens": number(mapping(usage.get("completion_tokens_details")).get("reasoning_tokens")),
        # A part of prompt_tokens.
        "cached_tokens": number(mapping(usage.get("prompt_tokens_details")).get("cached_tokens")),
        "total_tokens": number(payload.get("total_tokens")),
        "cost": number(payload.get("response_cost")),
    }
    return {**({name: None for name in counts} if missing else counts), "missing_usage": missing}


def about_time(begun: float | None, ended: float | None, first: float | None) -> Record:
    now = ended or time.time()
    return {
        "timestamp": datetime.fromtimestamp(now, UTC).isoformat(timespec="milliseconds"),
        "duration_ms": None if begun is None else round(max(0.0, now - begun) * 1000, 1),
        "ttft_ms": None if begun is None or first is None else round(max(0.0, first - begun) * 1000, 1),
    }


def about_error(payload: Mapping[str, object]) -> Record:
    error = mapping(payload.get("error_information"))
    return {"error_type": text(error.get("error_class")), "error_message": text(error.get("error_message"))}


def merged(params: Mapping[str, object]) -> Mapping[str, object]:
    """On some paths \`metadata\` is the client's own; then LiteLLM's stands under the other name."""
    return {**mapping(params.get("metadata")), **mapping(params.get("litellm_metadata"))}


def asked(data: Mapping[str, object]) -> Record:
    """What the client sent, as far as LiteLLM lets one see it."""
    body = mapping(mapping(data.get("proxy_server_request")).get("body")) or data
    own = {name: value for name, value in body.items() if name not in LITELLMS}
    # LiteLLM keeps the client's metadata here, and the headers beside it.
    metadata = mapping(merged(body).get("requester_metadata"))
    return {**own, "metadata": {name: value for name, value in metadata.items() if name != "headers"}}


def success(kwargs: Mapping[str, object]) -> Record | None:
    """None for what no client asked: health checks, and calls of LiteLLM's own."""
    params = mapping(kwargs.get("litellm_params"))
    request = mapping(params.get("proxy_server_request"))
    payload = mapping(kwargs.get("standard_logging_object"))
    if not request or not payload:
        return None
    metadata = {**merged(params), **{name: value for name, value in mapping(payload.get("metadata")).items() if value is not None}}
    client = about_client(request, metadata)
    body = mapping(request.get("body"))
    begun = number(request.get("arrival_time")) or number(payload.get("startTime"))
    streaming = payload.get("stream") is True or body.get("stream") is True
    error = about_error(payload)
    code = text(mapping(payload.get("error_information")).get("error_code"))
    status = int(code) if code and code.isdigit() else 200
    return {
        "event": event_of(str(client["path"])) or text(payload.get("call_type")),
        **about_time(begun, number(payload.get("endTime")), number(payload.get("completionStartTime")) if streaming else None),
        **client,
        "session_id": client["session_id"] or text(payload.get("session_id")),
        "status_code": status,
        "streaming": streaming,
        "request_id": text(payload.get("id")),
        "model_alias": text(body.get("model")) or text(payload.get("model_group")),
        **about_answer(payload),
        **about_usage(payload, mapping(metadata.get("usage_object"))),
        **about_way(metadata),
        "parse_error": status == 200 and not mapping(payload.get("response")) and payload.get("response") is None,
        **(error if status != 200 else {"error_type": None, "error_message": None}),
    }


def status_of(error: Exception, *, reached: bool) -> int:
    """Before a request has reached the proxy's own code it is refused by the check of its key."""
    for name in ("status_code", "code"):
        value = str(getattr(error, name, None))
        # An answer that cannot be read brings its own 200.
        if value.isdigit() and int(value) >= 400:
            return int(value)
    return 500 if reached else 401


def failure(data: Mapping[str, object], error: Exception, key: UserAPIKeyAuth) -> Record | None:
    request, payload = mapping(data.get("proxy_server_request")), mapping(data.get("standard_logging_object"))
    own = {
        "user_api_key_request_route": getattr(key, "request_route", None),
        "user_api_key_user_id": getattr(key, "user_id", None),
        "user_api_key_alias": getattr(key, "key_alias", None),
        "user_api_key_team_alias": getattr(key, "team_alias", None),
        "user_api_key_team_id": getattr(key, "team_id", None),
    }
    metadata = {**own, **{name: value for name, value in merged(data).items() if value is not None}}
    client = about_client(request, metadata)
    event = event_of(str(client["path"]))
    if event is None:
        return None
    begun = number(request.get("arrival_time")) or seconds(data.get("start_time"))
    told = about_error(payload)
    answer = about_answer(payload)
    status = status_of(error, reached=bool(request))
    error_type = told["error_type"] or type(error).__name__
    return {
        "event": event,
        **about_time(begun, None, None),
        **client,
        "status_code": status,
        "streaming": data.get("stream") is True,
        "request_id": None,
        "model_alias": text(mapping(request.get("body")).get("model")) or text(data.get("model")),
        **answer,
        "call_id": answer["call_id"] or text(data.get("litellm_call_id")),
        **about_usage({}, {}),
        "missing_usage": False,
        **about_way(metadata),
        "parse_error": bool(request) and any(isinstance(cause, json.JSONDecodeError) for cause in causes(error)),
        "error_type": error_type if error_type != "Exception" else "AuthenticationError" if status == 401 else "InternalServerError",
        "error_message": told["error_message"]
        or text(getattr(error, "message", None))
        or text(getattr(error, "detail", None))
        or str(error),
    }


def level_of(status: object) -> str:
    code = int(status) if isinstance(status, int) else 500
    return "info" if code < 400 else "warn" if code < 500 else "error"


class Records(CustomLogger):
    def __init__(self, environment: Mapping[str, str] = os.environ, writer: Writer | None = None) -> None:
        super().__init__()
        self.logger = environment.get("REQUEST_LOG_LOGGER", "llm_gateway.requests")
        self.least = LEVELS[environment.get("REQUEST_LOG_LEVEL", "info")]
        self.includes_prompts = environment.get("REQUEST_LOG_PROMPTS") == "true"
        self.writer = writer or Writer(sink_of(environment), self.logger)

    def emit(self, record: Record | None, request: object, answer: object, data: Mapping[str, object]) -> None:
        if record is None:
            return
        level = level_of(record["status_code"])
        if LEVELS[level] < self.least:
            return
        event, when, *_ = record.items()
        told: Record = dict([event, when, ("logger", self.logger), ("level", level), *record.items()])
        if self.includes_prompts:
            told |= {"messages": request, "response": answer}
        message = text(told["error_message"])
        if message is not None:
            told["error_message"] = cleaned(message, [] if self.includes_prompts else texts(asked(data)))
        self.writer.put(told)

    async def async_log_success_event(
        self, kwargs: Mapping[str, object], response_obj: object, start_time: object, end_time: object
    ) -> None:
        payload = mapping(kwargs.get("standard_logging_object"))
        try:
            self.emit(success(kwargs), payload.get("messages"), payload.get("response"), mapping(kwargs.get("litellm_params")))
        except Exception as error:  # noqa: BLE001 - nothing in here is worth a request
            self.writer.lose(str(error))

    async def async_post_call_failure_hook(
        self,
        request_data: Mapping[str, object],
        original_exception: Exception,
        user_api_key_dict: UserAPIKeyAuth,
        traceback_str: str | None = None,
    ) -> None:
        try:
            prompts = {name: request_data[name] for name in PROMPTS if name in request_data}
            self.emit(failure(request_data, original_exception, user_api_key_dict), prompts, None, request_data)
        except Exception as error:  # noqa: BLE001
            self.writer.lose(str(error))


records = Records()
`;
