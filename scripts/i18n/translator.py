"""One language's sentences, numbers and dates: keys and values in, text out.

The sentences stand in `language/<code>.toml`, both files with the same keys; numbers and dates are
written by Babel with the language's CLDR data.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal
from markupsafe import Markup

from scripts.i18n.escape import escaped, unbroken
from scripts.model.period import Frequency, Period

LANGUAGES = ("vi", "en")
SCALES = (Decimal(10**12), Decimal(10**9), Decimal(10**6))  # those that have a word in both languages
NBSP = "\u00a0"
MOST_DECIMALS = 10  # that are ever shown
TAG = re.compile(r"</?[a-z][^>]*>")


class ProvisionLevel(StrEnum):
    """What one step of a provision is called by."""

    ARTICLE = "article"  # Điều 1
    SECTION = "section"  # I
    CLAUSE = "clause"  # 2
    ITEM = "item"  # (1)
    POINT = "point"  # a, after a clause
    OTHER = "other"  # as the document itself calls it


class YearPart(StrEnum):
    """The part of a year that an SDMX period names: a quarter, a half."""

    Q1 = "Q1"
    Q2 = "Q2"
    Q3 = "Q3"
    Q4 = "Q4"
    S1 = "S1"
    S2 = "S2"


@cache
def sentences(code: str) -> dict[str, Any]:
    """A language's labels and sentences, as its TOML file nests them."""
    return tomllib.loads((Path(__file__).parent / "language" / f"{code}.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Translator:
    """Sentences, numbers and dates in one language; `code` is one of LANGUAGES."""

    code: str

    @cached_property
    def locale(self) -> Locale:
        """Babel's locale of the language."""
        return Locale.parse(self.code)

    # Sentences

    def html(self, key: str, /, **facts: object) -> Markup:
        """The sentence of a dotted key, its facts filled in and escaped for Markdown and HTML.

        KeyError where the language has no such sentence.
        """
        return Markup(self.template(key).format(**{k: escaped(v) for k, v in facts.items()}))

    def text(self, key: str, /, **facts: object) -> str:
        """The same as plain text without tags, for titles, captions and terminals."""
        return TAG.sub("", self.template(key)).format(**facts)

    def template(self, key: str) -> str:
        """The sentence of a dotted key with its places still open."""
        value: Any = sentences(self.code)
        for step in key.split("."):
            value = value[step]
        return str(value)

    def count(self, key: str, n: int | Decimal, /, **facts: object) -> str:
        """A counted phrase in the plural form that the language asks for: count("rows", 2) is "2 rows"."""
        forms = sentences(self.code)["counts"][key]
        form = forms.get(self.locale.plural_form(n), forms["other"])
        return str(form).format(n=self.number(Decimal(n)), **facts)

    # Columns that a row has in each language

    def column(self, row: object, name: str) -> str:
        """A row's text in this language: column(indicator, "name") reads name_vi or name_en."""
        return str(getattr(row, f"{name}_{self.code}"))

    def prose(self, row: object, name: str) -> Markup:
        """The same as it runs in a paragraph: no line ends inside a document's number."""
        return unbroken(self.column(row, name))

    # Numbers, dates, places in documents

    def number(self, value: Decimal, decimals: int | None = None) -> str:
        """A number the reader's way: with the decimals that it was printed with (12.10 keeps its 0).

        Rounded half up to `decimals` where that is given, and then without zeros at its end.
        """
        if decimals is not None:
            value = value.quantize(Decimal(1).scaleb(-min(decimals, MOST_DECIMALS)), ROUND_HALF_UP)
            value = value.normalize()
        exponent = value.as_tuple().exponent
        printed = min(-exponent, MOST_DECIMALS) if isinstance(exponent, int) and exponent < 0 else 0
        pattern = "#,##0." + "0" * printed if printed else "#,##0"
        text: str = format_decimal(value, pattern, self.locale, decimal_quantization=False)
        return text.replace("-", "−")

    def amount(self, value: Decimal, decimals: int | None = None) -> str:
        """A number, in millions, billions … where that loses nothing."""
        scale = next((s for s in SCALES if abs(value) >= s), None)
        if scale and value % (scale / 100) == 0:
            text = format_compact_decimal(
                float(value), format_type="long", locale=self.locale, fraction_digits=2
            )
            return str(text).replace(" ", NBSP).replace("-", "−")
        return self.number(value, decimals)

    def integer(self, value: int | None) -> str:
        """A whole number; 0 for None."""
        return self.number(Decimal(value or 0))

    def size(self, count: int) -> str:
        """A file's size in bytes as people read it: 812 B, 4,3 kB, 1,2 MB."""
        power, unit = next(((p, u) for p, u in ((6, "MB"), (3, "kB")) if count >= 10**p), (0, "B"))
        return f"{self.number(Decimal(count).scaleb(-power), 1 if power else 0)}{NBSP}{unit}"

    def date(self, day: date | None) -> str:
        """05/12/2025 in Vietnamese, 5 December 2025 in English; an unknown day says so."""
        if day is None:
            return self.text("unknown.date")
        return format_date(day, self.template("formats.date"), self.locale)

    def period(self, period: Period) -> str:
        """A period as people say it: 2026, quý I/2026, tháng 4/2026, 31/03/2026, 9 tháng đầu năm 2026."""
        year = str(period.last.year)
        match period.frequency:
            case Frequency.DAY:
                return self.text("formats.day", date=self.date(period.first))
            case Frequency.MONTH:
                return month(self, period.first)
            case Frequency.QUARTER | Frequency.HALF_YEAR:
                return self.text(f"formats.{YearPart(str(period)[-2:])}", year=year)
            case Frequency.YEAR:
                return self.text("formats.year", year=year)
            case Frequency.YEARS:
                return self.text("formats.years", first=period.first.year, last=year)
        if period.first.month == 1 and period.first.year == period.last.year:
            return self.text("formats.first_months", n=period.months, year=year)
        return self.text("formats.months", first=month(self, period.first), last=month(self, period.last))

    def short_period(self, period: Period) -> str:
        """A period in a few letters, as an axis names it: 2026, Q1/2026, T4/2026, 9T/2026, T3–T5/2026."""
        facts = {
            "year": period.last.year,
            "first": period.first.year,
            "day": self.date(period.first),
            "name": format_date(period.last, self.template("formats.short_name"), self.locale),
            "first_name": format_date(period.first, self.template("formats.short_name"), self.locale),
            "part": str(period)[-1],
            "n": period.months,
        }
        if period.frequency == Frequency.MONTHS and period.first.year < period.last.year:
            return self.text("formats.short_span_of_years", **facts)
        if period.frequency == Frequency.MONTHS and period.first.month > 1:
            return self.text("formats.short_span", **facts)
        return self.text(f"formats.short_{period.frequency.name.lower()}", **facts)

    def provision(self, provision: str) -> str:
        """A place in a document: I.2.(1) is Mục I, khoản 2, chỉ tiêu (1); Điều 1.2 is Điều 1, khoản 2."""
        steps = [step.strip() for step in provision.split(".") if step.strip()]
        named = ((provision_level(step, first=not nth), step) for nth, step in enumerate(steps))
        return ", ".join(
            self.text(f"provision.{level}", n=step.removeprefix("Điều").strip()) for level, step in named
        )


def month(t: Translator, day: date) -> str:
    """The month of a day as people say it."""
    return str(format_date(day, t.template("formats.month"), t.locale))


def provision_level(step: str, *, first: bool) -> ProvisionLevel:
    """What one step of a provision is: Điều 1 an article, (1) an item, 2 a clause, I a section, a a point."""
    if re.fullmatch(r"Điều \d+", step):
        return ProvisionLevel.ARTICLE
    if re.fullmatch(r"\(\w+\)", step):
        return ProvisionLevel.ITEM
    if step.isdigit():
        return ProvisionLevel.CLAUSE
    if re.fullmatch(r"[IVXLC]+", step) or (first and len(step) == 1):
        return ProvisionLevel.SECTION
    return ProvisionLevel.POINT if re.fullmatch(r"\w", step) else ProvisionLevel.OTHER


def capitalised(text: str) -> str:
    """A text as the beginning of a sentence: only its first letter changes."""
    return text[:1].upper() + text[1:]
