"""Words in; the figure that they state without a digit out: hai con số, gấp đôi, một nửa, thứ nhất."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scripts.analysis.reading.numbers import DIGITS, ORDINALS, SCALES, spelled
from scripts.analysis.reading.tokens import Token, follows, precedes

TIMES = {"đôi": Decimal(2), "rưỡi": Decimal("1.5")}
FIRST = ("đứng đầu", "dẫn đầu", "xếp đầu", "hạng đầu")
ORDERS = {"lần", "hội", "khóa", "khoá", "kỳ", "vụ", "phiên", "quý", "mục", "là"}  # lần thứ hai: no rank


@dataclass(frozen=True)
class Worded:
    """A figure in words and the index behind it."""

    value: Decimal
    end: int
    unit: str = ""
    of: int | None = None
    bound: str = ""  # where the words themselves bind it: hai con số → ge
    rank: bool = False


def figure_in_words(tokens: Sequence[Token], at: int) -> Worded | None:
    """The figure that words state at tokens[at]; None where they state none."""
    text = tokens[at].text
    if text == "gấp":
        return multiple(tokens, at)
    if text in ("thứ", "hạng"):
        return place(tokens, at)
    if text in ("đứng", "dẫn", "xếp", "hạng") and (
        first := next((f for f in FIRST if follows(tokens, at, f)), "")
    ):
        return Worded(Decimal(1), follows(tokens, at, first), rank=True)
    if text == "nửa" and (precedes(tokens, at, "một") or precedes(tokens, at, "hơn")):
        return None if at + 1 < len(tokens) and tokens[at + 1].text in ("đầu", "cuối", "năm") else half(at)
    return counted(tokens, at)


def half(at: int) -> Worded:
    """One half, as a part of a whole."""
    return Worded(Decimal(1), at + 1, of=2)


def multiple(tokens: Sequence[Token], at: int) -> Worded | None:
    """gấp đôi, gấp ba (lần), gấp rưỡi."""
    word = tokens[at + 1].text if at + 1 < len(tokens) else ""
    value = TIMES.get(word) or Decimal(DIGITS.get(word, 0))
    if not value or word == "tư":
        return None
    end = at + 2
    return Worded(value, follows(tokens, end, "lần") or end, "lần")


def place(tokens: Sequence[Token], at: int) -> Worded | None:
    """thứ nhất, hạng ba: a place in an order."""
    word = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if word not in ORDINALS or (tokens[at].text == "thứ" and at and tokens[at - 1].text in ORDERS):
        return None
    ten = 10 if word == "mười" else ORDINALS[word]
    return Worded(Decimal(ten), at + 2, rank=True)


def counted(tokens: Sequence[Token], at: int) -> Worded | None:
    """A number in words, a part of a whole (hai phần ba), or so many digits (hai con số)."""
    if at and tokens[at - 1].text in ("thứ", "hạng", "gấp", "phần"):
        return None
    text = tokens[at].text
    number, end = (1, at + 1) if follows(tokens, at, "một phần") else spelled(tokens, at)
    if not number:
        return None
    if follows(tokens, end, "con số") or follows(tokens, end, "chữ số"):
        value, bound = (Decimal(10), "lt") if number == 1 else (Decimal(10 ** (number - 1)), "ge")
        return Worded(value, end + 2, bound=bound) if number < 10 else None
    if parts := follows(tokens, end, "phần"):
        of = DIGITS.get(tokens[parts].text, 0) if parts < len(tokens) else 0
        return Worded(Decimal(number), parts + 1, of=of) if of > number else None
    if end < len(tokens) and tokens[end].text in ("tháng", "năm", "quý", "ngày", "tuần"):
        return None
    if text == "một" and not (end < len(tokens) and tokens[end].text in SCALES):
        return None
    return Worded(Decimal(number), end)
