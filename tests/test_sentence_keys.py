"""Every sentence that pages and messages may ask for stands in both languages, however its key is made.

A key that is no literal is made from an enum or looked up in a table; here each member is run through.
"""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from itertools import product
from pathlib import Path

import frictionless.fields
import pytest
from jinja2 import nodes

from scripts.analysis.quotes import HEDGES
from scripts.analysis.rules.registry import RULES
from scripts.analysis.scorecards import BASELINES, ScoreKind
from scripts.analysis.slips import SlipKind
from scripts.analysis.versions import BUMPS
from scripts.charts.chart_spec import HISTORY_ROLES, SERIES_ROLES, ElementChange, Trend
from scripts.exports.formats import FileUse
from scripts.i18n import phrases
from scripts.i18n.translator import LANGUAGES, ProvisionLevel, YearPart, sentences
from scripts.ingest.errors import OWN_SENTENCE
from scripts.model.figure import Bound
from scripts.model.kinds import (
    Baseline,
    ChangeKind,
    ComputedKind,
    OpenReason,
    RowChangeKind,
    Status,
    TargetVersion,
    VerdictKind,
    WordingChange,
)
from scripts.model.period import Frequency
from scripts.pages import (
    changes,
    corrections,
    data,
    quality,
    redline,
    target_history,
    targets_table,
)
from scripts.pages import (
    sentences as page_sentences,
)
from scripts.pages.render import templates
from scripts.review.changes import EvidenceKind
from scripts.review.proof_lines import ProofState
from tests.conftest import ROOT
from tests.descriptors import allowed, fields

TRANSLATOR = "scripts/i18n/translator.py"  # which takes keys, and makes only those of MEMBERS
ASKING = ("html", "text", "template", "count")
# Functions that hand a key of their caller's on to a translator → its place among their arguments.
HANDING_ON = {"block": 2, "headed": 1, "sentence": 1, "computation": 2}


@cache
def modules() -> tuple[tuple[Path, ast.Module], ...]:
    """Every module of the generator, parsed."""
    files = sorted((ROOT / "scripts").rglob("*.py"))
    return tuple((file, ast.parse(file.read_text("utf-8"))) for file in files)


def literals(function: str, place: int = 1) -> Iterator[str]:
    """Every text that a call of this name in the generator has at this place: codes of problems, say."""
    for _, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == function:
                for given in node.args[place : place + 1]:
                    if isinstance(given, ast.Constant):
                        yield given.value


# The folders and modules that ask for sentences, so that none is overlooked.
ASKERS = {"__main__.py", "charts", "exports", "i18n", "pages", "review", "serve.py"}
BOUNDS = {*allowed("targets", "bound"), *allowed("results", "bound"), *HEDGES.values()} - {"eq", "range"}
FIELD_TYPES = {getattr(kind, "type", "") for kind in vars(frictionless.fields).values()} - {""}

# What stands in a key → what it may be. A key as it is written comes before an expression alone.
MEMBERS: dict[str, Callable[[], Iterable[str]]] = {
    "YearPart(str(period)[-2:])": lambda: YearPart,
    "api.{key}": lambda: sentences("vi")["api"],  # run through where the schemas are made
    "data.api_{name}": lambda: data.ApiList,
    "bound": lambda: BOUNDS,
    "change.kind": lambda: RowChangeKind,
    "change_{change}": lambda: ElementChange,
    "slips_{kind}": lambda: SlipKind,
    "chart.how_{role}": lambda: SERIES_ROLES,
    "chart.how_{each.role}": lambda: SERIES_ROLES,
    "chart.ledger_{change.kind}": lambda: MOVED,
    "chart.role_{role}": lambda: HISTORY_ROLES,
    "chart.series_{trend(ledger, indicator, levels[0], last)}": lambda: Trend,
    "chart.structure_{kind}": lambda: (ChangeKind.RAISED, ChangeKind.LOWERED),
    "check.rule": lambda: RULES,
    "codes[0]": lambda: LANGUAGES,
    "direction": lambda: ("", "_higher", "_lower"),
    "fix.code": lambda: sentences("vi")["fix"],  # run through where files are fixed
    "key": lambda: ("days", "range"),
    "name": lambda: corrections.ASKED_FIELDS,
    "owed": lambda: BUMPS[1:-1],  # a larger one is a Problem
    "problem.code": lambda: {*literals("problem"), *literals("problem_in")},
    "field.type": lambda: FIELD_TYPES,
    "period.frequency.name.lower()": lambda: [each.name.lower() for each in Frequency],
    "profile.kind": lambda: ("histogram", "values", "filled"),
    "progress.{name}": lambda: literals("step", 0),
    "level": lambda: ProvisionLevel,
    "review.column_{column.kind}": lambda: COMPARED,
    "review.package_{change.kind}": lambda: (*PACKAGES, "changed"),
    "review.row_{change.kind}": lambda: COMPARED,
    "review.table_{change.kind}": lambda: PACKAGES,
    "score.against_{baseline}": lambda: BASELINES,
    "score.{kind}": lambda: ScoreKind,
    "review.evidence_{change.kind}": lambda: EvidenceKind,
    "review.{state}": lambda: ProofState,
    "trend(ledger, indicator, levels[0], last)": lambda: Trend,
    "use": lambda: FileUse,
}
COMPARED = (RowChangeKind.ADDED, RowChangeKind.REMOVED, RowChangeKind.CHANGED)
PACKAGES = ("came", "went", "unread")  # or tables: what a comparison says of one that is not in both versions
MOVED = {*ChangeKind} - {ChangeKind.UNCHANGED}


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    """Every call of a translator's function of this name."""
    for file, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name:
                of = ast.unparse(node.func.value)
                if of in ("t", "self") or of.endswith(".t") or of.startswith("Translator("):
                    yield file, node


