"""Prints, as JSON, what the source of a LiteLLM package reads of each section of `config.yaml`.

`python3 extract.py FOLDER < OVERLAY`: FOLDER is the package `litellm`; it is read, never imported, so it needs nothing
installed. OVERLAY is `{"literals": [...]}`: keys that people found by reading; those that occur in this package as a
literal come back in `literals`.
"""

import ast
import gc
import json
import re
import sys
from pathlib import Path


class Package:
    """All modules, with their classes and constants by name; the first of a name wins, in the order of the files."""

    def __init__(self, folder):
        self.trees = {
            str(file.relative_to(folder)): ast.parse(file.read_text("utf8"))
            for file in sorted(folder.rglob("*.py"))
        }
        self.classes, self.constants = {}, {}
        for name, tree in self.trees.items():
            for node in tree.body:
                if isinstance(node, ast.ClassDef):
                    self.classes.setdefault(node.name, []).append((name, node))
                for target, value in assigned(node):
                    self.constants.setdefault(target, value)
        self.nodes = {name: nodes_of(tree) for name, tree in self.trees.items()}
        self.accesses = self.all_accesses()

    def class_in(self, name, file):
        found = self.classes.get(name, [])
        return next((node for where, node in found if where == file), found[0][1] if found else None)

    def fields(self, name, file=""):
        """Annotated fields of a class and of those it is derived from."""
        node = self.class_in(name, file)
        if node is None:
            return {}
        fields = {}
        for base in node.bases:
            fields.update(self.fields(getattr(base, "id", ""), file))
        for item in node.body:
            if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
                if not unparsed(item.annotation).startswith("ClassVar"):
                    fields[item.target.id] = item
        return fields

    def strings(self, node):
        """The texts of a constant collection, with what it takes from other constants and from classes."""
        if isinstance(node, ast.Constant):
            return [node.value] if isinstance(node.value, str) else []
        if isinstance(node, ast.Name):
            value = self.constants.get(node.id)
            return [] if value is None or value is node else self.strings(value)
        if isinstance(node, ast.Starred):
            return self.strings(node.value)
        if isinstance(node, ast.Attribute):
            if node.attr in ("model_fields", "__annotations__"):
                return list(self.fields(getattr(node.value, "id", "")))
            return self.strings(ast.Name(node.attr))
        if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            return [text for item in node.elts for text in self.strings(item)]
        if isinstance(node, ast.Dict):
            return [text for key in node.keys if key for text in self.strings(key)]
        if isinstance(node, ast.BinOp):
            left, right = self.strings(node.left), self.strings(node.right)
            return [text for text in left if text not in right] if isinstance(node.op, ast.Sub) else left + right
        if isinstance(node, ast.Call):
            return [text for item in node.args for text in self.strings(item)]
        return []

    def key(self, node):
        """The key that a subscript or a call of get names; None for one that only the run knows."""
        if isinstance(node, ast.Constant):
            return node.value if isinstance(node.value, str) else None
        name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", None)
        value = self.constants.get(name)
        return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else None

    def reads(self, pattern, only=""):
        """Keys read of the mappings of this name, with the default of the first read that has one."""
        found, mapping_name = {}, re.compile(pattern)
        for file, mapping, name, default in self.accesses:
            if file.startswith(only) and mapping_name.fullmatch(mapping):
                if name not in found or found[name] is None:
                    found[name] = default
        return found

    def all_accesses(self):
        rows = []
        for file, nodes in self.nodes.items():
            for node in nodes:
                for mapping, key, default in accesses(node):
                    name = self.key(key)
                    if name is not None and not isinstance(mapping, ast.Constant):
                        rows.append((file, unparsed(mapping), name, default))
        return rows

    def owned_parameters(self):
        """Fields of the data classes that declare LiteLLM's own parameters, by the name they have in a request."""
        owned = {}
        roots = self.constants.get("LITELLM_OWNED_ROOTS")
        for root in getattr(roots, "elts", []):
            for leaf in self.fields(root.id).values():
                for name, field in self.fields(unparsed(leaf.annotation)).items():
                    calls = [node for node in ast.walk(field) if isinstance(node, ast.Call) and unparsed(node.func) == "wire"]
                    owned[self.key(calls[0].args[0]) if calls else name] = field
        return owned


