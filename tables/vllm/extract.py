"""Prints as JSON what the installed vLLM accepts: its options, registries and environment variables.
Nothing is decided here: what the parser object does not say stays out. The last line of the output is the JSON.
"""

import argparse
import enum
import importlib.metadata
import json

import vllm.engine.arg_utils as arg_utils
from vllm import envs
from vllm.entrypoints.launchers.cli_args import make_arg_parser
from vllm.model_executor.layers import quantization
from vllm.model_executor.model_loader import _LOAD_FORMAT_TO_MODEL_LOADER
from vllm.reasoning import ReasoningParserManager
from vllm.tool_parsers import ToolParserManager
from vllm.utils.argparse_utils import FlexibleArgumentParser
from vllm.v1.attention.backends.registry import AttentionBackendEnum


def make_parser():
    """The parser of `vllm serve`; the help text of an option that is a field of a config class is (class, field)."""
    get_kwargs = arg_utils.get_kwargs

    def with_origin(cls):
        kwargs = get_kwargs(cls)
        for name, one in kwargs.items():
            one["help"] = Origin(cls, name)
        return kwargs

    arg_utils.get_kwargs = with_origin
    return make_arg_parser(FlexibleArgumentParser(prog="vllm serve"))


class Origin(str):
    """A help text that knows which field it belongs to, also after more text is appended."""

    def __new__(cls, owner, field, text=""):
        self = super().__new__(cls, text)
        self.owner, self.field = owner, field
        return self

    def __add__(self, more):
        return Origin(self.owner, self.field, str(self) + str(more))


def unwrapped(convert):
    """The conversion inside `optional_type` and `parse_type`."""
    while getattr(convert, "__closure__", None) and "return_type" in convert.__code__.co_freevars:
        convert = convert.__closure__[convert.__code__.co_freevars.index("return_type")].cell_contents
    return convert


def splits_at_commas(convert):
    try:
        return convert("1,2") == [1, 2]
    except Exception:
        return False


def type_of(convert, default):
    name = getattr(convert, "__name__", "")
    if convert is int or name.startswith("human_readable_int") or isinstance(default, enum.IntEnum):
        return "int"
    if convert is float:
        return "float"
    if name in ("loads", "parse_dataclass"):
        return "json"
    return "json|string" if name == "union_dict_and_str" else "string"


def choices_of(action):
    if isinstance(action.default, enum.IntEnum):
        return [str(member.value) for member in type(action.default)]
    return None if action.choices is None else [str(choice) for choice in action.choices if choice is not None]


def default_of(action):
    """As a JSON value; null when vLLM decides at run time, or when the default is an object of many fields."""
    default = action.default.value if isinstance(action.default, enum.Enum) else action.default
    if isinstance(default, (set, frozenset, tuple)):
        default = sorted(default)
    if default is argparse.SUPPRESS or not isinstance(default, (bool, int, float, str, list, dict)):
        return None
    return json.loads(json.dumps(default))


OPERATORS = {"gt": ">", "ge": ">=", "lt": "<", "le": "<="}


def range_of(action):
    """The bounds that pydantic checks after the parser: [">0", "<=1"]."""
    if not isinstance(action.help, Origin):
        return []
    field = getattr(action.help.owner, "__pydantic_fields__", {}).get(action.help.field)
    bounds = field.metadata if field else []
    return [sign + str(getattr(bound, key)) for bound in bounds for key, sign in OPERATORS.items() if hasattr(bound, key)]


def flag_of(action):
    spellings = [name for name in action.option_strings if not name.startswith("--no-")]
    name = next(one for one in spellings if one.startswith("--"))
    help_text = " ".join(str(action.help).split())
    flag = {
        "name": name,
        "aliases": [one for one in spellings if one != name],
        "default": default_of(action),
        "deprecated": help_text.rstrip(".") if help_text.startswith(f"{name} is deprecated") else None,
    }
    if action.nargs == 0:
        return flag | {"type": "bool", "negatable": f"--no-{name[2:]}" in action.option_strings}
    convert = unwrapped(action.type)
    repeats, commas = isinstance(action, argparse._AppendAction), splits_at_commas(convert)
    separator = "repeat" if repeats else "comma" if commas else "space" if action.nargs == "+" else None
    readable = getattr(convert, "__name__", "")
    return flag | {
        "type": "list" if separator else type_of(convert, action.default),
        "items": "string" if commas or not separator else type_of(convert, None),
        "separator": separator,
        "choices": choices_of(action),
        "keywords": ["auto"] if readable.endswith("_or_auto") else [],
        "hasNumberSuffixes": readable.startswith("human_readable_int"),
        "range": range_of(action),
    }


actions = [one for one in make_parser()._actions if not isinstance(one, argparse._HelpAction)]
flags = [flag_of(one) for one in actions if one.option_strings]
kv_cache_dtypes = next(flag["choices"] for flag in flags if flag["name"] == "--kv-cache-dtype")

print()
print(
    json.dumps(
        {
            "version": importlib.metadata.version("vllm").split("+")[0],
            "positional": next(one.dest for one in actions if not one.option_strings),
            "flags": sorted(flags, key=lambda flag: flag["name"]),
            "environmentVariables": sorted(envs.environment_variables),
            "registries": {
                "toolCallParsers": sorted(ToolParserManager.list_registered()),
                "reasoningParsers": sorted(ReasoningParserManager.list_registered()),
                "attentionBackends": sorted(AttentionBackendEnum.__members__),
                "quantizationMethods": sorted(quantization.QUANTIZATION_METHODS),
                "deprecatedQuantizationMethods": sorted(quantization.DEPRECATED_QUANTIZATION_METHODS),
                "loadFormats": sorted(_LOAD_FORMAT_TO_MODEL_LOADER),
                "kvCacheDtypes": sorted(kv_cache_dtypes),
            },
        }
    )
)
