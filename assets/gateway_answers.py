"""What clients read when no deployment of their model can be reached: 503 and when to come again, not 429 or 500.

LiteLLM asks `unavailable` after every failed call; None leaves its answer as it is, and so does an error in here.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import aiohttp
import httpx
from fastapi import HTTPException
from litellm.integrations.custom_logger import CustomLogger
from openai import OpenAIError

if TYPE_CHECKING:
    from litellm.proxy._types import UserAPIKeyAuth

# Nobody listens there. What answered, broke off or took too long is told as it is: somebody may still be at work.
UNREACHABLE = (httpx.ConnectError, aiohttp.ClientConnectorError, ConnectionRefusedError)
# Where LiteLLM does not say how long the deployments rest.
RETRY_SECONDS = 5


def causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def retry_after(error: Exception) -> int | None:
    """Seconds after which a client should come again; None where a deployment answered, or a limit did."""
    if getattr(error, "all_deployments_in_cooldown", False):  # RouterRateLimitError
        return max(1, math.ceil(getattr(error, "cooldown_time", RETRY_SECONDS)))
    # LiteLLM tells what it met on the way to a deployment in OpenAI's classes. Others are of its own stores: a database that is away.
    if not isinstance(error, OpenAIError):
        return None
    return RETRY_SECONDS if any(isinstance(cause, UNREACHABLE) for cause in causes(error)) else None


class Unavailable(CustomLogger):
    async def async_post_call_failure_hook(
        self,
        request_data: Mapping[str, object],
        original_exception: Exception,
        user_api_key_dict: UserAPIKeyAuth,
        traceback_str: str | None = None,
    ) -> HTTPException | None:
        seconds = retry_after(original_exception)
        if seconds is None:
            return None
        model = request_data.get("model")
        which = f"the model {model}" if isinstance(model, str) else "this model"
        text = f"No server of {which} can be reached at the moment. Try again in {seconds} seconds."
        # /v1/messages and /v1/completions pass over what is returned, and read these two.
        vars(original_exception).update(message=text, status_code=503)
        return HTTPException(status_code=503, detail=text, headers={"retry-after": str(seconds)})


unavailable = Unavailable()
