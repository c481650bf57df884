"""Parses command lines with vLLM's own parser. Standard input: {name: {"argv": words, "validate": true to have what the server
checks before it loads}}. The last line of the output is JSON:
{name: {"given": every value that is not the parser's default} or {"refused": what the parser said}}.
"""

import contextlib
import io
import json
import sys

from vllm.entrypoints.launchers.cli_args import make_arg_parser, validate_parsed_serve_args
from vllm.entrypoints.launchers.launcher import validate_api_server_args
from vllm.utils.argparse_utils import FlexibleArgumentParser

parser = make_arg_parser(FlexibleArgumentParser(prog="vllm serve"))


def parse(argv, validate):
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said):
            args = parser.parse_args(argv)
            if validate:
                validate_parsed_serve_args(args)
                validate_api_server_args(args)
    except SystemExit:
        return {"refused": said.getvalue().strip().splitlines()[-1]}
    except Exception as error:
        return {"refused": str(error) or type(error).__name__}
    return {"given": {name: value for name, value in vars(args).items() if value != parser.get_default(name)}}


print("\n" + json.dumps({name: parse(**line) for name, line in json.load(sys.stdin).items()}, default=str))
