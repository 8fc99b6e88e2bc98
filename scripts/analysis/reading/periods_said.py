"""A Vietnamese text in; the periods that it names, each with its part in the sentence, out.

A mention may leave its year open ("quý III"): it takes that of the mention beside it. "Giá so sánh năm 2010",
"tầm nhìn đến năm 2050" and the dates of documents name no period of a figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.analysis.reading.mentions import Mention, Role
from scripts.analysis.reading.numbers import spelled
from scripts.analysis.reading.roles import role_of
from scripts.analysis.reading.skipped import is_year
from scripts.analysis.reading.tokens import Kind, Token, follows, precedes

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def mentions(tokens: Sequence[Token]) -> list[Mention]:
    """Every period that these tokens name, in order, each with its role and its year where one is known."""
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        mention = mention_at(tokens, at)
        if mention is None:
            at += 1
            continue
        begin = found[-1].end if found else 0
        mention = replace(mention, role=role_of(tokens, mention, begin), text=spell(tokens, mention))
        found.append(mention)
        at = mention.end
    return dated(found)


def spell(tokens: Sequence[Token], mention: Mention) -> str:
    """A mention's own words."""
    return " ".join(t.text for t in tokens[mention.start : mention.end])


def dated(found: Sequence[Mention]) -> list[Mention]:
    """Mentions without a year, with that of the last one before, else the first behind, of the same role."""
    forward = filled(found)
    return list(reversed(filled(list(reversed(forward)))))


def filled(found: Sequence[Mention]) -> list[Mention]:
    """Mentions without a year, with that of the last one before that has the same role."""
    last: dict[Role, int | None] = {}
    result = []
    for mention in found:
        if mention.year is None and not mention.back:
            mention = replace(mention, year=last.get(mention.role))
        elif not mention.last_year and mention.year is not None:
            last[mention.role] = mention.year
        result.append(mention)
    return result


def mention_at(tokens: Sequence[Token], at: int) -> Mention | None:
    """The mention that begins at tokens[at]; None where none does."""
    for reader in (same_period, before_last, months_together, quarter, month, half, years, day):
        if mention := reader(tokens, at):
            return mention
    return None


