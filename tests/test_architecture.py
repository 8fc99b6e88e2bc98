"""The house keeps its own rules: the tree on disk is the one described, and no module outgrows its idea."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ROOT / "scripts"
MODULES = sorted(p for p in SCRIPTS.rglob("*.py") if p.name != "__init__.py")
ON_TOP = {"__main__.py", "build.py", "serve.py"}
FOLDERS = {"model", "ingest", "analysis", "i18n", "charts", "exports", "pages", "review", "publish"}
LINES_OF_A_MODULE, LINES_OF_A_FUNCTION, METHODS_OF_A_CLASS = 300, 60, 15


def name(path: Path) -> str:
    return path.relative_to(SCRIPTS).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def described() -> dict[str, str]:
    """Every path of the annotated tree in docs/architecture.md, with what it is said to hold."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    block = re.search(r"^## The house\n.*?^```text\nscripts/\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert block, "docs/architecture.md has no tree under “The house”"
    found: dict[str, str] = {}
    above: list[str] = []
    for line in block[1].splitlines():
        entry = re.fullmatch(r"((?:    )+)([\w./]+)\s+(\S.*)", line)
        assert entry, line
        depth = len(entry[1]) // 4 - 1
        above[depth:] = [entry[2].rstrip("/")]
        found["/".join(above)] = entry[3]
    return found


def test_the_tree_that_is_described_is_the_one_on_disk() -> None:
    files = {name(p) for p in MODULES} | {name(p.parent) for p in MODULES if p.parent != SCRIPTS}
    listed = {path for path in described() if path.endswith(".py") or (SCRIPTS / path).is_dir()}
    assert sorted(listed - files - {"pages/templates", "i18n/language"}) == []
    assert sorted(files - listed) == []


def test_the_layers_lie_below_scripts_and_nothing_else_does() -> None:
    there = {p.name for p in SCRIPTS.iterdir() if p.name != "__pycache__"}
    assert there == ON_TOP | FOLDERS | {"__init__.py"}


def functions(module: ast.Module) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_no_module_function_or_class_outgrows_its_idea(module: Path) -> None:
    text, parsed = module.read_text("utf-8"), tree(module)
    assert len(text.splitlines()) <= LINES_OF_A_MODULE
    long = [f.name for f in functions(parsed) if (f.end_lineno or 0) - f.lineno + 1 > LINES_OF_A_FUNCTION]
    assert long == []
    for node in ast.walk(parsed):
        if isinstance(node, ast.ClassDef):
            methods = [f.name for f in node.body if isinstance(f, ast.FunctionDef) and f.name[0] != "_"]
            assert len(methods) <= METHODS_OF_A_CLASS, node.name


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_whatever_is_public_says_what_it_is(module: Path) -> None:
    parsed = tree(module)
    assert ast.get_docstring(parsed)
    public = [
        node
        for node in parsed.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    assert [node.name for node in public if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("module", [m for m in MODULES if m.parent != SCRIPTS], ids=name)
def test_every_module_has_a_file_of_tests(module: Path) -> None:
    path = module.relative_to(SCRIPTS)
    assert (ROOT / "tests" / path.parent / f"test_{path.name}").is_file()


def test_every_file_of_tests_in_a_layer_is_of_one_of_its_modules() -> None:
    files = [p for layer in FOLDERS for p in (ROOT / "tests" / layer).rglob("test_*.py")]
    tested = {SCRIPTS / p.relative_to(ROOT / "tests").parent / p.name.removeprefix("test_") for p in files}
    assert sorted(name(p) for p in tested if not p.is_file() and not p.with_suffix("").is_dir()) == []
