"""Ledgers made by chance: rows for every table, of any kind, period and bound, of up to three years.

What `check` refuses is taken out row by row until the rest is valid, so that only truthful ledgers are left.
"""

from __future__ import annotations

import csv
import json
import random
import shutil
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

from scripts.analysis.check import Checked, check
from scripts.ingest.load import load
from tests.golden import INPUT

MINI = INPUT / "mini" / "datasets"
PACKAGES = ("amendments", "reference", "results", "targets")
ROUNDS = 12  # of taking out rows that are wrong
Rows = dict[str, dict[str, dict[str, str]]]  # table → id → column → cell


def descriptors() -> dict[str, dict[str, dict[str, object]]]:
    """table → its column → what its description says of it."""
    found = {}
    for package in PACKAGES:
        described = json.loads((MINI / package / "datapackage.json").read_text("utf-8"))
        for resource in described["resources"]:
            found[resource["name"]] = {f["name"]: f for f in resource["schema"]["fields"]}
    return found


COLUMNS = descriptors()
PACKAGE = {
    r["name"]: package
    for package in PACKAGES
    for r in json.loads((MINI / package / "datapackage.json").read_text("utf-8"))["resources"]
}


def allowed(table: str, column: str) -> list[str]:
    """The values that a column allows."""
    values: list[str] = COLUMNS[table][column]["constraints"]["enum"]  # type: ignore[index]
    return values


