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

LANGUAGES = ("vi", "en")
SCALES = (Decimal(10**12), Decimal(10**9), Decimal(10**6))  # those that have a word in both languages
NBSP = "\u00a0"
MOST_DECIMALS = 10  # that are ever shown
TAG = re.compile(r"</?[a-z][^>]*>")


class ProvisionLevel(StrEnum):
    """What one step of a provision is called by."""

    SECTION = "section"
    CLAUSE = "clause"
    ITEM = "item"


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

    def count(self, key: str, n: int, /, **facts: object) -> str:
        """A counted phrase in the plural form that the language asks for: count("rows", 2) is "2 rows"."""
        forms = sentences(self.code)["counts"][key]
        form = forms.get(self.locale.plural_form(n), forms["other"])
        return str(form).format(n=self.number(Decimal(n)), **facts)

    def label(self, column: str, value: str) -> str:
        """An allowed value of a column as people read it; the word for "unknown" where it is empty."""
        return self.text(f"values.{column}.{value}") if value else self.text("values.unknown")

    # Columns that a row has in each language

    def column(self, row: object, name: str) -> str:
        """A row's text in this language: column(indicator, "name") reads name_vi or name_en."""
        return str(getattr(row, f"{name}_{self.code}"))

    def prose(self, row: object, name: str) -> Markup:
        """The same as it runs in a paragraph: no line ends inside a document's number."""
        return unbroken(self.column(row, name))

    # Numbers, dates, places in documents

    def number(self, value: Decimal, decimals: int | None = None) -> str:
        """A number the reader's way: as many decimals as it has, or rounded half up to `decimals`."""
        if decimals is not None:
            value = value.quantize(Decimal(1).scaleb(-min(decimals, MOST_DECIMALS)), ROUND_HALF_UP)
        value = value.normalize() if value == value.to_integral() else value
        text: str = format_decimal(value, "#,##0.##########", self.locale, decimal_quantization=False)
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

    def period(self, period: str) -> str:
        """An SDMX period (2026, 2026-S1, 2026-Q1, 2026-04) as people say it."""
        year, _, part = period.partition("-")
        if not part:
            return self.text("formats.year", year=year)
        if part[0] in "QS":
            return self.text(f"formats.{YearPart(part)}", year=year)
        day = date(int(year), int(part), 1)
        return format_date(day, self.template("formats.month"), self.locale)

    def provision(self, provision: str) -> str:
        """A place in a document: I.2.(1) is Mục I, khoản 2, chỉ tiêu (1)."""
        steps = provision.split(".") if provision else []
        return ", ".join(self.text(f"provision.{provision_level(step)}", n=step) for step in steps)


def provision_level(step: str) -> ProvisionLevel:
    """What one step of a provision is: (1) an item, 2 a clause, I or a a section."""
    if step[0] == "(":
        return ProvisionLevel.ITEM
    return ProvisionLevel.CLAUSE if step.isdigit() else ProvisionLevel.SECTION


def capitalised(text: str) -> str:
    """A text as the beginning of a sentence: only its first letter changes."""
    return text[:1].upper() + text[1:]
