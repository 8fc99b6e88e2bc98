"""A column's profile as a small inline SVG and in words, for its table's page."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from scripts.analysis.profiles import DAYS, ColumnProfile, ProfileKind, column_profile
from scripts.i18n.escape import escaped
from scripts.i18n.translator import Translator
from scripts.model.package import Field, Table
from scripts.model.period import Period
from scripts.model.values import value_text

WIDTH, HEIGHT = 96, 28  # of the SVG, in pixels
FILLED_HEIGHT = 9  # of the bar that shows a share
DIGITS_READ = range(-9, 15)  # powers of ten that people read digit by digit
LONGEST = 32  # characters of a value that are shown
FIRST_YEAR = 1000  # of periods; an earlier month is shown as it is written


def profile_svg(profile: ColumnProfile, name: str) -> Markup:
    """A profile as an inline SVG, `name` what it is called; its colours are the page's own."""
    height = HEIGHT
    if profile.kind == ProfileKind.FILLED:
        height, full = FILLED_HEIGHT, round(WIDTH * profile.filled / profile.rows)
        shape = f'<path d="M.5 .5h{WIDTH - 1}v8H.5z" fill="none" stroke="var(--soft)"/>'
        shape += f'<path d="M0 0h{full}v9H0z" fill="var(--result)"/>'
    else:
        apart = profile.kind == ProfileKind.VALUES  # each bar for itself
        step, gap = (16, 4) if apart else (WIDTH // len(profile.bars), 1)
        unit, foot = (HEIGHT - 3) / max(profile.bars), HEIGHT - 1
        bars = "".join(
            f"M{n * step} {foot}v-{max(round(count * unit), 1)}h{step - gap}V{foot}z"
            for n, count in enumerate(profile.bars)
            if count
        )
        shape = f'<path d="{bars}" fill="var(--result)"/>'
        shape += f'<path d="M0 {HEIGHT - 0.5}H{len(profile.bars) * step - gap}" stroke="var(--soft)"/>'
    return Markup(
        '<svg class="profile" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">{}</svg>'
    ).format(WIDTH, height, WIDTH, height, escaped(name), Markup(shape))


def shown(t: Translator, table: Table, index: int, language: Markup) -> Markup:
    """A column's SVG and, in words, what it shows; `language` is the attribute of values in another one."""
    field, profile = table.fields[index], column_profile(table, index)
    if profile.kind == ProfileKind.EMPTY:
        return Markup()
    facts = {"name": field.title[t.code], "parts": len(profile.bars), "share": filled_share(profile)}
    name = t.text(f"columns.{profile.kind}", **facts)
    text = profile_words(t, field, profile, language)
    return Markup("{}<small>{}</small>").format(profile_svg(profile, name), text)


def filled_share(profile: ColumnProfile) -> str:
    """The share of a column's cells that hold something, in whole per cent, rounded down."""
    return f"{profile.filled * 100 // profile.rows}%"


def profile_words(t: Translator, field: Field, profile: ColumnProfile, language: Markup) -> Markup:
    """What an SVG shows, in words: how far the values go, or which there are, or how many."""
    if profile.kind == ProfileKind.HISTOGRAM:
        key = "days" if field.type in (*DAYS, "year") else "range"
        values = (profile.low, profile.middle, profile.high)
        low, middle, high = (readable(t, field, value) for value in values)
        return t.html(f"columns.{key}", low=low, middle=middle, high=high)
    if profile.kind == ProfileKind.VALUES:
        each = [
            Markup("<code{}>{}</code> × {}").format(
                language, escaped(readable(t, field, value)), escaped(t.integer(count))
            )
            for value, count in zip(profile.values, profile.bars, strict=True)
        ]
        return Markup(" · ").join(each)
    if profile.different == profile.filled:
        return t.html("columns.unique")
    return t.html("columns.different", n=t.integer(profile.different))


def readable(t: Translator, field: Field, value: Any) -> str:
    """A value as people read it, shortened where it is long."""
    text = value_text(value)
    label = field.labels.get(text, {}).get(t.code)
    if label:
        return label
    if field.type in ("number", "integer"):
        number = Decimal(str(value))
        if not number:
            return "0"  # whatever its sign
        return t.number(number) if number.adjusted() in DIGITS_READ else f"{number:.4g}"
    if isinstance(value, datetime):
        return f"{t.date(value.date())}, {value:%H:%M}"
    if isinstance(value, date):
        return t.date(value)
    if field.type == "yearmonth" and value.year >= FIRST_YEAR:
        return t.period(Period.parse(text))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
