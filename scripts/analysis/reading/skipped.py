"""A number's token in; whether it is a calendar number, an enumerator or part of a name: no quantity."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.analysis.reading.numbers import SCALES
from scripts.analysis.reading.tokens import Kind, Token
from scripts.analysis.reading.units import NOUNS

CALENDAR = {"năm", "tháng", "ngày", "quý"}  # a number right after one of these is no figure
DURATIONS = CALENDAR | {"tuần", "giờ", "phút", "mùa", "kỳ"}  # nor is a small one right before one
NUMBERED = {"điều", "khoản", "mục", "chương", "phần", "tiết", "khóa", "khoá", "khu", "lộ", "cấp", "lớp"}
NUMBERED |= {"bước", "bài", "bảng", "biểu", "kỳ"}
DOCUMENTS = {"quyết", "định", "lệnh", "thị", "văn", "tiêu", "luật", "trình", "báo", "hoạch", "luận"}
FIRST_YEAR, LAST_YEAR = 1900, 2100


def is_skipped(tokens: Sequence[Token], at: int) -> bool:
    """True for a number that counts nothing."""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    measured = after is not None and (
        after.kind == Kind.PERCENT or after.text in SCALES or after.text in NOUNS or after.text == "điểm"
    )
    if before and before.text in CALENDAR and not measured:
        return True
    if not tokens[at].is_plain:
        return False
    number = int(tokens[at].text)
    if after and number < 1000 and after.text in DURATIONS and not is_name(tokens, at + 1):
        return True
    if not measured and is_year(tokens, at):
        return True
    if before is None or measured:
        return False
    if before.text == "(" and after and after.text == ")":
        return True
    if before.kind == Kind.SLASH:
        return at > 1 and tokens[at - 2].kind == Kind.NUMBER and is_skipped(tokens, at - 2)
    numbered = before.text in NUMBERED and not (after and after.kind == Kind.SLASH)
    return numbered or (before.text == "số" and at > 1 and tokens[at - 2].text in DOCUMENTS)


def is_name(tokens: Sequence[Token], at: int) -> bool:
    """True where a word that dates elsewhere is part of a unit: ngày công."""
    return [t.text for t in tokens[at : at + 2]] in (["ngày", "công"], ["giờ", "công"], ["kỳ", "họp"])


def is_year(tokens: Sequence[Token], at: int) -> bool:
    """True for four digits that are a year: nothing that is counted follows them."""
    token = tokens[at]
    return token.is_plain and len(token.text) == 4 and FIRST_YEAR <= int(token.text) <= LAST_YEAR
