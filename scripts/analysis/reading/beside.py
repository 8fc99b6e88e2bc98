"""A quote, its position and its document's fingerprint in; the words that stand beside it there, out.

A text is not kept, but its fingerprint tells whether a word that is tried stands beside those known. Words
are tried from a closed vocabulary, one after the other, outwards, until none fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import chain

from scripts.analysis.fingerprints import WINDOW, blank, salt_of, words_of
from scripts.analysis.reading import vocabulary
from scripts.analysis.reading.numbers import DIGITS, LAST_DIGITS, SCALES, numeral
from scripts.analysis.reading.quantities import Printed, quantities
from scripts.analysis.reading.units import NOUNS, PER

FARTHEST = 12  # words tried on either side
STEPS = 400  # numbers tried as the other end of a range, of each number of decimals
YEARS = tuple(str(year) for year in range(2000, 2051))
JOINTS = "đạt tính là có thực hiện được bình quân khoảng tỷ lệ mức tốc độ con số chữ cả trong của vào ở"
CALENDAR = (
    "năm tháng quý ngày đầu cuối nửa giai đoạn thời kỳ kì cùng so với trước ngoái nay đến tới hết từ cả"
)
CHANGES = "xuống lên còn sang thành về điều chỉnh thay vì cho tăng giảm nâng hạ cao thấp kém vượt hơn"
FINAL = "ước tính dự báo kiến sơ bộ chính thức số liệu theo"
UNITS = "đồng usd % điểm phần trăm lần lượt khách hộ người ha km tấn mỗi hằng hàng kế hoạch toán con số"
MONTHS = tuple(str(n) for n in range(1, 13))
NUMBER_WORDS = {*DIGITS, *LAST_DIGITS, "mười", "mươi", "một"}


@cache
def leading() -> tuple[str, ...]:
    """Words that may stand before a quote and bind, date or withdraw its figure."""
    phrases = [*vocabulary.HEDGES, *vocabulary.COMPARING, *vocabulary.AIMS, *vocabulary.WITHDRAWALS]
    phrases += [*vocabulary.INSTEAD, JOINTS, CALENDAR, CHANGES, FINAL, "gấp thứ hạng xếp đứng vị trí"]
    words = [word for phrase in phrases for word in phrase.split()]
    return tuple(dict.fromkeys((*words, *MONTHS, "i", "ii", "iii", "iv", *NUMBER_WORDS, *YEARS)))


@cache
def trailing() -> tuple[str, ...]:
    """Words that may stand behind a quote and bind, count or date its figure."""
    phrases = [*vocabulary.AFTER, UNITS, CALENDAR, CHANGES, FINAL, "trong của vào bị bãi bỏ hủy huỷ không"]
    words = [word for phrase in phrases for word in phrase.split()]
    return tuple(dict.fromkeys((*SCALES, *words, *compounds(), *YEARS, *MONTHS, "i", "ii", "iii", "iv")))


def compounds() -> Iterator[str]:
    """Units with their denominators, which are one word: đồng/người/tháng."""
    for noun in (*NOUNS, "khách"):
        for per in PER:
            yield f"{noun}/{per}"
            if noun in ("đồng", "usd"):
                yield from (f"{noun}/{per}/{other}" for other in PER if other != per)


@dataclass(frozen=True)
class Beside:
    """A quote among the words that stand beside it."""

    text: str  # the quote with those words
    start: int  # where the quote begins and ends in it
    end: int
    is_last: bool = False  # nothing stands behind these words in the document

    @property
    def is_wider(self) -> bool:
        """True where a word was found."""
        return self.end - self.start < len(self.text)


def beside(
    quote: str, document: str, prints: Sequence[str], position: int, names: str = "", year: int = 0
) -> Beside:
    """A quote that stands at a word position of a document, with the words known beside it.

    `prints` is the document's fingerprint; `names` are words of its own that may stand there too; months and
    quarters with a stroke (9/2025, III/2025) are tried of the years about `year`.
    """
    first, last = max(position - 1 - FARTHEST, 0), position - 1 + len(words_of(quote)) + FARTHEST
    return _beside(quote, document, tuple(prints[first:last]), position - first, names, year)


@lru_cache(maxsize=1 << 16)
def _beside(
    quote: str, document: str, prints: tuple[str, ...], position: int, names: str, year: int
) -> Beside:
    """beside(), of the part of a fingerprint that can matter: alike rows of many versions are read once."""
    salt, words = salt_of(document), list(words_of(quote))
    before: list[str] = []
    if not begins_sentence(quote):
        own = tuple(word.lower() for word in words_of(names))
        tried = Tried(salt, prints, (*vocabulary_of(year, ahead=True), *encoded(own)))
        before = tried.before(words, position, second_numbers(quote, upwards=False))
    behind = Tried(salt, prints, vocabulary_of(year, ahead=False)).behind(
        words, position, second_numbers(quote, upwards=True)
    )
    lead = "".join(f"{word} " for word in before)
    if is_number(before[-1:], before[-2:-1]) and ascend(before[-1], words[0]):
        lead += "- "
    follow = "".join(f" {word}" for word in behind)
    if is_number(behind[:1], behind[1:2]) and ascend(words[-1], behind[0]):
        follow = f" -{follow}"
    last = position + len(words) + len(behind) - 1 == len(prints) + WINDOW - 1
    return Beside(f"{lead}{quote}{follow}", len(lead), len(lead) + len(quote), last)


def dated(year: int) -> tuple[str, ...]:
    """Months and quarters of a few years as one word: 9/2025, iii/2025."""
    parts = (*MONTHS, *(f"0{n}" for n in range(1, 10)), "i", "ii", "iii", "iv")
    return tuple(f"{part}/{y}" for y in range(year - 2, year + 3) for part in parts) if year else ()


@cache
def vocabulary_of(year: int, *, ahead: bool) -> tuple[tuple[str, bytes], ...]:
    """The words that may stand before a quote of a year, or behind it, each with its bytes."""
    return tuple(encoded((*(leading() if ahead else trailing()), *dated(year))))


def is_number(word: Sequence[str], next_word: Sequence[str]) -> bool:
    """True for a word that is the other end of a range: a number, but no year and none that counts months."""
    digits = any(w[:1].isdigit() for w in word) and not {*word} & {*YEARS}
    return digits and not {*next_word} & {"tháng", "quý", "năm", "ngày"}


def ascend(low: str, high: str) -> bool:
    """True for two numerals of which the second is the larger, as the ends of a range are."""
    ends = [numeral(word.rstrip("%")) if word[:1].isdigit() else None for word in (low, high)]
    return bool(ends[0] is not None and ends[1] is not None and ends[0] < ends[1])


@dataclass(frozen=True)
class Tried:
    """Words that are tried against a document's fingerprint."""

    salt: bytes
    prints: Sequence[str]
    vocabulary: tuple[tuple[str, bytes], ...]  # each word with its bytes

    def before(self, words: Sequence[str], position: int, numbers: Iterable[str]) -> list[str]:
        """The words found before those at a position, in the order in which they stand."""
        found: list[str] = []
        for at in range(position - 1, position - 1 - FARTHEST, -1):
            known = [*found, *words][: WINDOW - 1]
            if not (word := self._fitting(at, ["", *known], 0, () if found else numbers)):
                break
            found.insert(0, word)
        return found

    def behind(self, words: Sequence[str], position: int, numbers: Iterable[str]) -> list[str]:
        """The words found behind those at a position."""
        found: list[str] = []
        first = position + len(words) - (WINDOW - 1)
        for at in range(first, first + FARTHEST):
            known = [*words, *found][-(WINDOW - 1) :]
            if not (word := self._fitting(at, [*known, ""], WINDOW - 1, () if found else numbers)):
                break
            found.append(word)
        return found

    def _fitting(self, at: int, three: list[str], place: int, numbers: Iterable[str]) -> str:
        """The word that makes these three stand at a position; empty where none tried does."""
        if not 1 <= at <= len(self.prints):
            return ""
        before, _, behind = " ".join([*three[:place], "\0", *three[place + 1 :]]).lower().partition("\0")
        hashed = blank(self.salt)
        hashed.update(before.encode())
        wanted, rest = bytes.fromhex(self.prints[at - 1]), behind.encode()
        for word, letters in chain(self.vocabulary, encoded(numbers)):
            attempt = hashed.copy()
            attempt.update(letters + rest)
            if attempt.digest() == wanted:
                return word
        return ""