def nodes_of(tree):
    """All nodes in the order of ast.walk, found once; without those that say whether a name is read or written."""
    nodes = [tree]
    for node in nodes:
        for field in node._fields:
            value = getattr(node, field, None)
            if isinstance(value, list):
                nodes += [item for item in value if isinstance(item, ast.AST)]
            elif isinstance(value, ast.AST) and field != "ctx":
                nodes.append(value)
    return nodes


def assigned(node):
    if isinstance(node, ast.Assign):
        return [(target.id, node.value) for target in node.targets if isinstance(target, ast.Name)]
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
        return [(node.target.id, node.value)]
    return []


def accesses(node):
    """`x.get(key, default)`, `x.pop(key)`, `x[key]`, `key in x`, `a_general_setting(key)` as (x, key, default)."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
        if re.search("general_setting(?!s)", node.func.id):
            yield ast.Name("general_settings"), node.args[0], None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
        if node.func.attr in ("get", "pop"):
            yield node.func.value, node.args[0], node.args[1] if len(node.args) > 1 else None
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        yield node.value, node.slice, None
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.In, ast.NotIn)):
        yield node.comparators[0], node.left, None


def unparsed(node):
    if isinstance(node, ast.Name):
        return node.id
    return ast.unparse(node) if node is not None else ""


class Types:
    """Annotations and defaults as the words of the table."""

    simple = {"bool": "boolean", "int": "integer", "float": "number", "str": "string", "dict": "object", "list": "any[]"}
    simple |= {"Dict": "object", "Mapping": "object", "List": "any[]", "SecretStr": "string", "datetime": "string"}
    order = ["boolean", "number", "integer", "string", "object"]

    def __init__(self, package):
        self.package = package

    def of(self, annotation):
        """(type, choices)"""
        names = {self.one(part) for part in self.parts(annotation)} - {("none", ())}
        kinds = sorted({kind for kind, _ in names}, key=lambda kind: self.order.index(kind) if kind in self.order else 9)
        choices = sorted({choice for _, some in names for choice in some})
        if kinds == ["number", "integer"]:
            kinds = ["number"]
        if len(kinds) == 1:
            return kinds[0], choices
        joined = "|".join(kinds)
        return (joined, []) if joined in ("boolean|string", "integer|string", "number|string", "string|object", "string|string[]") else ("any", [])

    def parts(self, node):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return self.parts(ast.parse(node.value, mode="eval").body)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            return self.parts(node.left) + self.parts(node.right)
        if isinstance(node, ast.Subscript):
            inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            name = unparsed(node.value).split(".")[-1]
            if name in ("Optional", "Union", "Final", "Annotated", "Required", "NotRequired", "ReadOnly"):
                return [part for one in (inner[:1] if name == "Annotated" else inner) for part in self.parts(one)]
        if isinstance(node, ast.Name) and node.id not in self.package.classes and node.id not in self.simple:
            alias = self.package.constants.get(node.id)
            if isinstance(alias, (ast.Subscript, ast.BinOp)):
                return self.parts(alias)
        return [node]

    def one(self, node):
        if isinstance(node, ast.Constant) and node.value is None:
            return ("none", ())
        if isinstance(node, ast.Subscript):
            return self.generic(unparsed(node.value).split(".")[-1], node.slice)
        name = unparsed(node).split(".")[-1]
        if name in self.simple:
            return (self.simple[name], ())
        return self.class_type(name)

    def generic(self, name, inner):
        if name == "Literal":
            items = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            values = [item.value for item in items if isinstance(item, ast.Constant)]
            if all(isinstance(value, str) for value in values):
                return ("enum", tuple(values))
            return ("boolean" if all(isinstance(value, bool) for value in values) else "any", ())
        if name.lower() in ("list", "sequence", "set", "tuple", "frozenset"):
            kind, choices = self.of(inner.elts[0] if isinstance(inner, ast.Tuple) else inner)
            known = kind in ("string", "number", "object", "enum", "any")
            return ((kind if known else "any") + "[]", tuple(choices))
        return ("object", ()) if name.lower() in ("dict", "mapping", "mutablemapping") else ("any", ())

    def class_type(self, name):
        node = self.package.class_in(name, "")
        if node is None:
            return ("any", ())
        if any("Enum" in unparsed(base) for base in node.bases):
            values = [item.value.value for item in node.body if isinstance(item, ast.Assign) and isinstance(item.value, ast.Constant)]
            return ("enum", tuple(str(value) for value in values))
        return ("object", ())

    def of_value(self, node):
        if isinstance(node, ast.Constant) and node.value is not None:
            return self.simple.get(type(node.value).__name__, "any")
        if isinstance(node, ast.Dict):
            return "object"
        return "any[]" if isinstance(node, ast.List) else "any"


def bounds(field):
    """`gt=0` of a pydantic field as [[">", 0]]."""
    operators = {"gt": ">", "ge": ">=", "lt": "<", "le": "<="}
    calls = [node for node in ast.walk(field) if isinstance(node, ast.Call) and unparsed(node.func) == "Field"]
    return [
        [operators[word.arg], word.value.value]
        for call in calls[:1]
        for word in call.keywords
        if word.arg in operators and isinstance(word.value, ast.Constant)
    ]


def arguments(package, file, owner):
    """The arguments of `__init__` with their annotations."""
    node = next(item for item in package.class_in(owner, file).body if getattr(item, "name", "") == "__init__")
    return {item.arg: item for item in [*node.args.args, *node.args.kwonlyargs] if item.arg != "self"}


def library_variables(package):
    """Variables of the library's own module, and which of them other modules read as `litellm.NAME`."""
    fields = {}
    for node in package.trees["__init__.py"].body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            fields[node.target.id] = node
        for target, _ in assigned(node):
            fields.setdefault(target, node)
    read = set()
    for nodes in package.nodes.values():
        for node in nodes:
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load) and unparsed(node.value) == "litellm":
                read.add(node.attr)
            if isinstance(node, ast.Call) and unparsed(node.func) == "getattr" and len(node.args) > 1:
                if unparsed(node.args[0]) == "litellm" and package.key(node.args[1]):
                    read.add(package.key(node.args[1]))
    return fields, read


