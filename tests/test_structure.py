"""The rules of the house that neither ruff nor import-linter knows."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "chipcmp"
MODULES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
LIBRARIES = {"click", "matplotlib", "numpy", "pandas", "pint", "pyarrow", "rich", "yaml"}
# The doors stand before the floors: there a late import buys a quick start.
DOORS = ("__init__.py", "__main__.py", "api.py", "notebook.py", "questions.py", "cli/")
FLOORS = [module for module in MODULES if not module.startswith(DOORS)]
NOUNLESS = {"base", "common", "core", "helpers", "misc", "utils"}

Function = ast.FunctionDef | ast.AsyncFunctionDef

every_module = pytest.mark.parametrize("module", MODULES)


def tree(module: str) -> ast.Module:
    """The parsed module."""
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def functions(module: str) -> Iterator[Function]:
    """Every function and method of a module."""
    for node in ast.walk(tree(module)):
        if isinstance(node, Function):
            yield node


def lines(function: Function) -> int:
    """From ``def`` to the end, without the docstring."""
    count = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function, clean=False) is None:
        return count
    docstring = function.body[0]
    return count - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def positional(function: Function) -> list[ast.arg]:
    """The parameters that can be given by position, without ``self`` and ``cls``."""
    given = function.args.posonlyargs + function.args.args
    return [each for each in given if each.arg not in {"self", "cls"}]


def names_bool(annotation: ast.expr | None) -> bool:
    """Whether an annotation is ``bool``, or a union with it, quoted or not."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        annotation = ast.parse(annotation.value, mode="eval").body
    if isinstance(annotation, ast.BinOp):
        return names_bool(annotation.left) or names_bool(annotation.right)
    return isinstance(annotation, ast.Name) and annotation.id == "bool"


def imported(node: ast.AST) -> set[str]:
    """The outermost packages that a statement imports."""
    if isinstance(node, ast.Import):
        return {alias.name.partition(".")[0] for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        return {(node.module or "").partition(".")[0]}
    return set()


def found(module: str, function: Function, what: str) -> str:
    """One offender, as a failing test lists it."""
    return f"chipcmp/{module}:{function.lineno}: {function.name} {what}"


def test_modules_are_found() -> None:
    """The package is where the other tests look for it."""
    assert "model/claims.py" in MODULES


@every_module
def test_module_is_named_for_a_noun_of_the_domain(module: str) -> None:
    """No module is a drawer for what has no place."""
    assert set() == NOUNLESS & set(Path(module).with_suffix("").parts)


@every_module
def test_module_is_short(module: str) -> None:
    """A module has at most 250 lines."""
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= 250


@every_module
def test_functions_are_short(module: str) -> None:
    """A function has at most 35 lines from ``def`` to its end, docstring excluded."""
    long = [
        found(module, each, f"has {lines(each)} lines")
        for each in functions(module)
        if lines(each) > 35
    ]
    assert [] == long


@every_module
def test_functions_take_few_positional_parameters(module: str) -> None:
    """A function takes at most four parameters by position; the rest are keyword-only."""
    wide = [
        found(module, each, f"takes {len(positional(each))}")
        for each in functions(module)
        if len(positional(each)) > 4
    ]
    assert [] == wide


@every_module
def test_public_functions_take_no_boolean_flags(module: str) -> None:
    """What a public function does is told by its name or by a word, not by True or False."""
    flags = [
        found(module, function, f"takes the flag {parameter.arg}")
        for function in functions(module)
        if not function.name.startswith("_")
        for parameter in [*positional(function), *function.args.kwonlyargs]
        if names_bool(parameter.annotation)
    ]
    assert [] == flags


@pytest.mark.parametrize("module", FLOORS)
def test_only_doors_import_inside_functions(module: str) -> None:
    """On the floors every import stands at the head; a late one would hide a knot."""
    late = [
        found(module, function, f"imports in line {node.lineno}")
        for function in functions(module)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert [] == late


@pytest.mark.parametrize(
    "module", ["__init__.py", "__main__.py", "api.py", "notebook.py", "questions.py"]
)
def test_python_doors_load_no_library(module: str) -> None:
    """The notebooks' door names libraries only to annotate; the floors below load them."""
    nodes = list(ast.walk(tree(module)))
    annotating = {
        each
        for node in nodes
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for statement in node.body
        for each in ast.walk(statement)
    }
    loaded = {name for node in nodes if node not in annotating for name in imported(node)}
    assert set() == loaded & LIBRARIES