def encoded(words: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Each word with its bytes."""
    return ((word, word.encode()) for word in words)


def begins_sentence(quote: str) -> bool:
    """True where a quote's first word has a capital that no name has: what stands before it is over."""
    first, *others = [*quote.split(), ""]
    return first[:1].isupper() and first[1:].islower() and not others[0][:1].isupper()


def second_numbers(quote: str, *, upwards: bool) -> Iterator[str]:
    """Numbers that may be the other end of a range which the quote cuts in two; none for most quotes."""
    found = [printed for printed in quantities(quote) if not printed.in_words and printed.of is None]
    if not found:
        return
    edge = found[-1] if upwards else found[0]
    at_edge = not edge.after.strip(' .,;:”")') if upwards else not edge.before
    if at_edge and edge.upper is None and not edge.scale:
        yield from numbers_near(edge, upwards)


def numbers_near(edge: Printed, upwards: bool) -> Iterator[str]:
    """Some hundreds of numbers next above a figure, or below it, with as many decimals or none."""
    exponent = edge.value.as_tuple().exponent
    decimals = min(-exponent, 2) if isinstance(exponent, int) and exponent < 0 else 0
    signs = ("%",) if edge.percent and upwards else ("%", "") if upwards else ("", "%")
    for places in dict.fromkeys((decimals, min(decimals, 1), 0)):
        unit = 10 ** max(len(str(int(edge.value))) - 2, 0) if edge.value >= 1000 else 1
        step = Decimal(unit) if places == 0 else Decimal(1).scaleb(-places)
        number = (edge.value / step).to_integral_value() * step
        for _ in range(STEPS):
            number += step if upwards else -step
            if number < 0:
                break
            text = f"{number:,.{places}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
            yield from (f"{text}{sign}" for sign in signs)