def special_settings(package):
    """Keys that the loop over litellm_settings compares with."""
    found = set()
    for node in package.nodes["proxy/proxy_server.py"]:
        if isinstance(node, ast.Compare) and unparsed(node.left) == "key" and isinstance(node.comparators[0], ast.Constant):
            if isinstance(node.comparators[0].value, str):
                found.add(node.comparators[0].value)
    return found


def own_parameters(package):
    """LiteLLM uses these itself and does not send them on."""
    return sorted({*package.strings(ast.Name("all_litellm_params")), *package.owned_parameters()})


def request_parameters(package):
    """OpenAI's parameters of a request."""
    lists = ["DEFAULT_CHAT_COMPLETION_PARAM_VALUES", "OPENAI_CHAT_COMPLETION_PARAMS"]
    return sorted({text for name in lists for text in package.strings(ast.Name(name))})


class Sections:
    def __init__(self, package):
        self.package, self.types, self.result = package, Types(package), {}

    def put(self, section, key, field=None, value=None):
        annotation = getattr(field, "annotation", None)
        kind, choices = self.types.of(annotation) if annotation is not None else (self.types.of_value(value), [])
        row = {"type": kind, "choices": choices, "bounds": bounds(field) if isinstance(field, ast.AnnAssign) else []}
        known = self.result.setdefault(section, {})
        if key not in known or known[key]["type"] == "any":
            known[key] = row

    def all(self):
        package = self.package
        for key, default in package.reads("config|new_config", "proxy/proxy_server.py").items():
            self.put("top_level", key, None, default)
        for section, name, file in [
            ("model_list", "Deployment", "types/router.py"),
            ("litellm_params", "LiteLLM_Params", "types/router.py"),
            ("model_info", "ModelInfo", "types/router.py"),
            ("model_info", "ModelInfoBase", "types/utils.py"),
            ("general_settings", "ConfigGeneralSettings", "proxy/_types.py"),
            ("coordination_redis", "CoordinationRedisParams", "proxy/_types.py"),
        ]:
            self.put_all(section, package.fields(name, file))
        self.parameters()
        for key, default in package.reads(r"(\w+\.)*_?(\w+_)?general_settings").items():
            self.put("general_settings", key, None, default)
        info = r"(\w+\.)*_?(\w+_)?model_info(_dict)?|.*\.get\('model_info'.*\)|.*\['model_info'\]"
        for key, default in package.reads(info).items():
            self.put("model_info", key, None, default)
        managed = package.strings(ast.Name("ROUTER_SETTINGS_MANAGED_OUTSIDE_CONFIG"))
        # From 1.107 on the router's own class only hands its arguments on.
        owner = "PythonCore" if "PythonCore" in package.classes else "Router"
        router = arguments(package, "router.py", owner)
        self.put_all("router_settings", {key: field for key, field in router.items() if key not in managed})
        self.put_all("cache_params", arguments(package, "caching/caching.py", "Cache"))
        self.libraries()
        return {section: dict(sorted(keys.items())) for section, keys in sorted(self.result.items())}

    def put_all(self, section, fields):
        for key, field in fields.items():
            self.put(section, key, field)

    def parameters(self):
        self.put_all("litellm_params", self.package.owned_parameters())
        callbacks = self.package.fields("StandardCallbackDynamicParams")
        for key in own_parameters(self.package):
            self.put("litellm_params", key, callbacks.get(key))
        main = next(node for node in self.package.trees["main.py"].body if getattr(node, "name", "") == "completion")
        signature = {item.arg: item for item in [*main.args.args, *main.args.kwonlyargs]}
        for key in request_parameters(self.package):
            self.put("litellm_params", key, signature.get(key))

    def libraries(self):
        for key, default in self.package.reads(r"(\w+\.)*_?(\w+_)?litellm_settings").items():
            self.put("litellm_settings", key, None, default)
        fields, read = library_variables(self.package)
        special = special_settings(self.package)
        for key in sorted((read & set(fields)) | special):
            field = fields.get(key)
            self.put("litellm_settings", key, field if isinstance(field, ast.AnnAssign) else None, getattr(field, "value", None))


