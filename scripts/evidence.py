"""This room reads quotes: where their words stand in a document, which figures and hedges they hold.

A document's text is not kept. Its fingerprint is: one truncated hash per word position over a window of
three words, in order, so that a quote's place can be proved without republishing the text.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

WINDOW = 3  # words a hash covers: the shortest quote that can be proved
LONGEST = 20  # words: beyond that a quote is an excerpt
SCALES = {"nghìn": Decimal(1000), "ngàn": Decimal(1000), "triệu": Decimal(10**6), "tỷ": Decimal(10**9)}
# The words before a figure that bind it; "trở lên" stands after it.
HEDGES = {
    "hơn": "gt",
    "trên": "gt",
    "dưới": "lt",
    "gần": "lt",
    "khoảng": "approx",
    "xấp xỉ": "approx",
    "tối thiểu": "ge",
    "ít nhất": "ge",
    "tối đa": "le",
    "không quá": "le",
}
AFTER = {"trở lên": "ge", "trở xuống": "le"}
ESTIMATE = "ước"
FIGURE = re.compile(
    r"(?<![\w/,.-])(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
    r"(?:/(?P<of>\d+))?(?:\s*-\s*(?P<upper>\d+(?:,\d+)?))?(?P<percent>%)?(?:\s+(?P<scale>nghìn|ngàn|triệu|tỷ))?"
    r"(?![\w/-])"
)


def words_of(text: str) -> tuple[str, ...]:
    """A text's words in order: NFC, white space folded, the punctuation around each word taken off."""
    plain = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    stripped = (re.sub(r"^[^\w%]+|[^\w%]+$", "", word) for word in plain.split())
    return tuple(word for word in stripped if word)


def fingerprint(text: str, document: str) -> tuple[str, ...]:
    """One hash a position, in order; `document` salts it, so that equal words differ between documents."""
    words = words_of(text)
    return tuple(
        hashlib.blake2b(
            " ".join(words[i : i + WINDOW]).encode(), digest_size=5, salt=salt(document)
        ).hexdigest()
        for i in range(len(words) - WINDOW + 1)
    )


def salt(document: str) -> bytes:
    """Sixteen bytes that belong to one document."""
    return hashlib.blake2b(document.encode(), digest_size=16).digest()


def places(quote: str, document: str, known: tuple[str, ...]) -> tuple[int, ...]:
    """Word positions, from 1, at which a quote stands in a document, contiguous."""
    wanted = fingerprint(quote, document)
    if not wanted:
        return ()
    span = len(wanted)
    return tuple(i + 1 for i in range(len(known) - span + 1) if known[i : i + span] == wanted)


@dataclass(frozen=True)
class Printed:
    """A figure as a quote prints it, read the Vietnamese way."""

    value: Decimal  # as printed, before its scale word: 1,45 triệu → 1.45
    upper: Decimal | None
    of: int | None  # 24/34 → 34
    scale: str  # nghìn, triệu, tỷ; empty without
    bound: str  # what the words beside it make of it: eq, gt, …
    hedge: str  # those words, empty for eq
    text: str  # as printed

    @property
    def scaled(self) -> Decimal:
        return self.value * SCALES.get(self.scale, Decimal(1))


def number(text: str) -> Decimal:
    """A Vietnamese numeral: the point groups, the comma is the decimal mark."""
    return Decimal(text.replace(".", "").replace(",", "."))


def printed_figures(quote: str) -> tuple[Printed, ...]:
    """Every figure in a quote, with the hedge that stands beside it."""
    found = []
    for match in FIGURE.finditer(unicodedata.normalize("NFC", quote)):
        before = " ".join(quote[: match.start()].split()[-2:]).lower()
        after = " ".join(quote[match.end() :].split()[:2]).lower().strip(".,;”")
        hedge = next((w for w in HEDGES if before == w or before.endswith(" " + w)), "")
        bound = HEDGES.get(hedge, "eq")
        for words, meaning in AFTER.items():
            if after.startswith(words):
                hedge, bound = words, meaning
        upper = match["upper"]
        found.append(
            Printed(
                value=number(match["number"]),
                upper=number(upper) if upper else None,
                of=int(match["of"]) if match["of"] else None,
                scale=match["scale"] or "",
                bound="range" if upper else bound,
                hedge=hedge,
                text=match.group(),
            )
        )
    return tuple(found)


def is_estimate(quote: str) -> bool:
    """True where the source itself says that it estimates."""
    return ESTIMATE in (w.lower() for w in words_of(quote))


def matching(quote: str, value: Decimal, unit_symbol: str = "") -> Printed | None:
    """The printed figure that a row's value is, its sign apart; a unit that counts in millions is heeded."""
    for one in printed_figures(quote):
        in_unit = one.scale and unit_symbol.split("/")[0].split(" ")[0] == one.scale
        if abs(value) == (one.value if in_unit else one.scaled):
            return one
    return None
