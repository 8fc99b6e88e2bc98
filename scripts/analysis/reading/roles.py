"""A period that a text names and the words before it in; whether it dates a figure or is its base, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scripts.analysis.reading.mentions import Mention, Role
from scripts.analysis.reading.tokens import Kind, Token, precedes

PRICES = ("giá so sánh", "giá cố định", "giá gốc", "giá", "gốc", "so sánh")
OUTLOOKS = ("tầm nhìn đến", "tầm nhìn", "định hướng đến", "định hướng")
NAMED = {"quy hoạch", "chương trình", "đề án", "trung hạn"}
PLANS = ("kế hoạch", "dự toán", "chỉ tiêu", "mục tiêu", "kịch bản", "nghị quyết")


def role_of(tokens: Sequence[Token], mention: Mention, begin: int) -> Role:
    """What a mention does, by the words before it, back to the mention that ends at `begin`."""
    start = mention.start
    if mention.role == Role.NONE or any(precedes(tokens, start, words) for words in (*PRICES, *OUTLOOKS)):
        return Role.NONE
    before = list(words_back(tokens, start, begin))
    said = " ".join(reversed(before))
    if mention.last_year and any(name in said for name in NAMED):
        return Role.NONE
    planned = any(said.endswith(plan) for plan in PLANS)
    if "so với" in said or said.startswith("so với"):
        return Role.PLAN if planned else Role.BASE
    if planned and counts_before(tokens, start, len(before)):
        return Role.PLAN
    if mention.back == "cùng kỳ" or (before[:1] in (["hơn"], ["lần"]) or said.endswith("gấp đôi")):
        return Role.BASE
    if before[:2] == ["ba", "gấp"] or before[:1] == ["rưỡi"]:
        return Role.BASE
    return Role.NONE if mention.back else Role.OWN


def words_back(tokens: Sequence[Token], start: int, begin: int) -> Iterator[str]:
    """At most eight words before tokens[start], the nearest first, up to a mark or a number."""
    for at in range(start - 1, max(begin, start - 9) - 1, -1):
        if tokens[at].kind != Kind.WORD:
            return
        yield tokens[at].text


def counts_before(tokens: Sequence[Token], start: int, words: int) -> bool:
    """True where a number or its per cent sign stands before these words."""
    at = start - words - 1
    return at >= 0 and tokens[at].kind in (Kind.PERCENT, Kind.NUMBER)