def database(folder):
    """Tables of the proxy's database: their columns, and behind @@ their indexes and keys. Relations are no columns."""
    text = (folder / "proxy" / "schema.prisma").read_text()
    models = dict(re.findall(r"^model (\w+) \{\n(.*?)^\}", text, re.M | re.S))
    tables = {}
    for name, body in models.items():
        lines = [line.split("//")[0].split() for line in body.splitlines()]
        columns = [words[0] for words in lines if len(words) > 1 and not words[0].startswith("@@") and words[1].rstrip("[]?") not in models]
        indexes = ["".join(words) for words in lines if words and re.match("@@(index|unique|id)", words[0])]
        tables[name] = sorted(columns) + sorted(re.sub(r",map:[^)]*", "", index) for index in indexes)
    return tables


def main():
    folder = Path(sys.argv[1])
    # Nothing becomes garbage, and looking for it among millions of nodes takes longer than all the rest.
    gc.disable()
    package = Package(folder)
    overlay = json.load(sys.stdin)
    nodes = [node for some in package.nodes.values() for node in some]
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    names = {name for node in nodes for name in [getattr(node, "attr", None), getattr(node, "arg", None)] if name}
    print(json.dumps({
        "sections": Sections(package).all(),
        "tables": database(folder),
        "objects": {name: list(package.fields(name)) for name in ("RetryPolicy", "AllowedFailsPolicy")},
        "openaiRequest": request_parameters(package),
        "ownParams": sorted({*own_parameters(package), *package.fields("LiteLLM_Params", "types/router.py")}),
        "literals": sorted(key for key in overlay["literals"] if key in texts or key in names),
    }))


main()