def year_behind(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """The year that follows (năm 2025, của năm 2025, /2025, 2025) and the index behind it."""
    start = at
    for words in ("của năm", "trong năm", "năm"):
        if end := follows(tokens, at, words):
            at = end
            break
    else:
        if at < len(tokens) and tokens[at].kind == Kind.SLASH:
            at += 1
    if at < len(tokens) and is_year(tokens, at):
        return int(tokens[at].text), at + 1
    return None, start


def same_period(tokens: Sequence[Token], at: int) -> Mention | None:
    """cùng kỳ, cùng kỳ năm trước, cùng kỳ năm 2024."""
    end = follows(tokens, at, "cùng kỳ") or follows(tokens, at, "cùng kì")
    if not end:
        return None
    year, behind = year_behind(tokens, end)
    if year is None:
        behind = next((e for w in ("năm trước", "năm ngoái") if (e := follows(tokens, end, w))), end)
    return Mention(at, behind, year, back="cùng kỳ")


def before_last(tokens: Sequence[Token], at: int) -> Mention | None:
    """năm trước, năm ngoái, quý trước, tháng trước."""
    word, behind = tokens[at].text, tokens[at + 1].text if at + 1 < len(tokens) else ""
    past = behind == "trước" or (word, behind) == ("năm", "ngoái")
    return Mention(at, at + 2, back=word) if past and word in ("năm", "quý", "tháng") else None


def months_together(tokens: Sequence[Token], at: int) -> Mention | None:
    """9 tháng năm 2025, sáu tháng đầu năm, 6 tháng cuối năm, từ tháng 1 đến tháng 9 năm 2025."""
    if follows(tokens, at, "từ tháng") or (tokens[at].text == "tháng" and at + 2 < len(tokens)):
        return from_to(tokens, at + (tokens[at].text == "từ"), at)
    count, end = (int(tokens[at].text), at + 1) if tokens[at].is_plain else spelled(tokens, at)
    if not 1 <= count <= 12 or not (end := follows(tokens, end, "tháng")):
        return None
    months = (1, count)
    if behind := follows(tokens, end, "đầu"):
        end = behind
    elif behind := follows(tokens, end, "cuối"):
        end, months = behind, (13 - count, 12)
    year, behind = year_behind(tokens, end)
    if year is None:
        behind = follows(tokens, end, "năm") or end
    return Mention(at, behind, year, months=months)


def from_to(tokens: Sequence[Token], at: int, start: int) -> Mention | None:
    """(từ) tháng 1 đến tháng 9 (năm 2025)."""
    first, end = small(tokens, at + 1)
    behind = end and (follows(tokens, end, "đến hết tháng") or follows(tokens, end, "đến tháng"))
    if not behind:
        return None
    if tokens[behind].kind == Kind.MONTH if behind < len(tokens) else False:
        last, _, year = tokens[behind].text.partition("/")
        return Mention(start, behind + 1, int(year), months=(first, int(last)))
    last_month, end = small(tokens, behind)
    known, end = year_behind(tokens, end) if last_month else (None, end)
    return Mention(start, end, known, months=(first, last_month)) if last_month >= first else None


def small(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """A number from 1 to 12 in digits and the index behind it; (0, 0) where none stands there."""
    if at < len(tokens) and tokens[at].is_plain and 1 <= int(tokens[at].text) <= 12:
        return int(tokens[at].text), at + 1
    return 0, 0


def quarter(tokens: Sequence[Token], at: int) -> Mention | None:
    """quý III, quý 3/2025, quý III năm 2025, III/2025."""
    start, led = at, tokens[at].text == "quý"
    at += led
    if at >= len(tokens):
        return None
    number, year = 0, None
    if tokens[at].kind == Kind.QUARTER or (led and tokens[at].kind == Kind.MONTH):
        part, _, written = tokens[at].text.replace("-", "/").partition("/")
        number, year, end = ROMAN.get(part) or int(part), int(written), at + 1
    elif led:
        number, end = ROMAN.get(tokens[at].text, 0), at + 1
        if not number:
            number, end = small(tokens, at)
        year, end = year_behind(tokens, end)
    if not 1 <= number <= 4:
        return None
    return Mention(start, end, year, months=(3 * number - 2, 3 * number), until=is_until(tokens, start))


def month(tokens: Sequence[Token], at: int) -> Mention | None:
    """tháng 9, tháng 9/2025, tháng 9 năm 2025."""
    if tokens[at].text != "tháng" or at + 1 >= len(tokens):
        return None
    if tokens[at + 1].kind == Kind.MONTH:
        number, _, year = tokens[at + 1].text.partition("/")
        known, end = int(year), at + 2
        months = (int(number), int(number))
        return Mention(at, end, known, months=months, until=is_until(tokens, at))
    one, end = small(tokens, at + 1)
    if not one:
        return None
    open_year, end = year_behind(tokens, end)
    return Mention(at, end, open_year, months=(one, one), until=is_until(tokens, at))


def half(tokens: Sequence[Token], at: int) -> Mention | None:
    """nửa đầu năm 2025, nửa cuối năm; đầu năm 2025, cuối năm, giữa năm: a part that is not said."""
    for words, months in (
        ("nửa đầu", (1, 6)),
        ("nửa cuối", (7, 12)),
        ("đầu", None),
        ("cuối", None),
        ("giữa", None),
    ):
        end = follows(tokens, at, words)
        if end and end < len(tokens) and tokens[end].text == "năm":
            year, behind = year_behind(tokens, end)
            if year is not None or months:
                return Mention(at, behind if year else end + 1, year, months=months)
    return None


def years(tokens: Sequence[Token], at: int) -> Mention | None:
    """năm 2025, cả năm, giai đoạn 2026-2030, 2026-2030, 2025."""
    start = at
    for words in ("giai đoạn", "thời kỳ", "thời kì", "nhiệm kỳ", "cả năm", "các năm", "năm"):
        if end := follows(tokens, at, words):
            at = end
            break
    if at >= len(tokens) or not is_year(tokens, at):
        return Mention(start, start + 2) if follows(tokens, start, "cả năm") else None
    first, end = int(tokens[at].text), at + 1
    if end + 1 < len(tokens) and (tokens[end].kind == Kind.DASH or tokens[end].text == "đến"):
        second = end + 1 + (tokens[end + 1].text == "năm")
        if second < len(tokens) and is_year(tokens, second) and int(tokens[second].text) > first:
            return Mention(start, second + 1, first, last_year=int(tokens[second].text))
    return Mention(start, end, first, until=precedes(tokens, start, "đến hết"))


def day(tokens: Sequence[Token], at: int) -> Mention | None:
    """(tính) đến 31/12/2025, đến ngày 31 tháng 12 năm 2025; other dates are those of documents."""
    written: list[int] = []
    end = at
    if tokens[at].kind == Kind.DATE:
        written, end = (
            [int(n) for n in tokens[at].text.replace(".", "/").replace("-", "/").split("/")],
            at + 1,
        )
    elif tokens[at].text == "ngày" and at + 5 < len(tokens):
        words = tokens[at + 2].text, tokens[at + 4].text
        digits = [tokens[at + n] for n in (1, 3, 5)]
        if words == ("tháng", "năm") and all(d.is_plain for d in digits):
            written, end = [int(d.text) for d in digits], at + 6
    if not written or not 1 <= written[1] <= 12:
        return None
    mention = Mention(at, end, written[2], months=(written[1], written[1]), day=written[0])
    return mention if is_until(tokens, at) else replace(mention, role=Role.NONE)


def is_until(tokens: Sequence[Token], at: int) -> bool:
    """True where what is named is the end: đến, tính đến, đến hết, đến ngày."""
    return any(
        precedes(tokens, at, words)
        for words in ("đến", "đến hết", "đến ngày", "đến hết ngày", "đến cuối", "hết")
    )
