"""A text's figures and the periods that it names in; which of these date a figure, and its base, out.

A mention right behind a figure dates that one; one before dates what follows, up to the next. What a figure
is compared with ("so với …") belongs to the figure before it, or to those behind it where none stands before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.analysis.reading.mentions import Mention, Role
from scripts.analysis.reading.quantities import Printed
from scripts.analysis.reading.tokens import Kind, Token, ends_sentence

# What may stand between a figure and the mention that dates it.
JOINTS = {
    "trong",
    "của",
    "vào",
    "cho",
    "ở",
    "so",
    "với",
    "tại",
    "cuối",
    "đến",
    "thời",
    "điểm",
    "hết",
    "tính",
    "cùng",
    "kỳ",
}
AND = {"và", ",", "hoặc"}


@dataclass(frozen=True)
class Dates:
    """The mentions that speak of one figure."""

    own: tuple[Mention, ...]
    base: tuple[Mention, ...]


def dates(tokens: Sequence[Token], figures: Sequence[Printed], nth: int, named: Sequence[Mention]) -> Dates:
    """The mentions that speak of the nth figure."""
    counted = [f for f in figures if not f.in_words or f.unit or f.rank or f is figures[nth]]
    printed = figures[nth]
    holders = {id(m): holder(tokens, counted, named, m) for m in named}
    mine = [m for m in named if holders[id(m)] is printed]
    own = [m for m in mine if m.role == Role.OWN]
    base = [m for m in mine if m.role == Role.BASE]
    free = [m for m in named if holders[id(m)] is None]
    if not own:
        own = carried(tokens, [m for m in free if m.role == Role.OWN], printed, counted)
    if not base:
        base = [m for m in free if m.role == Role.BASE and leads(tokens, m, printed)]
    if not own:
        own = [m for m in mine if m.role == Role.PLAN]
    return Dates(tuple(own), tuple(base))


def holder(
    tokens: Sequence[Token], figures: Sequence[Printed], named: Sequence[Mention], mention: Mention
) -> Printed | None:
    """The figure before a mention to which it belongs; None where it stands free."""
    before = next((f for f in reversed(figures) if f.last <= mention.start), None)
    if before is None or any(ends_sentence(tokens, at) for at in range(before.last, mention.start)):
        return None
    if mention.role == Role.BASE:
        behind = next((f for f in figures if f.first >= mention.end), None)
        compares = mention.start > 0 and tokens[mention.start - 1].text == "hơn"
        return None if compares and behind else before
    if mention.role == Role.PLAN:
        return before
    within = {at for m in named for at in range(m.start, m.end)}
    for at in range(before.last, mention.start):
        token = tokens[at]
        if at not in within and token.text not in JOINTS and token.kind != Kind.DASH and token.text != "(":
            return None
    return before


def leads(tokens: Sequence[Token], mention: Mention, printed: Printed) -> bool:
    """True where a mention stands before a figure in the same sentence."""
    between = range(mention.end, printed.first)
    return mention.end <= printed.first and not any(ends_sentence(tokens, at) for at in between)


def carried(
    tokens: Sequence[Token], free: Sequence[Mention], printed: Printed, figures: Sequence[Printed]
) -> list[Mention]:
    """The mention last named before a figure, with those that “và” joins to it; else the next behind it."""
    earlier = [m for m in free if m.end <= printed.first]
    if earlier:
        group = [earlier[-1]]
        for mention in reversed(earlier[:-1]):
            between = {tokens[at].text for at in range(mention.end, group[0].start)}
            if not between or between - AND:
                break
            group.insert(0, mention)
        return group
    limit = min((f.first for f in figures if f.first >= printed.last), default=len(tokens))
    return [m for m in free if printed.last <= m.start < limit][:1]
