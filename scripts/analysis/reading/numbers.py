"""A numeral or words for a number in; the number out, read the Vietnamese way.

The point groups thousands and the comma is the decimal mark; where a text misprints one for the other,
what the other sign or the unit leaves possible is read: "10.5%", "1.45 triệu", "6,961.99".
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scripts.analysis.reading.tokens import Kind, Token

SCALES = {
    "nghìn": Decimal(1000),
    "ngàn": Decimal(1000),
    "vạn": Decimal(10**4),
    "triệu": Decimal(10**6),
    "tỷ": Decimal(10**9),
    "tỉ": Decimal(10**9),
}
DIGITS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
LAST_DIGITS = DIGITS | {"mốt": 1, "lăm": 5}
ORDINALS = DIGITS | {"nhất": 1, "nhì": 2}
# Behind these "một" counts nothing: một số (some), một trong (one of), một phần (a part).
NO_COUNT = {"số", "trong", "phần", "cách", "lần", "bước", "vài", "mặt", "loạt", "nửa", "cấp", "bộ", "năm"}


def groups_well(parts: Sequence[str]) -> bool:
    """True for digits in groups of three behind a first group that does not begin with a nought."""
    return 1 <= len(parts[0]) <= 3 and parts[0][0] != "0" and all(len(part) == 3 for part in parts[1:])


def numeral(text: str, is_rate: bool = False) -> Decimal | None:
    """The number that a numeral writes; None where it writes none with certainty.

    `is_rate`: a per cent sign or points follow, so that "12.345" has decimals: rates have no thousands but
    round ones, "3.000%".
    """
    points, commas = text.split("."), text.split(",")
    if len(points) == 1 and len(commas) == 1:
        return Decimal(text)
    if len(commas) == 1:
        return pointed(points, is_rate)
    if len(points) == 1:
        if len(commas) == 2:
            return Decimal(text.replace(",", "."))
        return Decimal(text.replace(",", "")) if groups_well(commas) else None
    if text.rindex(",") > text.rindex("."):  # 6.961,99
        whole, _, part = text.rpartition(",")
        return Decimal(f"{whole.replace('.', '')}.{part}") if groups_well(whole.split(".")) else None
    whole, _, part = text.rpartition(".")  # 6,961.99
    return Decimal(f"{whole.replace(',', '')}.{part}") if groups_well(whole.split(",")) else None


def pointed(parts: Sequence[str], is_rate: bool) -> Decimal | None:
    """The number of a numeral that has points alone."""
    if groups_well(parts) and not (is_rate and len(parts) == 2 and not parts[1].endswith("00")):
        return Decimal("".join(parts))
    if len(parts) == 2:
        return Decimal(".".join(parts))
    whole = parts[:-1]
    return Decimal(f"{''.join(whole)}.{parts[-1]}") if groups_well(whole) else None


def spelled(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """A number from 1 to 99 in words at tokens[at]: the number and the index behind it; (0, at) for none."""
    text = [t.text if t.kind == Kind.WORD else "" for t in tokens[at : at + 4]] + [""] * 4
    if text[0] == "mười":
        last = LAST_DIGITS.get(text[1], 0) if text[1] != "năm" else 0
        return 10 + last, at + 1 + bool(last)
    first = DIGITS.get(text[0], 0)
    if first and text[0] not in ("tư", "năm") and text[1] == "mươi":
        last = LAST_DIGITS.get(text[2], 0) if text[2] != "năm" else 0
        return 10 * first + last, at + 2 + bool(last)
    if text[0] in ("năm", "tư") or (text[0] == "một" and text[1] in NO_COUNT):
        return 0, at
    return first, at + bool(first)
