"""The words around a figure in; how they bind its size and which way it goes, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.analysis.reading.tokens import Kind, Token, follows, precedes
from scripts.analysis.reading.units import POINT
from scripts.analysis.reading.vocabulary import (
    AFTER,
    AMOUNT_OF_FALL,
    BREAKS,
    COMPARING,
    FALLS,
    FILLERS,
    HEDGES,
    LEVELS,
    LONGEST_HEDGE,
    ONLY_BESIDE,
    PLANS,
    RISES,
)

FARTHEST = 24  # tokens before a figure among which the verb of its fall stands
MOVING = ("tăng", "giảm", "thêm", "được")
UNIT_WORDS = 5
LESS = ("thấp", "kém", "chậm", "ít", "nhỏ")


@dataclass(frozen=True)
class Binding:
    """How the words beside a figure bind its size; `begin` is the index of the first of them."""

    hedge: str = ""
    bound: str = "eq"
    begin: int = 0
    compares: int = 0  # 1: so much more than something else; -1: so much less


def binding(tokens: Sequence[Token], start: int, end: int, unit: str) -> Binding:
    """The binding of the figure at tokens[start:end], its unit included, printed in a unit."""
    behind = hedge_behind(tokens, end)
    before = hedge_before(tokens, start)
    if behind:
        begin = before.begin if before.hedge == "từ" else start
        return Binding(behind, AFTER[behind], begin)
    if before.hedge in COMPARING and (unit == POINT or is_compared(tokens, end)):
        return Binding("", "eq", before.begin, COMPARING[before.hedge])
    compared = next((c for c in COMPARING if precedes(tokens, before.begin, c)), "")
    if compared:  # cao hơn gần 3 điểm %
        return Binding(before.hedge, before.bound, before.begin - 2, COMPARING[compared])
    moved = before.begin > 0 and tokens[before.begin - 1].text in MOVING
    if before.hedge in ("vượt", "vượt quá") and not moved and is_planned(tokens, end):
        return Binding("", "eq", before.begin)
    return before


def hedge_behind(tokens: Sequence[Token], end: int) -> str:
    """The hedge behind a figure, over the words of a unit that is not known: 50 dự án trở lên."""
    for at in range(end, min(end + UNIT_WORDS, len(tokens))):
        if hedge := next((words for words in AFTER if follows(tokens, at, words)), ""):
            return hedge
        if tokens[at].kind not in (Kind.WORD, Kind.SLASH):
            break
    return ""


def hedge_before(tokens: Sequence[Token], start: int) -> Binding:
    """The longest hedge that stands right before a figure, but for words without a meaning of their own."""
    at = skip_opening(tokens, start)
    for _ in range(3):
        for length in range(LONGEST_HEDGE, 0, -1):
            hedge = " ".join(t.text for t in tokens[max(at - length, 0) : at])
            if at >= length and hedge in HEDGES:
                return Binding(hedge, HEDGES[hedge], at - length)
        if at == 0 or tokens[at - 1].text not in FILLERS:
            break
        at -= 1
    return Binding(begin=start)


def skip_opening(tokens: Sequence[Token], at: int) -> int:
    """The index behind the last word before tokens[at], over an opening quotation mark or bracket."""
    while at and tokens[at - 1].kind == Kind.MARK and tokens[at - 1].text in "“\"'(‘":
        at -= 1
    return at


def is_compared(tokens: Sequence[Token], end: int) -> bool:
    """True where “so với” follows a figure, before a mark or another number."""
    for at in range(end, min(end + 8, len(tokens))):
        if tokens[at].kind in (Kind.MARK, Kind.NUMBER):
            return False
        if follows(tokens, at, "so với"):
            return True
    return False


def is_planned(tokens: Sequence[Token], end: int) -> bool:
    """True where a plan follows, over which a figure is an excess: vượt 1,29% kế hoạch."""
    return end < len(tokens) and tokens[end].text in PLANS


def is_fall(tokens: Sequence[Token], begin: int) -> bool:
    """True where the words before a figure and its hedge say that it is the size of a fall."""
    for at in range(begin - 1, max(begin - FARTHEST, 0) - 1, -1):
        if tokens[at].kind not in (Kind.WORD, Kind.PERCENT, Kind.DASH) and not is_calendar(tokens, at):
            return False
        text, before = tokens[at].text, tokens[at - 1].text if at else ""
        if text in FALLS and (text not in ONLY_BESIDE or at == begin - 1):
            return True
        if text == "hơn":
            return before in LESS
        if text == "hạ" and at == begin - 1:
            return True
        if text in LEVELS:
            return text in ("là", "đạt", "ở", "bằng") and is_amount_of_fall(tokens, at)
        if text in RISES or (text in BREAKS and (before, text) != ("so", "với")):
            return False
    return False


def is_calendar(tokens: Sequence[Token], at: int) -> bool:
    """True for a number or date that counts nothing: it may stand between a verb and its figure."""
    if at < 1:
        return False
    if tokens[at].kind in (Kind.DATE, Kind.MONTH, Kind.QUARTER):
        return True
    return tokens[at].kind == Kind.NUMBER and tokens[at - 1].text in ("năm", "tháng", "quý", "ngày")


def is_amount_of_fall(tokens: Sequence[Token], at: int) -> bool:
    """True where a fall leads to the verb at tokens[at]: mức giảm … là, thấp hơn năm trước là."""
    for back in range(at - 1, max(at - 12, -1), -1):
        before = tokens[back - 1].text if back else ""
        if tokens[back].kind == Kind.MARK:
            return False
        if tokens[back].text == "giảm":
            return before in AMOUNT_OF_FALL or tokens[back + 1].text == "so"
        if tokens[back].text == "hơn":
            return before in LESS
    return False