def keys(file: Path, node: ast.expr) -> set[str]:
    """Every key that an expression may be; LookupError where nothing here says so."""
    match node:
        case ast.Constant(value=str(key)):
            return {key}
        case ast.IfExp():
            return keys(file, node.body) | keys(file, node.orelse)
        case ast.Tuple():
            return {key for each in node.elts for key in keys(file, each)}
        case ast.JoinedStr():
            written = "".join(ast.unparse(node)[2:-1])
            parts = [
                members(file, written, part.value)
                if isinstance(part, ast.FormattedValue)
                else [ast.literal_eval(part)]
                for part in node.values
            ]
            return {"".join(each) for each in product(*parts)}
        case ast.Subscript(value=ast.IfExp(body=table, orelse=other), slice=key):
            return keys(file, ast.Subscript(table, key)) | keys(file, ast.Subscript(other, key))
        case ast.Subscript(value=ast.Name(id=table)) if table.isupper():
            path = file.relative_to(ROOT).with_suffix("").parts
            return set(getattr(importlib.import_module(".".join(path)), table).values())
        case ast.Name() if local := values_of(file, node):
            return {key for value in local for key in keys(file, value)}
        case ast.Call(func=ast.Name(id=name)) if local := returned(file, name):
            return {key for value in local for key in keys(file, value)}
    raise LookupError(
        f"{file.name}:{node.lineno}: what keys may `{ast.unparse(node)}` be? Say so in MEMBERS."
    )


def functions(file: Path) -> list[ast.FunctionDef]:
    """Every function of a module, those within others after these."""
    (tree,) = (tree for known, tree in modules() if known == file)
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def values_of(file: Path, name: ast.Name) -> list[ast.expr]:
    """What a function gives a name of its own: by assignment, or one after the other; [] for a parameter."""
    around = function_around(file, name)
    found: list[ast.expr] = []
    for node in ast.walk(around):
        targets, value = [], None
        if isinstance(node, ast.Assign):
            targets, value = node.targets, node.value
        elif isinstance(node, ast.For | ast.comprehension):
            targets, value = [node.target], node.iter
        found += [value for target in targets if value and ast.unparse(target) == name.id]
    return [] if name.id in {argument.arg for argument in around.args.args} else found


def handed_on(file: Path, key: ast.expr) -> bool:
    """True where a key is the argument of a function whose callers are read in its place."""
    if not isinstance(key, ast.Name):
        return False
    around = function_around(file, key)
    return around.name in HANDING_ON and key.id in {argument.arg for argument in around.args.args}


def function_around(file: Path, node: ast.expr) -> ast.FunctionDef:
    """The innermost function of a module that an expression stands in."""
    return [f for f in functions(file) if any(one is node for one in ast.walk(f))][-1]


def returned(file: Path, name: str) -> list[ast.expr]:
    """What a function of a module returns."""
    bodies = [function for function in functions(file) if function.name == name]
    nodes = (node for body in bodies for node in ast.walk(body))
    return [node.value for node in nodes if isinstance(node, ast.Return) and node.value]


def members(file: Path, written: str, node: ast.expr) -> list[str]:
    """What an expression inside a key may be."""
    if written not in MEMBERS and isinstance(node, ast.Name | ast.Call | ast.IfExp):
        with suppress(LookupError):
            return sorted(keys(file, node))
    known = MEMBERS.get(written, MEMBERS.get(ast.unparse(node)))
    if known is None:
        raise LookupError(f"{file.name}: what may `{ast.unparse(node)}` be? Say so in MEMBERS.")
    return [str(member) for member in known()]


