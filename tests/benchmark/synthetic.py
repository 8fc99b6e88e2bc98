"""Ledgers of any size, invented row by row, each figure with a quote that its invented text proves."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from scripts.analysis.fingerprints import fingerprint

SYLLABLES = ["an", "bo", "ca", "do", "gi", "ha", "ke", "lo", "mi", "nu"]
YEARS = range(2004, 2025)  # 21 results; with the two targets 23 observations an indicator
PER_DOCUMENT = 20  # indicators that one invented report tells of


def name(nth: int) -> str:
    """A name of an indicator's own: 207 is “ca an lo”."""
    return " ".join(SYLLABLES[int(digit)] for digit in f"{nth:03d}")


def value(nth: int, year: int) -> float:
    """A figure that rises and falls."""
    return 20 + nth % 7 + (year * (3 + nth % 5)) % 13 / 2


def printed(figure: float) -> str:
    """A number as a Vietnamese text prints it."""
    return f"{figure:g}".replace(".", ",")


def document(nth: int) -> str:
    return f"report-{nth // PER_DOCUMENT:03d}"


def quote(nth: int, figure: float, year: int, how: str = "đạt") -> str:
    return f"mẫu {name(nth)} {how} {printed(figure)}% năm {year}"


def grow(project: Path, count: int) -> None:
    """Add `count` indicators to a project's tables, with the fingerprints that prove their figures."""
    datasets = project / "datasets"
    ids = {nth: f"sample-{nth:04d}" for nth in range(count)}
    results, targets = [], []
    texts: dict[str, list[str]] = {}
    for nth, id in ids.items():
        source = document(nth)
        told = texts.setdefault(source, [])
        for year in YEARS:
            said = quote(nth, value(nth, year), year)
            told.append(said)
            row = {"id": f"{id}-{year}", "indicator": id, "period": year, "bound": "eq", "source": source}
            results.append(row | {"value": f"{value(nth, year):g}", "quote": said})
        first, amended = value(nth, 2026), value(nth, 2026) + (0.5 if nth % 10 == 0 else 0)
        row = {"indicator": id, "period": 2026, "kind": "target", "bound": "eq", "source": source}
        for kind, figure, setter in (("original", first, "plan"), ("restated", amended, "plan-amended")):
            said = quote(nth, figure, 2026, "ban đầu đặt" if kind == "original" else "nay đặt")
            told.append(said)
            replaces = f"{id}-original" if kind == "restated" else ""
            own = {"id": f"{id}-{kind}", "value": f"{figure:g}", "document": setter, "replaces": replaces}
            targets.append(row | own | {"quote": said})
    add(datasets / "results" / "results.csv", results)
    add(datasets / "targets" / "targets.csv", targets)
    add(datasets / "reference" / "indicators.csv", [indicator(nth, id) for nth, id in ids.items()])
    add(datasets / "reference" / "documents.csv", [report(source) for source in texts])
    for source, told in texts.items():
        hashes = fingerprint(". ".join(told), source)
        place = datasets / "reference" / "fingerprints" / f"{source}.txt"
        place.write_text("\n".join(hashes) + "\n", "utf-8")


def indicator(nth: int, id: str) -> dict[str, object]:
    texts = {"name_vi": f"Mẫu {name(nth)}", "name_en": f"Sample {name(nth)}"}
    texts |= {"definition_vi": f"Đo mẫu {name(nth)}.", "definition_en": f"Measures sample {name(nth)}."}
    told = {"id": id, "position": nth + 10, "theme": "forest", "unit": "percent", "decimals": 2}
    return told | texts | {"direction": "up"}


def report(id: str) -> dict[str, object]:
    told = {
        "id": id,
        "kind": "regulation",
        "number": f"{id[-3:]}-QĐ/ĐM",
        "issued": "2025-06-01",
        "held": "true",
    }
    return told | {"title_vi": f"Báo cáo {id[-3:]}", "title_en": f"Report {id[-3:]}", "issuer": "council"}


def add(file: Path, rows: Iterable[dict[str, object]]) -> None:
    """Rows into a table, kept in the order of its ids."""
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        columns = list(reader.fieldnames or ())
        every = [*reader, *rows]
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(every, key=lambda row: str(row["id"])))
