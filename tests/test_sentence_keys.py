"""Every sentence that pages and messages may ask for stands in both languages, however its key is made.

A key that is no literal is made from an enum or looked up in a table; here each member is run through.
"""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from pathlib import Path

import frictionless.fields
import pytest
from jinja2 import nodes

from scripts.analysis.quotes import HEDGES
from scripts.analysis.rules.registry import RULES
from scripts.exports.formats import FileUse
from scripts.i18n.translator import LANGUAGES, ProvisionLevel, YearPart, sentences
from scripts.model.kinds import (
    ChangeKind,
    ComputedKind,
    RowChangeKind,
    TargetVersion,
    WordingChange,
)
from scripts.pages import (
    changes,
    corrections,
    data,
    indicator_words,
    quality,
    redline,
    target_history,
    targets_table,
)
from scripts.pages import (
    sentences as page_sentences,
)
from scripts.pages.render import templates
from tests.conftest import ROOT
from tests.descriptors import allowed

FOLDERS = ("i18n", "pages")  # whose modules are read
TRANSLATOR = "scripts/i18n/translator.py"  # which takes keys, and makes only those of MEMBERS
ASKING = ("html", "text", "template", "count")


@cache
def modules(folder: str) -> tuple[tuple[Path, ast.Module], ...]:
    """Every module of a folder of the generator, parsed."""
    files = sorted((ROOT / "scripts" / folder).rglob("*.py"))
    return tuple((file, ast.parse(file.read_text("utf-8"))) for file in files)


def literals(function: str) -> Iterator[str]:
    """Every text that a call of this name in the generator has at its second place: codes of problems."""
    for _, tree in modules("."):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == function:
                for given in node.args[1:2]:
                    if isinstance(given, ast.Constant):
                        yield given.value


BOUNDS = {*allowed("targets", "bound"), *allowed("results", "bound"), *HEDGES.values()} - {"eq", "range"}
FIELD_TYPES = {getattr(kind, "type", "") for kind in vars(frictionless.fields).values()} - {""}

# An expression in a key → what it may be.
MEMBERS: dict[str, Iterable[str]] = {
    "YearPart(part)": YearPart,
    "bound": BOUNDS,
    "change.kind": RowChangeKind,
    "check.rule": RULES,
    "document.kind": allowed("documents", "kind"),
    "fix.code": sentences("vi")["fix"],  # run through where files are fixed
    "key": ("days", "range"),
    "name": corrections.ASKED_FIELDS,
    "problem.code": {*literals("problem"), *literals("problem_in")},
    "provision_level(step)": ProvisionLevel,
    "profile.kind": ("histogram", "values", "filled"),
    "use": FileUse,
}
IN_MODULE: dict[tuple[str, str], Iterable[str]] = {("data", "name"): data.ApiList}

# column → every value of it that pages label.
LABELS: dict[str, Iterable[str]] = {
    "change": allowed("wording", "change"),
    "direction": allowed("indicators", "direction"),
    "frequency": allowed("duties", "frequency"),
    "kind": (*allowed("documents", "kind"), *allowed("gaps", "kind")),
    "kinds": allowed("statements", "kind"),
    "status": allowed("results", "status"),
    "type": FIELD_TYPES,
}


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    """Every call of a translator's function of this name."""
    for folder in FOLDERS:
        for file, tree in modules(folder):
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    of = ast.unparse(node.func.value)
                    if node.func.attr == name and (of == "t" or of.endswith(".t") or of == "self"):
                        yield file, node


def keys(file: Path, node: ast.expr) -> set[str]:
    """Every key that an expression may be; LookupError where nothing here says so."""
    match node:
        case ast.Constant(value=str(key)):
            return {key}
        case ast.IfExp():
            return keys(file, node.body) | keys(file, node.orelse)
        case ast.JoinedStr():
            parts = [
                members(file, ast.unparse(part.value))
                if isinstance(part, ast.FormattedValue)
                else [ast.literal_eval(part)]
                for part in node.values
            ]
            return {"".join(each) for each in product(*parts)}
        case ast.Subscript(value=ast.Name(id=table)) if table.isupper():
            path = file.relative_to(ROOT).with_suffix("").parts
            return set(getattr(importlib.import_module(".".join(path)), table).values())
    raise LookupError(
        f"{file.name}:{node.lineno}: what keys may `{ast.unparse(node)}` be? Say so in MEMBERS."
    )


