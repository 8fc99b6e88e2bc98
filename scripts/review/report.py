"""A difference between two versions of the data in; all that a reviewer is told of it, in a language, out.

It phrases no figure of its own: what a figure is and how far it moved is said as on the pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scripts.i18n.translator import LANGUAGES
from scripts.review.blocks import Run, block, problems
from scripts.review.changes import Difference
from scripts.review.computed import computed_lines
from scripts.review.context import ReportContext, report_context
from scripts.review.markdown import Block
from scripts.review.proof_lines import evidence_lines, proof_lines
from scripts.review.rows import package_lines


def report(difference: Difference, code: str) -> Iterator[Block]:
    """Everything that a reviewer is told, in one language, the most pressing first."""
    context = report_context(difference, code)
    yield block(context.t, "title", "review.title")
    if difference.is_nothing:
        yield block(context.t, "paragraph", "review.nothing")
        return
    yield from evidence_lines(context)
    yield counts(context)
    yield from problem_lines(context)
    for package in difference.packages:
        yield from package_lines(context, package)
    yield from proof_lines(context)
    yield from computed_lines(context)
    yield from page_lines(context)


def counts(context: ReportContext) -> Block:
    """How many rows came, changed and went, and how many pages change where that is known."""
    difference = context.difference
    kinds = Counter(row.kind for p in difference.packages for t in p.tables for row in t.rows)
    facts = {kind: kinds[kind] for kind in ("added", "changed", "removed")}
    if difference.compared:
        return block(context.t, "paragraph", "review.counts", **facts, pages=len(difference.pages))
    return block(context.t, "paragraph", "review.counts_unknown", **facts)


def problem_lines(context: ReportContext) -> Iterator[Block]:
    """What is wrong with the proposed data, and what has become of what was wrong before."""
    before, after = context.difference.before, context.difference.after
    yield from problems(after.problems, context.t)
    if before.problems:
        n = context.t.count("problems", len(before.problems))
        key = "review.before_wrong" if after.problems else "review.before_mended"
        yield block(context.t, "paragraph", key, n=n)
    if not context.difference.compared:
        yield block(context.t, "paragraph", "review.not_compared")


def page_lines(context: ReportContext) -> Iterator[Block]:
    """Pages that come, go or read otherwise, and in which language where it is not in all."""
    pages = context.difference.pages
    if pages:
        yield block(context.t, "heading", "review.pages", n=len(pages))
    for path, codes in pages:
        runs: list[Run] = [("code", f"/{path}")]
        if len(codes) < len(LANGUAGES):
            language = context.t.text(f"review.{codes[0]}")
            runs.append(("", f", {context.t.text('review.page_only', language=language)}"))
        yield Block("item", tuple(runs))
