"""A table's dictionary: what each column means, may hold and does hold, as HTML where it has marks."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.i18n.translator import Translator
from scripts.model.package import Table
from scripts.pages import cells, column_profile


@dataclass(frozen=True)
class ColumnEntry:
    """One column; what its descriptor does not say is empty."""

    anchor: str
    name: str
    title: str
    description: str
    example: Markup | None
    type: str
    unit: str
    is_required: bool
    allowed: Markup
    missing: Markup
    profile: Markup
    filled: str


def column_entries(t: Translator, here: str, table: Table) -> tuple[ColumnEntry, ...]:
    """Every column of a table, for the page at the path `here`."""
    return tuple(column_entry(t, here, table, index) for index in range(len(table.fields)))


def column_entry(t: Translator, here: str, table: Table, index: int) -> ColumnEntry:
    """One column, with an example from its cells where the descriptor has none."""
    field, sampled = table.fields[index], cells.sampled(table, index)
    return ColumnEntry(
        anchor=cells.column_id(field),
        name=field.name,
        title=field.title[t.code],
        description=field.description[t.code] if field.description else "",
        example=cells.example(t.code, sampled) if sampled.example else None,
        type=t.text(f"values.type.{field.type}"),
        unit=field.unit,
        is_required=bool(field.constraints.required),
        allowed=cells.allowed(here, t.code, table, field),
        missing=cells.missing(field),
        profile=column_profile.shown(t, table, index, cells.marks(t.code, field)),
        filled=cells.filled(table, index),
    )