def members(file: Path, expression: str) -> list[str]:
    """What an expression inside a key may be."""
    known = IN_MODULE.get((file.stem, expression), MEMBERS.get(expression))
    if known is None:
        raise LookupError(f"{file.name}: what may `{expression}` be? Say so in MEMBERS.")
    return [str(member) for member in known]


def is_sentence(code: str, key: str) -> bool:
    """True where a language has a sentence under a dotted key."""
    value: object = sentences(code)
    for step in key.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return isinstance(value, str)


def asked() -> Iterator[tuple[str, str, str]]:
    """(where, function, key) of everything that a module asks a translator for."""
    for name in ASKING:
        for file, call in calls(name):
            where = file.relative_to(ROOT).as_posix()
            if where == TRANSLATOR and not isinstance(call.args[0], ast.JoinedStr):
                continue
            if ast.unparse(call.args[0]) != "f'values.{column}.{value}'":
                yield from ((where, name, key) for key in sorted(keys(file, call.args[0])))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_sentence_that_a_module_may_ask_for_is_there(code: str) -> None:
    counts = sentences(code)["counts"]
    everything = set(asked())
    assert len(everything) > 250
    missing = {
        (where, key)
        for where, name, key in everything
        if not (key in counts if name == "count" else is_sentence(code, key))
    }
    assert missing == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_value_that_a_page_labels_has_a_label(code: str) -> None:
    columns = {ast.literal_eval(call.args[0]) for _, call in calls("label")}
    assert columns == set(LABELS)
    values = sentences(code)["values"]
    missing = [(c, v) for c, allowed_values in LABELS.items() for v in allowed_values if v not in values[c]]
    assert missing == []


def test_a_template_asks_only_for_sentences_that_it_names() -> None:
    environment = templates()
    for name in environment.list_templates():
        source, _, _ = environment.loader.get_source(environment, name)  # type: ignore[union-attr]
        for call in environment.parse(source).find_all(nodes.Call):
            if isinstance(call.node, nodes.Getattr) and getattr(call.node.node, "name", "") == "t":
                assert call.node.attr == "html", (name, call.lineno)
                assert isinstance(call.args[0], nodes.Const), (name, call.lineno)
                assert is_sentence("vi", call.args[0].value), (name, call.args[0].value)


@pytest.mark.parametrize(
    ("table", "whole"),
    [
        (page_sentences.CHANGED, set(ChangeKind)),
        (page_sentences.HEADLINES, {*ChangeKind, None}),
        (
            page_sentences.COMPUTED,
            {*product([ComputedKind.REMAINDER], TargetVersion), (ComputedKind.PRIOR, "")},
        ),
        (targets_table.VERBS, set(targets_table.ARROWS)),
        (targets_table.ARROWS, {*ChangeKind} - {ChangeKind.UNCHANGED, ChangeKind.REWORDED}),
        (target_history.RELATIVE, {*ChangeKind} - {ChangeKind.UNCHANGED, ChangeKind.REWORDED}),
        (redline.SIGNS, set(WordingChange)),
        (redline.COUNTS, set(WordingChange)),
        (quality.VERSIONS, set(TargetVersion)),
        (indicator_words.VERDICTS, {True, False, None}),
        (changes.SIGNS, {RowChangeKind.ADDED, RowChangeKind.REMOVED, RowChangeKind.CHANGED}),
        (changes.LABELS, set(changes.SIGNS)),
    ],
    ids=lambda given: "" if isinstance(given, set) else None,
)
def test_a_table_of_keys_has_every_member(table: dict[object, str], whole: set[object]) -> None:
    assert set(table) == whole