def is_sentence(code: str, key: str) -> bool:
    """True where a language has a sentence under a dotted key."""
    value: object = sentences(code)
    for step in key.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return isinstance(value, str)


def asked() -> Iterator[tuple[str, str, str]]:
    """(where, function, key) of everything that a module asks a translator for."""
    asking = [(file, name, call.args[0]) for name in ASKING for file, call in calls(name)]
    for file, tree in modules():
        for node in ast.walk(tree) if file.parent.name == "review" else ():
            if isinstance(node, ast.Call) and (place := HANDING_ON.get(ast.unparse(node.func))):
                asking.append((file, "text", node.args[place]))
    for file, name, key in asking:
        where = file.relative_to(ROOT).as_posix()
        if (where == TRANSLATOR and not isinstance(key, ast.JoinedStr)) or handed_on(file, key):
            continue
        yield from ((where, name, each) for each in sorted(keys(file, key)))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_sentence_that_a_module_may_ask_for_is_there(code: str) -> None:
    counts = sentences(code)["counts"]
    everything = set(asked())
    assert len(everything) > 400
    assert {where.split("/")[1] for where, *_ in everything} == ASKERS
    missing = {
        (where, key)
        for where, name, key in everything
        if not (key in counts if name == "count" else is_sentence(code, key))
    }
    assert missing == set()


def labelled() -> Iterator[tuple[str, str]]:
    """(table, column) of every value that a module names as its table's description does."""
    for _, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "label":
                table, column, _ = node.args
                yield ast.literal_eval(table), ast.literal_eval(column)


def test_every_value_that_a_page_names_has_a_name_in_its_description() -> None:
    columns = {*labelled()}
    assert len(columns) > 5
    for table, column in sorted(columns):
        names = fields(table)[column].get("labels", {})
        assert {*names} == {*allowed(table, column)}, (table, column)


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
        (page_sentences.STEPS, set(ChangeKind)),
        (page_sentences.REVISED, set(ChangeKind)),
        (page_sentences.UNSETTLED, {Status.ESTIMATE, Status.PROVISIONAL}),
        (page_sentences.VERDICTS, {*VerdictKind, *OpenReason} - {VerdictKind.OPEN}),
        (page_sentences.BASELINES, set(Baseline)),
        (phrases.FALLS, {*Bound} - {Bound.EQ}),
        (phrases.SAID, {Status.ESTIMATE, Status.FORECAST}),
        (changes.SIGNS, {RowChangeKind.ADDED, RowChangeKind.REMOVED, RowChangeKind.CHANGED}),
        (changes.LABELS, set(changes.SIGNS)),
    ],
    ids=lambda given: "" if isinstance(given, set) else None,
)
def test_a_table_of_keys_has_every_member(table: dict[object, str], whole: set[object]) -> None:
    assert set(table) == whole


def leaves(tree: dict[str, object], above: str = "") -> Iterator[str]:
    """The dotted keys of every sentence below a part of a language's file."""
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{above}{name}.")
        else:
            yield f"{above}{name}"


def test_both_languages_have_the_same_sentences_for_pages_and_rows() -> None:
    trees = ({k: v for k, v in sentences(code).items() if k != "counts"} for code in LANGUAGES)
    vi, en = (set(leaves(tree)) for tree in trees)
    assert vi == en
    assert {*sentences("vi")["counts"]} == {*sentences("en")["counts"]}


def constants() -> Iterator[str]:
    """Every text that stands in a module or in a template as it is."""
    for _, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    environment = templates()
    for name in environment.list_templates():
        source, _, _ = environment.loader.get_source(environment, name)  # type: ignore[union-attr]
        for constant in environment.parse(source).find_all(nodes.Const):
            if isinstance(constant.value, str):
                yield constant.value


def test_every_sentence_is_asked_for() -> None:
    """Of a Problem its code, or the beginning of it, stands in the module that finds it."""
    written, asked_for = {*constants()}, {key for *_, key in asked()}
    begun = ("constraint-", "replaces-other-", *(f"not-{kind}" for kind in OWN_SENTENCE))
    tree = sentences("vi")
    unused = {*leaves({name: part for name, part in tree.items() if name != "counts"})} - written - asked_for
    codes = {key.removeprefix("problems.") for key in unused if key.startswith("problems.")} - written
    assert {code for code in codes if not code.startswith(begun)} == set()
    assert {key for key in unused if not key.startswith("problems.")} == set()
    assert {*tree["counts"]} - written - asked_for == set()
