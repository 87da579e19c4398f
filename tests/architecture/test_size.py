"""Files and functions stay small enough to be read at once."""

import ast

from tests.architecture.sources import files, name_of

MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40
MAX_TEMPLATE_LINES = 120

# Each line needs a reason. Do not add one to get a change through; split the file instead.
LONG_FILES: dict[str, str] = {
    "qala/config/env.py": "one list of all settings; splitting it would hide half of them",
}
LONG_FUNCTIONS: dict[str, str] = {}


def test_files_are_short() -> None:
    long = {
        name_of(path): lines
        for path in files(".py", without=frozenset({"migrations", "tests"}))
        if (lines := path.read_text(encoding="utf-8").count("\n")) > MAX_FILE_LINES
    }
    assert {name: lines for name, lines in long.items() if name not in LONG_FILES} == {}


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines below the signature, without the docstring: words that explain a function do not make it long."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_functions_are_short() -> None:
    long: dict[str, int] = {}
    for path in files(".py", without=frozenset({"migrations", "tests"})):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                length = body_lines(node)
                name = f"{name_of(path)}:{node.name}"
                if length > MAX_FUNCTION_LINES and name not in LONG_FUNCTIONS:
                    long[name] = length
    assert long == {}


def test_templates_are_short() -> None:
    long = {
        name_of(path): lines
        for path in files(".html")
        if (lines := path.read_text(encoding="utf-8").count("\n")) > MAX_TEMPLATE_LINES
    }
    assert long == {}


def test_exclusions_are_still_needed() -> None:
    known = {name_of(path) for path in files(".py")}
    assert set(LONG_FILES) <= known
