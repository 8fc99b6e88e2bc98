"""This room profiles: what the cells of a column are on the whole, in figures and as a small picture."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from math import isfinite
from statistics import median, median_low
from typing import Any

from markupsafe import Markup

from scripts.i18n.escape import escaped
from scripts.i18n.translator import Translator
from scripts.model.package import Field, Table
from scripts.model.values import value_text

NUMBERS = ("number", "integer", "year")
DAYS = ("date", "datetime", "yearmonth", "time")
FEW = 6  # different values of which each gets a bar of its own
BINS = 12
FINE = 1_000  # whole numbers in a range in which one more or less in a part is seen
WIDTH, HEIGHT = 96, 28  # of the picture, in pixels
PLAIN = range(-9, 15)  # powers of ten that people read digit by digit
LONGEST = 32  # characters of a value that are told


@dataclass(frozen=True)
class Profile:
    """A column on the whole; `kind` is empty, histogram, values or filled."""

    kind: str
    filled: int  # cells that hold something
    rows: int
    different: int = 0  # values
    bars: tuple[int, ...] = ()  # cells in each part of the range, or of each value
    low: Any = None
    middle: Any = None
    high: Any = None
    values: tuple[Any, ...] = ()  # the few that there are, in the order of their bars


def profile(table: Table, index: int) -> Profile:
    """What column number `index` of a table holds."""
    field, rows = table.fields[index], len(table.lines)
    held = [v for v in (line.values[index] for line in table.lines) if v is not None and v != ""]
    held = [v for v in held if not isinstance(v, float | Decimal) or isfinite(v)]
    counts = Counter(value_text(v) for v in held)
    known = Profile("filled", len(held), rows, len(counts))
    if not held:
        return replace(known, kind="empty")
    if len(counts) <= FEW and len(counts) < len(held):
        samples = {value_text(v): v for v in held}
        if field.type in (*NUMBERS, *DAYS):
            order = sorted(counts, key=lambda told: place(samples[told]))
        else:
            order = sorted(counts, key=lambda told: (-counts[told], told))
        return replace(
            known,
            kind="values",
            bars=tuple(counts[told] for told in order),
            values=tuple(samples[told] for told in order),
        )
    names = {name for reference in table.references for name in reference.fields} | set(table.keys)
    if field.type not in (*NUMBERS, *DAYS) or field.name in names or len(counts) < 2:
        return known
    places = sorted(held, key=place)
    numeric = field.type in ("number", "integer")
    return replace(
        known,
        kind="histogram",
        bars=tuple(binned([place(v) for v in places], len(counts))),
        low=places[0],
        middle=median(places) if numeric else places[median_low(range(len(places)))],
        high=places[-1],
    )


def place(value: Any) -> Decimal:
    """Where a number, a day or an hour stands on one line with others of its type."""
    if isinstance(value, datetime):
        moment = value if value.tzinfo else value.replace(tzinfo=UTC)
        gone = moment - datetime(1, 1, 1, tzinfo=UTC)
        return Decimal(gone.days * 86_400 + gone.seconds) + Decimal(gone.microseconds) / 10**6
    if isinstance(value, date):
        return Decimal(value.toordinal())
    if isinstance(value, time):
        return (
            Decimal(value.hour * 3600 + value.minute * 60 + value.second) + Decimal(value.microsecond) / 10**6
        )
    if hasattr(value, "month"):
        return Decimal(value.year * 12 + value.month)
    return Decimal(str(value))


def binned(places: list[Decimal], different: int) -> list[int]:
    """How many of the ordered places fall into each of at most BINS equal parts of their range."""
    low, span, parts = places[0], places[-1] - places[0], min(BINS, different)
    width = span / parts
    if span < FINE and all(one == one.to_integral_value() for one in places):
        # Parts that hold equally many whole numbers, or as nearly so as can be.
        whole = int(span) + 1
        each = min((-(-whole // n) for n in range(BINS, BINS // 2, -1)), key=lambda n: -whole % n)
        width, parts = Decimal(each), -(-whole // each)
    counts = Counter(min(int((one - low) / width), parts - 1) for one in places)
    return [counts[n] for n in range(parts)]


def picture(told: Profile, name: str) -> Markup:
    """A profile as an inline SVG, `name` what it is called; its colours are the page's own."""
    height = HEIGHT
    if told.kind == "filled":
        height, full = 9, round(WIDTH * told.filled / told.rows)
        shape = f'<path d="M.5 .5h{WIDTH - 1}v8H.5z" fill="none" stroke="var(--soft)"/>'
        shape += f'<path d="M0 0h{full}v9H0z" fill="var(--result)"/>'
    else:
        apart = told.kind == "values"  # each bar for itself
        step, gap = (16, 4) if apart else (WIDTH // len(told.bars), 1)
        unit, foot = (HEIGHT - 3) / max(told.bars), HEIGHT - 1
        drawn = "".join(
            f"M{n * step} {foot}v-{max(round(count * unit), 1)}h{step - gap}V{foot}z"
            for n, count in enumerate(told.bars)
            if count
        )
        shape = f'<path d="{drawn}" fill="var(--result)"/>'
        shape += f'<path d="M0 {HEIGHT - 0.5}H{len(told.bars) * step - gap}" stroke="var(--soft)"/>'
    return Markup(
        '<svg class="profile" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">{}</svg>'
    ).format(WIDTH, height, WIDTH, height, escaped(name), Markup(shape))


def shown(t: Translator, table: Table, index: int, language: Markup) -> Markup:
    """A column's picture and, in words, what it shows; `language` is what marks values in another one."""
    field, told = table.fields[index], profile(table, index)
    if told.kind == "empty":
        return Markup()
    name = t.text(f"columns.{told.kind}", name=field.title[t.code], parts=len(told.bars), share=share(told))
    return Markup("{}<small>{}</small>").format(picture(told, name), words(t, field, told, language))


def share(told: Profile) -> str:
    """The share of a column's cells that hold something, in whole per cent, rounded down."""
    return f"{told.filled * 100 // told.rows}%"


def words(t: Translator, field: Field, told: Profile, language: Markup) -> Markup:
    """What a picture shows, in words: how far the values go, or which there are, or how many."""
    if told.kind == "histogram":
        key = "days" if field.type in (*DAYS, "year") else "range"
        low, middle, high = (value(t, field, one) for one in (told.low, told.middle, told.high))
        return t.html(f"columns.{key}", low=low, middle=middle, high=high)
    if told.kind == "values":
        each = [
            Markup("<code{}>{}</code> × {}").format(
                language, escaped(value(t, field, one)), escaped(t.integer(count))
            )
            for one, count in zip(told.values, told.bars, strict=True)
        ]
        return Markup(" · ").join(each)
    if told.different == told.filled:
        return t.html("columns.unique")
    return t.html("columns.different", n=t.integer(told.different))


def value(t: Translator, field: Field, one: Any) -> str:
    """A value as people read it, shortened where it is long."""
    label = field.labels.get(value_text(one), {}).get(t.code)
    if label:
        return label
    if field.type in ("number", "integer"):
        number = Decimal(str(one))
        if not number:
            return "0"  # whatever its sign
        return t.number(number) if number.adjusted() in PLAIN else f"{number:.4g}"
    if isinstance(one, datetime):
        return f"{t.date(one.date())}, {one:%H:%M}"
    if isinstance(one, date):
        return t.date(one)
    if field.type == "yearmonth":
        return t.period(value_text(one))
    text = value_text(one)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