class Maker:
    """Makes the rows of one ledger from a seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.rows: Rows = {table: {} for table in COLUMNS}

    def add(self, table: str, id: str, **cells: object) -> str:
        """One row; columns that are not given are empty."""
        strange = set(cells) - set(COLUMNS[table])
        assert not strange, (table, strange)
        nothing = dict.fromkeys(COLUMNS[table], "")
        self.rows[table][id] = nothing | {name: str(cell) for name, cell in cells.items()} | {"id": id}
        return id

    def any(self, table: str, or_none: float = 0.0) -> str:
        """The id of some row of a table; empty where there is none, or as often as that is asked for."""
        ids = list(self.rows[table])
        return self.chance.choice(ids) if ids and self.chance.random() >= or_none else ""

    def some(self, most: int, least: int = 0) -> range:
        """How many rows a table has."""
        return range(self.chance.randint(least, most))

    def kind(self, table: str, column: str, or_none: float = 0.0) -> str:
        """Some value that a column allows."""
        return "" if self.chance.random() < or_none else self.chance.choice(allowed(table, column))

    def day(self) -> str:
        """Some day of three years; sometimes none."""
        days = date(2025, 1, 1) + timedelta(days=self.chance.randrange(1_095))
        return "" if self.chance.random() < 0.3 else days.isoformat()

    def period(self) -> str:
        """Some period of three years, in any form."""
        year, month = self.chance.randint(2025, 2027), self.chance.randint(1, 12)
        forms = (f"{year}", f"{year}", f"{year}-S{month // 7 + 1}", f"{year}-Q{month // 4 + 1}")
        forms += (f"{year}-{month:02}", f"{year}-{month:02}-28", f"{year}-01/{year}-{max(month - 1, 4):02}")
        forms += (f"{year}/{year + 4}", f"{year}-02/{year}-{max(month, 3):02}")
        return self.chance.choice(forms)

    def names(self, id: str) -> dict[str, str]:
        return {"name_vi": f"Tên {id}", "name_en": f"Name {id}"}

    def reference(self) -> None:
        """Bodies, areas, units, indicators, documents."""
        for n in self.some(3):
            self.add(
                "organisations",
                f"body-{n}",
                position=n + 1,
                kind=self.kind("organisations", "kind"),
                **self.names(f"cơ quan {n}"),
            )
        for n in self.some(2):
            self.add(
                "areas",
                f"area-{n}",
                kind=self.kind("areas", "kind"),
                parent=self.any("areas", 0.5),
                **self.names(f"vùng {n}"),
            )
        self.add("themes", "all", position=1, name_vi="Chung", name_en="General")
        symbols = {"percent": "%", "point": "điểm %", "count": "cây", "money": "tỷ đồng", "ratio": "lần"}
        for kind in allowed("units", "kind"):
            symbol = symbols.get(kind, "")
            self.add(
                "units", kind, kind=kind, symbol_vi=symbol, symbol_en=symbol, **self.names(f"đơn vị {kind}")
            )
        for n in self.some(4, 1):
            self.add(
                "indicators",
                f"measure-{n}",
                position=n + 1,
                theme="all",
                unit=self.any("units", 0.1),
                decimals=self.chance.randint(0, 2),
                direction=self.kind("indicators", "direction"),
                nature=self.kind("indicators", "nature", 0.3),
                whole=self.any("indicators", 0.8),
                change_of=self.any("indicators", 0.8),
                rank_of=self.any("indicators", 0.9),
                definition_vi="Định nghĩa.",
                definition_en="Definition.",
                **self.names(f"chỉ số {n}"),
            )
        for n in self.some(4, 1):
            self.add(
                "documents",
                f"document-{n}",
                kind=self.kind("documents", "kind"),
                number=self.chance.choice(["", f"{n:02}-NQ/TU"]),
                title_vi=f"Văn bản {n}",
                title_en=f"Document {n}",
                issuer=self.any("organisations", 0.3),
                issued=self.day(),
                effective=self.day() if self.chance.random() < 0.3 else "",
                language=self.kind("documents", "language", 0.7),
                held="false",
            )

    def figure(self, indicator: str, period: str, status: str = "") -> dict[str, object]:
        """A figure's cells and the words that a source would print for them."""
        unit = self.rows["units"].get(self.rows["indicators"][indicator]["unit"], {})
        value = self.chance.randint(1, 38)
        bound = self.kind("targets", "bound")
        upper = value + self.chance.randint(1, 2)
        hedges = {
            "gt": "hơn ",
            "ge": "tối thiểu ",
            "lt": "dưới ",
            "le": "tối đa ",
            "approx": "khoảng ",
            "near": "gần ",
        }
        number = f"từ {value} đến {upper}" if bound == "range" else f"{hedges.get(bound, '')}{value}"
        said = {"E": "ước đạt", "F": "dự báo đạt", "P": "sơ bộ đạt", "A": "chính thức đạt"}.get(status, "đạt")
        symbol = unit.get("symbol_vi", "")
        joint = "" if symbol == "%" else " "
        quote = f"Chỉ số này {when(period)} {said} {number}{joint}{symbol}".strip()
        out = {"value_upper": upper} if bound == "range" else {}
        return {
            "indicator": indicator,
            "period": period,
            "bound": bound,
            "value": value,
            "quote": quote,
            **out,
        }

    def ledger(self) -> None:
        """Targets, their amendments, tasks, results and what fulfils duties."""
        for n in self.some(3, 1):
            self.add(
                "tasks",
                f"task-{n}",
                position=n + 1,
                document=self.any("documents"),
                theme="all",
                title_vi=f"Việc {n}",
                title_en=f"Task {n}",
            )
        for n in self.some(9, 3):
            self.target(n)
        for n in self.some(3):
            kind = "task" if n == 0 and self.rows["tasks"] else self.kind("amendments", "kind")
            task = self.any("tasks") if kind.startswith("task") else ""
            self.add(
                "amendments",
                f"amendment-{n}",
                document=self.any("documents"),
                amends=self.rows["tasks"][task]["document"] if task else self.any("documents"),
                kind=kind,
                provision=self.chance.choice(["", "II.1", "Điều 1.2", "1.a"]),
                task=task,
                summary_vi="Điều chỉnh.",
                summary_en="Amended.",
            )
        for n in self.some(3):
            self.wording(n)
        for n in self.some(9, 3):
            self.result(n)
        for n in self.some(3):
            self.add(
                "statements",
                f"statement-{n}",
                kind=self.kind("statements", "kind"),
                by=self.any("organisations"),
                to=self.any("organisations", 0.5),
                theme="all",
                text_vi=f"Lời {n}.",
                text_en=f"Words {n}.",
                source=self.any("documents"),
                quote="lời của một nguồn khác",
            )
        for n in self.some(3):
            self.add(
                "duties",
                f"duty-{n}",
                document=self.any("documents"),
                organisation=self.any("organisations", 0.5),
                duty_vi=f"Báo cáo {n}",
                duty_en=f"Report {n}",
                frequency=self.kind("duties", "frequency", 0.3),
                due=self.day() if self.chance.random() < 0.3 else "",
                until=self.day() if self.chance.random() < 0.2 else "",
                source=self.any("documents"),
                quote="báo cáo kết quả thực hiện",
            )
        for n in self.some(2):
            asked = {"asked_on": "2026-05-04", "asked_of": self.any("organisations")}
            self.add("requests", f"request-{n}", gap=f"gap-{n}", **asked)
        for n in self.some(3):
            about = self.chance.choice(
                [
                    table
                    for table, rows in self.rows.items()
                    if rows and table not in ("gaps", "areas", "units", "themes")
                ]
            )
            self.add(
                "gaps",
                f"gap-{n}",
                kind=self.kind("gaps", "kind"),
                about=f"{about}/{self.any(about)}",
                text_vi=f"Chưa rõ {n}.",
                text_en=f"Unknown {n}.",
                expected=self.chance.choice(["", self.period()]),
            )
        for n in self.some(3):
            self.add(
                "fulfilments",
                f"fulfilment-{n}",
                duty=self.any("duties"),
                period=self.chance.choice(["", self.period(), "2025-Q1", "2026-04"]),
                source=self.any("documents"),
                quote="đã báo cáo kết quả thực hiện",
            )

    def result(self, n: int) -> None:
        """A result, or what revises one that is there; often of what a target speaks of."""
        if not self.rows["indicators"]:
            return
        before = self.rows["results"].get(self.any("results", 0.6))
        aim = before or self.rows["targets"].get(self.any("targets", 0.4))
        measured = (aim["indicator"], aim["period"]) if aim else (self.any("indicators"), self.period())
        status = self.kind("results", "status", 0.4)
        self.add(
            "results",
            f"result-{n}",
            area=aim["area"] if aim else self.any("areas", 0.8),
            status=status,
            source=self.any("documents"),
            replaces=before["id"] if before else "",
            **self.figure(*measured, status),
        )

    def target(self, n: int) -> None:
        """A target, or what amends, restates or takes back one that is there."""
        if not self.rows["indicators"]:
            return
        before = self.rows["targets"].get(self.any("targets", 0.5))
        figure = self.figure(
            before["indicator"] if before else self.any("indicators"),
            before["period"] if before else self.period(),
        )
        document = self.any("documents")
        cells: dict[str, object] = {
            "document": document,
            "source": self.any("documents") if self.chance.random() < 0.2 else document,
            "kind": self.chance.choice(["target", "target", "scenario"]),
        }
        withdrawn = bool(before) and self.chance.random() < 0.3
        if before:
            cells |= {"replaces": before["id"], "kind": before["kind"], "area": before["area"]}
            self.add(
                "amendments",
                f"change-{n}",
                document=document,
                amends=before["document"],
                kind="target-withdrawn" if withdrawn else "target",
                summary_vi="Điều chỉnh.",
                summary_en="Amended.",
            )
        else:
            cells["area"] = self.any("areas", 0.8)
        if withdrawn:
            cells |= {"kind": "withdrawn"}
            figure = {
                "indicator": figure["indicator"],
                "period": figure["period"],
                "quote": "bãi bỏ chỉ tiêu này",
            }
        self.add("targets", f"target-{n}", **cells, **figure)

    def wording(self, n: int) -> None:
        """An element of an amended task."""
        amendment = self.any("amendments")
        if not amendment or not self.rows["amendments"][amendment]["task"]:
            return
        change = self.kind("wording", "change")
        position = 1 + sum(row["amendment"] == amendment for row in self.rows["wording"].values())
        before, after = ("cũ", "old"), ("cũ", "old") if change == "kept" else ("mới", "new")
        cells = {} if change == "added" else {"before_vi": before[0], "before_en": before[1]}
        cells |= {} if change == "removed" else {"after_vi": after[0], "after_en": after[1]}
        self.add(
            "wording",
            f"element-{n}",
            amendment=amendment,
            position=position,
            change=change,
            quote="lời của văn bản sửa đổi",
            **cells,
        )


