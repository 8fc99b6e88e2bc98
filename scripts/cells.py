"""This room shows a table's cells and columns, whatever they mean: links, languages, what may be written."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup

from scripts.package import Field, Reference, Table
from scripts.words import escaped

LONG = 60  # characters from which a cell is given room to wrap


def relative(here: str, there: str) -> str:
    """A link from one page's path to another's: both end in a slash, the home page is empty."""
    return "../" * here.count("/") + there or "./"


def cell(here: str, language: str, table: Table, index: int, text: str) -> Markup:
    """One cell of a preview: a reference leads to its row, a text in another language says which."""
    column = table.fields[index]
    attributes = []
    if column.type in ("number", "integer"):
        attributes.append('class="num"')
    elif len(text) > LONG:
        attributes.append('class="long"')
    attributes += [f'lang="{other}"' for other in spoken(column) if other != language]
    target = leads_to(table, column)
    shown = escaped(text)
    if target and text:
        url = relative(here, f"data/{target.package}/{target.table}/") + "#" + quote(text)
        shown = Markup('<a href="{}">{}</a>').format(url, shown)
    return Markup("<td{}>{}</td>").format(Markup("".join(" " + a for a in attributes)), shown)


def spoken(column: Field) -> tuple[str, ...]:
    """The language that a column's texts are in, where its name says so; quotes are Vietnamese."""
    if column.name == "quote":
        return ("vi",)
    return (column.name[-2:],) if column.name[-3:] in ("_vi", "_en") else ()


def example(language: str, column: Field) -> Markup:
    """A column's example, marked where it is in another language than its page."""
    marks = "".join(f' lang="{other}"' for other in spoken(column) if other != language)
    return Markup("<code{}>{}</code>").format(Markup(marks), escaped(column.example))


def leads_to(table: Table, column: Field) -> Reference | None:
    """The table whose ids a column takes, where it takes any."""
    return next((r for r in table.references if r.fields == (column.name,)), None)


def allowed(here: str, language: str, table: Table, column: Field) -> Markup:
    """What a column may hold: its list of values, the table whose ids it takes, or its pattern."""
    target = leads_to(table, column)
    if target:
        url = relative(here, f"data/{target.package}/{target.table}/")
        return Markup('<a href="{}">{}</a>').format(url, escaped(f"{target.package}/{target.table}"))
    values = column.constraints.get("enum", ())
    lines = [
        Markup("<code>{}</code> {}").format(
            escaped(value), escaped(column.labels.get(str(value), {}).get(language, ""))
        )
        for value in values
    ]
    if not lines and column.constraints.get("pattern"):
        lines.append(Markup("<code>{}</code>").format(escaped(column.constraints["pattern"])))
    return Markup("<br>").join(lines)


def filled(table: Table, index: int) -> str:
    """The share of a column's cells that hold something, in whole per cent, rounded down."""
    if not table.lines:
        return "–"
    return f"{sum(bool(line.cells[index]) for line in table.lines) * 100 // len(table.lines)}%"
