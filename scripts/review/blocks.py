"""Sentences and Problems in; lines of a report, each of runs of text with a style, out."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator

from scripts.i18n import messages
from scripts.i18n.translator import Translator
from scripts.model.problem import Problem
from scripts.review.markdown import Block, LeftOut

MOST_PROBLEMS = 40
Run = tuple[str, str]  # (style, text)


class Cell(str):
    """A text as it stands in the data, shown as such."""


def left_out(code: str) -> LeftOut:
    """How a report in a language says of how many items it was cut."""
    return lambda n: block(Translator(code), "paragraph", "review.left_out", n=n)


def problems(wrong: Iterable[Problem], t: Translator, most: int = MOST_PROBLEMS) -> Iterator[Block]:
    """Problems as a list of at most so many, or one line that there is none."""
    listed = list(wrong)
    if not listed:
        yield block(t, "paragraph", "review.none")
        return
    yield block(t, "heading", "review.problems", n=t.count("problems", len(listed)))
    for problem in listed[:most]:
        place = messages.place(t, problem.file, problem.row, problem.column).removeprefix(problem.file)
        text = messages.problem_text(t, problem)
        yield Block("item", (("code", problem.file), ("", f"{place}: {text}")))
    if len(listed) > most:
        yield block(t, "item", "review.more_problems", n=len(listed) - most)


def block(t: Translator, kind: str, key: str, **facts: object) -> Block:
    """A line of one sentence."""
    return Block(kind, tuple(sentence(t, key, **facts)))


def sentence(t: Translator, key: str, **facts: object) -> Iterator[Run]:
    """A sentence with its facts filled in; a Cell among them is shown as code."""
    for literal, name, _, _ in string.Formatter().parse(t.template(key)):
        yield "", literal
        if name:
            fact = facts[name]
            yield "code" if isinstance(fact, Cell) else "", str(fact)


def headed(t: Translator, key: str, id: str, name: str = "") -> Block:
    """An item: what happened, to what, and how that is called."""
    runs: list[Run] = [("strong", t.text(key))]
    runs += [("", " "), ("code", id)] if id else []
    runs += [("", f": {name}")] if name else []
    return Block("item", tuple(runs))
