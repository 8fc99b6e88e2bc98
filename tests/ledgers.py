"""Small ledgers made by hand: one function a kind of row, each asking for no more than a test must say."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from scripts.analysis.derive import derive
from scripts.analysis.derived import Derivation
from scripts.i18n.edition import Edition
from scripts.i18n.phrases import Phrasebook
from scripts.i18n.translator import Translator
from scripts.ingest.load import labels, load
from scripts.model import reference, rows
from scripts.model.ledger import KINDS, Ledger
from scripts.model.period import Period
from scripts.model.row import Row
from scripts.model.site import Site
from scripts.pages.context import PageContext

TODAY = date(2026, 11, 22)
UNITS = {  # id → its kind, its symbols and names, Vietnamese and English
    "percent": ("percent", "%", "%", "phần trăm", "per cent"),
    "percentage-point": ("point", "điểm %", "pp", "điểm phần trăm", "percentage points"),
    "rank": ("rank", "", "", "thứ hạng", "rank"),
    "visit": ("count", "lượt khách", "visits", "lượt khách", "visits"),
    "million-vnd": ("money", "triệu đồng", "million VND", "triệu đồng", "million Vietnamese đồng"),
}
NOTHING = {"str": "", "int": 1, "bool": False}  # what a column holds where a test does not care
LABELS = labels(load(Path(__file__).resolve().parent / "input" / "mini" / "datasets").packages)


def row(kind: type[Row], id: str, /, **given: Any) -> Any:
    """A row of a kind: what is given, periods as text, and nothing for the rest."""
    nothing = {field.name: NOTHING.get(str(field.type)) for field in fields(kind)}
    strange = set(given) - set(nothing)
    assert not strange, f"{kind.__name__} has no {strange}"
    for field in fields(kind):
        if str(field.type).startswith("Period") and field.name in given:
            given[field.name] = Period.parse(given[field.name]) if given[field.name] else None
    return kind(**{**nothing, **given, "id": id})


def both(name: str, vi: str, en: str) -> dict[str, str]:
    """A text in both languages."""
    return {f"{name}_vi": vi, f"{name}_en": en}


def indicator(id: str = "growth", **given: Any) -> reference.Indicator:
    told = both("name", f"Tên {id}", f"Name {id}") | {"unit": "percent", "decimals": 2, "direction": "up"}
    return row(reference.Indicator, id, **told | {"theme": "all"} | given)


def document(id: str = "first", **given: Any) -> reference.Document:
    told = both("title", f"Văn bản {id}", f"Document {id}") | {"kind": "resolution", "number": "04-NQ/TU"}
    return row(reference.Document, id, **told | {"issued": date(2025, 12, 5)} | given)


def figure(kind: type[Row], id: str, value: str, indicator: str, /, **given: Any) -> Any:
    """A target or a result; its numbers are given as text."""
    upper = Decimal(given.pop("value_upper")) if "value_upper" in given else None
    told = {"indicator": indicator, "period": "2026", "bound": "eq", "value": Decimal(value)}
    return row(kind, id, **told | {"value_upper": upper} | given)


def target(id: str, value: str, indicator: str = "growth", **given: Any) -> rows.Target:
    told = {"document": "first", "source": "first", "kind": "target"}
    return figure(rows.Target, id, value, indicator, **told | given)


def withdrawal(id: str, indicator: str = "growth", **given: Any) -> rows.Withdrawal:
    told = {"document": "second", "source": "second", "kind": "withdrawn", "period": "2026"}
    return row(rows.Withdrawal, id, **told | {"indicator": indicator} | given)


def result(id: str, value: str, indicator: str = "growth", **given: Any) -> rows.Result:
    return figure(rows.Result, id, value, indicator, **{"source": "press"} | given)


def task(id: str, **given: Any) -> rows.Task:
    return row(rows.Task, id, **both("title", f"Việc {id}", f"Task {id}") | {"document": "first"} | given)


def amendment(id: str, **given: Any) -> rows.Amendment:
    told = {"document": "second", "amends": "first", "kind": "task", "provision": "II.1"}
    return row(rows.Amendment, id, **told | both("summary", "sửa", "amended") | given)


def wording(id: str, change: str, **given: Any) -> rows.Wording:
    before = both("before", "cũ", "old") if change != "added" else {}
    after = both("after", "mới", "new") if change != "removed" else {}
    return row(rows.Wording, id, **before | after | {"change": change} | given)


def duty(id: str, **given: Any) -> rows.Duty:
    told = {"document": "second", "source": "second"}
    return row(rows.Duty, id, **told | both("duty", "báo cáo", "report") | given)


def statement(id: str, **given: Any) -> rows.Statement:
    told = {"kind": "petition", "source": "press"}
    return row(rows.Statement, id, **told | both("text", "lời", "words") | given)


def fulfilment(id: str, **given: Any) -> rows.Fulfilment:
    return row(rows.Fulfilment, id, **{"source": "press"} | given)


def organisation(id: str, position: int = 1, **given: Any) -> reference.Organisation:
    told = both("name", f"Cơ quan {id}", f"Body {id}") | {"position": position, "kind": "other"}
    return row(reference.Organisation, id, **told | given)


def area(id: str, **given: Any) -> reference.Area:
    told = both("name", f"Địa bàn {id}", f"Area {id}") | {"kind": "province"}
    return row(reference.Area, id, **told | given)


def gap(id: str, about: str, **given: Any) -> reference.Gap:
    told = both("text", "chưa rõ", "not known") | {"kind": "unknown", "about": about}
    return row(reference.Gap, id, **told | given)


def unit(id: str, kind: str, symbol_vi: str, symbol_en: str, name_vi: str, name_en: str) -> reference.Unit:
    words = both("symbol", symbol_vi, symbol_en) | both("name", name_vi, name_en)
    return row(reference.Unit, id, kind=kind, **words)


def ledger(*given: Row, home: str = "", **fingerprints: tuple[str, ...]) -> Ledger:
    """A ledger of these rows and of what every ledger has: units, a theme, two instruments, a report."""
    common = [
        *(unit(id, *told) for id, told in UNITS.items()),
        row(reference.Theme, "all", **both("name", "Chung", "General")),
        document("first"),
        document("second", number="", issued=None),
        document("press", kind="press", number="", issued=date(2026, 1, 31)),
    ]
    every = {(type(one), one.id): one for one in (*common, *given)}
    tables = {
        table: tuple(sorted((one for one in every.values() if type(one) is kind), key=lambda one: one.id))
        for table, kind in {**KINDS, "withdrawals": rows.Withdrawal}.items()
    }
    return Ledger(**tables, area=home, labels=LABELS, fingerprints=fingerprints)


def computed_from(ledger: Ledger) -> Derivation:
    """All that is computed from a ledger, as of TODAY."""
    return derive(ledger, TODAY)


def book(code: str, ledger: Ledger) -> Phrasebook:
    """One language's phrases of a ledger."""
    return Phrasebook(Translator(code), ledger)


def edition(code: str, name: str, url: str = "", rows: Ledger | None = None) -> Edition:
    """One language's edition of a site; its root is the part of the address before the language's own."""
    root = url.removesuffix("en/") if code == "en" else url
    return Edition(book(code, rows or Ledger()), Site(name, url, root, "" if code == "vi" else "../", "", ""))


def page_context(*given: Row, code: str = "en", **site: Any) -> PageContext:
    """What one language's pages of a ledger of these rows are made from; its site may be told otherwise."""
    given_rows = ledger(*given)
    nothing = dict.fromkeys(("url", "root_url", "to_root", "headline"), "") | {
        "name": "Ledger",
        "place": "Testland",
    }
    edition = Edition(book(code, given_rows), Site(**nothing | site))
    return PageContext(edition, given_rows, derive(given_rows, TODAY), packages=())


GROWTH = indicator(name_vi="Tốc độ tăng", name_en="Growth rate")
AMENDED = (GROWTH, target("a", "10.5"), target("b", "11", replaces="a", document="second"), amendment("m"))
