"""Small ledgers made by hand: one function a kind of row, each asking for no more than a test must say."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from scripts.analysis.context import KINDS
from scripts.analysis.derive import derive
from scripts.i18n.edition import Edition
from scripts.i18n.phrases import Phrasebook
from scripts.i18n.translator import Translator
from scripts.model import ledger as model
from scripts.model.ledger import Ledger
from scripts.model.row import Row
from scripts.model.site import Site
from scripts.pages.context import PageContext

UNITS = {  # id → its symbols and names, Vietnamese and English
    "percent": ("%", "%", "phần trăm", "per cent"),
    "percentage-point": ("điểm %", "pp", "điểm phần trăm", "percentage points"),
    "rank": ("", "", "thứ hạng", "rank"),
    "visit": ("lượt khách", "visits", "lượt khách", "visits"),
    "million-vnd": ("triệu đồng", "million VND", "triệu đồng", "million Vietnamese đồng"),
}
NOTHING = {"str": "", "int": 1, "bool": False}  # what a column holds where a test does not care


def row(kind: type[Row], id: str, /, **given: Any) -> Any:
    """A row of a kind: what is given, and nothing for the rest."""
    nothing = {field.name: NOTHING.get(str(field.type)) for field in fields(kind)}
    strange = set(given) - set(nothing)
    assert not strange, f"{kind.__name__} has no {strange}"
    return kind(**{**nothing, **given, "id": id})


def both(name: str, vi: str, en: str) -> dict[str, str]:
    """A text in both languages."""
    return {f"{name}_vi": vi, f"{name}_en": en}


def indicator(id: str = "growth", **given: Any) -> model.Indicator:
    told = both("name", f"Tên {id}", f"Name {id}") | {"unit": "percent", "decimals": 2, "direction": "up"}
    return row(model.Indicator, id, **told | {"theme": "all"} | given)


def document(id: str = "first", **given: Any) -> model.Document:
    told = both("title", f"Văn bản {id}", f"Document {id}") | {"kind": "resolution", "number": "04-NQ/TU"}
    return row(model.Document, id, **told | {"issued": date(2025, 12, 5)} | given)


def figure(kind: type[Row], id: str, value: str, indicator: str, /, **given: Any) -> Any:
    """A target or a result; its numbers are given as text."""
    upper = Decimal(given.pop("value_upper")) if "value_upper" in given else None
    told = {"indicator": indicator, "period": "2026", "bound": "eq", "value": Decimal(value)}
    return row(kind, id, **told | {"value_upper": upper} | given)


def target(id: str, value: str, indicator: str = "growth", **given: Any) -> model.Target:
    return figure(model.Target, id, value, indicator, **{"document": "first", "source": "first"} | given)


def result(id: str, value: str, indicator: str = "growth", **given: Any) -> model.Result:
    return figure(model.Result, id, value, indicator, **{"source": "press"} | given)


def task(id: str, **given: Any) -> model.Task:
    return row(model.Task, id, **both("title", f"Việc {id}", f"Task {id}") | {"document": "first"} | given)


def amendment(id: str, **given: Any) -> model.Amendment:
    told = {"document": "second", "amends": "first", "kind": "task", "provision": "II.1"}
    return row(model.Amendment, id, **told | both("summary", "sửa", "amended") | given)


def wording(id: str, change: str, **given: Any) -> model.Wording:
    before = both("before", "cũ", "old") if change != "added" else {}
    after = both("after", "mới", "new") if change != "removed" else {}
    return row(model.Wording, id, **before | after | {"change": change} | given)


def duty(id: str, **given: Any) -> model.Duty:
    told = {"document": "second", "source": "second"}
    return row(model.Duty, id, **told | both("duty", "báo cáo", "report") | given)


def statement(id: str, **given: Any) -> model.Statement:
    told = {"kind": "petition", "source": "press"}
    return row(model.Statement, id, **told | both("text", "lời", "words") | given)


def gap(id: str, about: str, **given: Any) -> model.Gap:
    told = both("text", "chưa rõ", "not known") | {"kind": "unknown", "about": about}
    return row(model.Gap, id, **told | given)


def unit(id: str, symbol_vi: str, symbol_en: str, name_vi: str, name_en: str) -> model.Unit:
    return row(model.Unit, id, **both("symbol", symbol_vi, symbol_en), **both("name", name_vi, name_en))


def ledger(*given: Row, **fingerprints: tuple[str, ...]) -> Ledger:
    """A ledger of these rows and of what every ledger has: units, a theme, two instruments, a report."""
    common = [
        *(unit(id, *told) for id, told in UNITS.items()),
        row(model.Theme, "all", **both("name", "Chung", "General")),
        document("first"),
        document("second", number="", issued=None),
        document("press", kind="press", number="", issued=date(2026, 1, 31)),
    ]
    rows = {(type(one), one.id): one for one in (*common, *given)}
    tables = {
        table: tuple(sorted((one for one in rows.values() if type(one) is kind), key=lambda one: one.id))
        for table, kind in KINDS.items()
    }
    return Ledger(**tables, fingerprints=fingerprints)


def book(code: str, rows: Ledger) -> Phrasebook:
    """One language's phrases of a ledger."""
    return Phrasebook(Translator(code), rows)


def edition(code: str, name: str, url: str = "", rows: Ledger | None = None) -> Edition:
    """One language's edition of a site; its root is the part of the address before the language's own."""
    root = url.removesuffix("en/") if code == "en" else url
    return Edition(book(code, rows or Ledger()), Site(name, url, root, "" if code == "vi" else "../", "", ""))


def page_context(*given: Row, code: str = "en", **site: Any) -> PageContext:
    """What one language's pages of a ledger of these rows are made from; its site may be told otherwise."""
    rows = ledger(*given)
    nothing = dict.fromkeys(("url", "root_url", "to_root", "headline"), "") | {
        "name": "Ledger",
        "place": "Testland",
    }
    return PageContext(Edition(book(code, rows), Site(**nothing | site)), rows, derive(rows), packages=())


GROWTH = indicator(name_vi="Tốc độ tăng", name_en="Growth rate")
AMENDED = (GROWTH, target("a", "10.5"), target("b", "11", replaces="a", document="second"), amendment("m"))
