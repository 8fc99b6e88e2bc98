"""A number and what stands behind it in; the other end of its range, or whether another replaced it, out."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.analysis.reading.bounds import skip_opening
from scripts.analysis.reading.numbers import numeral
from scripts.analysis.reading.skipped import is_skipped
from scripts.analysis.reading.tokens import Kind, Token, ends_sentence, precedes
from scripts.analysis.reading.units import ONE, PERCENT, POINT, Measure, measure
from scripts.analysis.reading.vocabulary import CHANGING, INSTEAD

REACH = 14  # tokens between an old figure and the new one that takes its place


def second_end(tokens: Sequence[Token], at: int, low: Measure) -> int:
    """The index of the number at the other end of a range; 0 where there is none."""
    for start in dict.fromkeys((low.number_end, low.end, repeated_unit(tokens, low))):
        if (
            start + 1 < len(tokens)
            and start
            and (tokens[start].kind == Kind.DASH or tokens[start].text in ("đến", "tới"))
        ):
            number = start + 1
            if tokens[number].kind == Kind.NUMBER and not is_skipped(tokens, number):
                return 0 if is_change(tokens, at, start, number) else number
    return 0


def repeated_unit(tokens: Sequence[Token], low: Measure) -> int:
    """The index of the connector behind a unit that stands again behind the second number; 0 for none."""
    for length in range(1, 7):
        end = low.number_end + length
        if end + 1 >= len(tokens) or tokens[end - 1].kind not in (Kind.WORD, Kind.SLASH):
            return 0
        if tokens[end].kind != Kind.DASH and tokens[end].text not in ("đến", "tới"):
            continue
        again = measure(tokens, end + 2).number_end
        same = [t.text for t in tokens[again : again + length]]
        return end if same == [t.text for t in tokens[low.number_end : end]] else 0
    return 0


def is_change(tokens: Sequence[Token], at: int, connector: int, number: int) -> bool:
    """True where “từ a đến b” with a greater than b tells of a change, no range."""
    if tokens[connector].kind == Kind.DASH or at == 0 or tokens[at - 1].text != "từ":
        return False
    low, high = measure(tokens, at + 1), measure(tokens, number + 1)
    rate = high.unit in (PERCENT, POINT)
    first, second = numeral(tokens[at].text, rate), numeral(tokens[number].text, rate)
    if first is None or second is None:
        return False
    return first * (high.scale if low.scale == ONE else low.scale) > second * high.scale


def is_former(tokens: Sequence[Token], at: int, end: int) -> bool:
    """True for the old figure of a change: từ 8,5% xuống …, nâng 10,5% lên …, thay vì 8,5%."""
    led = skip_opening(tokens, at)
    if any([t.text for t in tokens[max(led - len(w.split()), 0) : led]] == w.split() for w in INSTEAD):
        return True
    from_here = bool(at) and tokens[at - 1].text == "từ"
    for ahead in range(end, min(end + (REACH if from_here else 1), len(tokens))):
        if ends_sentence(tokens, ahead):
            return False
        if precedes(tokens, ahead + 1, "trở lên") or precedes(tokens, ahead + 1, "trở xuống"):
            return False
        if tokens[ahead].text in CHANGING or tokens[ahead].text in ("đến", "tới"):
            later = range(ahead + 1, min(ahead + 6, len(tokens)))
            return not later or any(
                tokens[n].kind == Kind.NUMBER and not is_skipped(tokens, n) for n in later
            )
        if tokens[ahead].kind == Kind.NUMBER and not is_skipped(tokens, ahead):
            return False
    return False
