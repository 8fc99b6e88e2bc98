"""Mistakes, fixes and changes as messages to people: facts in, one line of text in a language out."""

from __future__ import annotations

from scripts.i18n.translator import Translator
from scripts.model.fix import Fix
from scripts.model.history import RowChange
from scripts.model.kinds import RowChangeKind
from scripts.model.problem import Problem, visible

FINGERPRINT_KINDS = (
    RowChangeKind.FINGERPRINT_ADDED,
    RowChangeKind.FINGERPRINT_CHANGED,
    RowChangeKind.FINGERPRINT_REMOVED,
)


def problem_line(t: Translator, problem: Problem) -> str:
    """`file, row, column: what is wrong. What to write instead.`"""
    return f"{place(t, problem.file, problem.row, problem.column)}: {problem_text(t, problem)}"


def problem_text(t: Translator, problem: Problem) -> str:
    """What is wrong and what to write instead, without its place."""
    return t.template(f"problems.{problem.code}").format(**dict(problem.facts))


def fix_line(t: Translator, file: str, fix: Fix) -> str:
    """`file, row, column: what was put right, before → after.`"""
    before, after = visible(fix.before), visible(fix.after)
    text = t.text(f"fix.{fix.code}", before=before, after=after)
    if fix.column:
        text = t.text("fix.cell", what=text, before=before, after=after)
    return f"{place(t, file, fix.row, fix.column)}: {text}"


def place(t: Translator, file: str, row: int | None, column: str | None) -> str:
    """Where something stands: the file, then row and column where they are known."""
    parts = [file]
    if row is not None:
        parts.append(t.text("problem.row", n=row))
    if column:
        parts.append(t.text("problem.column", name=column))
    return ", ".join(parts)


def row_change(t: Translator, change: RowChange) -> str:
    """What happened to a row, or to a whole table, in one line."""
    if change.kind in (RowChangeKind.PUBLISHED, RowChangeKind.WITHDRAWN):
        return t.text(f"changes.{change.kind}", table=change.table, rows=t.count("rows", change.count))
    if change.kind in FINGERPRINT_KINDS:
        return t.text(f"changes.{change.kind}", document=change.name)
    if change.kind == RowChangeKind.MOVED:
        (path,) = change.cells
        return t.text("changes.moved", table=change.table, before=path.before, after=path.after)
    cells = "; ".join(f"{c.column}: {c.before or '∅'} → {c.after or '∅'}" for c in change.cells)
    text = f"{t.text(f'changes.{change.kind}')} {change.table}/{change.name}"
    return text + (f": {cells}" if change.kind == RowChangeKind.CHANGED else "")