def when(period: str) -> str:
    """A period as a Vietnamese text says it."""
    year, _, part = period.partition("-")
    if "/" in period:
        first, last = period.split("/")
        if len(first) == 4:
            return f"giai đoạn {first}-{last}"
        return (
            f"từ tháng {int(first[5:])} đến tháng {int(last[5:])} năm {last[:4]}"
            if first[5:] != "01"
            else f"{int(last[5:])} tháng đầu năm {year}"
        )
    if not part:
        return f"năm {year}"
    if part[0] == "S":
        return f"6 tháng {'đầu' if part == 'S1' else 'cuối'} năm {year}"
    if part[0] == "Q":
        return f"quý {['I', 'II', 'III', 'IV'][int(part[1]) - 1]} năm {year}"
    month, _, day = part.partition("-")
    return f"ngày {day}/{month}/{year}" if day else f"tháng {int(month)} năm {year}"


def written(rows: Rows, datasets: Path) -> None:
    """The rows as CSV files in a folder that has the packages' descriptions."""
    for table, columns in COLUMNS.items():
        with (datasets / PACKAGE[table] / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file, lineterminator="\n")
            lines.writerow(columns)
            lines.writerows([row[name] for name in columns] for _, row in sorted(rows[table].items()))


def valid_ledger(seed: int, datasets: Path, today: date) -> Checked:
    """A ledger made from a seed that `check` calls valid, written into an empty folder."""
    maker = Maker(seed)
    maker.reference()
    maker.ledger()
    for package in PACKAGES:
        (datasets / package).mkdir(parents=True)
        shutil.copy2(MINI / package / "datapackage.json", datasets / package)
    for _ in range(ROUNDS):
        written(maker.rows, datasets)
        checked = check(load(datasets), today, {})
        if not checked.problems:
            return checked
        wrong: dict[str, set[int]] = defaultdict(set)
        for problem in checked.problems:
            wrong[Path(problem.file).stem].add(problem.row or 0)
        for table, numbers in wrong.items():
            ids = sorted(maker.rows[table])
            for number in numbers:
                maker.rows[table].pop(ids[number - 2], None)
        for table, rows in maker.rows.items():
            for row in rows.values():
                forget(maker.rows, table, row)
    raise AssertionError(checked.problems)


def forget(rows: Rows, table: str, row: dict[str, str]) -> None:
    """Empty the cells of a row that lead to rows which are no longer there, where they may be empty."""
    for column in ("replaces", "parent", "whole", "change_of", "rank_of"):
        other = table if column in ("replaces", "parent") else "indicators"
        if row.get(column) and row[column] not in rows[other]:
            row[column] = ""
