"""A year of an invented province, step by step: what its sources say, the rows that are entered.

The words of every document are made here; a row's quote stands in them. Nothing is told of any real place.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from scripts import build as building
from scripts.analysis.check import Checked
from scripts.analysis.fingerprints import fingerprint
from scripts.pages.context import PageContext
from tests.random_ledgers import COLUMNS, MINI, PACKAGES, written
from tests.repositories import ask, commit

Cells = Mapping[str, Any]


class Land:
    """The data of the invented province as they stand, and the words of its documents."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.rows: dict[str, dict[str, dict[str, str]]] = {table: {} for table in COLUMNS}
        self.texts: dict[str, str] = {}

    def add(self, table: str, id: str, **cells: object) -> None:
        """A new row; columns that are not given are empty."""
        assert id not in self.rows[table] and set(cells) <= set(COLUMNS[table])
        nothing = dict.fromkeys(COLUMNS[table], "")
        self.rows[table][id] = nothing | {name: str(cell) for name, cell in cells.items()} | {"id": id}

    def change(self, table: str, id: str, **cells: str) -> None:
        """Other cells of a row that is there."""
        self.rows[table][id] |= cells

    def document(self, id: str, text: str, **cells: object) -> None:
        """A document whose text is held."""
        names = {"title_vi": f"Văn bản {id}", "title_en": f"Document {id}", "held": "true"}
        self.add("documents", id, **names | cells)
        self.texts[id] = text

    def target(self, id: str, indicator: str, value: str, document: str, quote: str, **cells: object) -> None:
        told = {"period": "2026", "kind": "target", "bound": "eq", "source": document}
        figure = {"indicator": indicator, "value": value, "document": document, "quote": quote}
        self.add("targets", id, **told | figure | cells)

    def result(self, id: str, indicator: str, value: str, source: str, quote: str, **cells: object) -> None:
        figure = {"indicator": indicator, "value": value, "source": source, "quote": quote, "bound": "eq"}
        self.add("results", id, **figure | cells)

    def write(self) -> None:
        """The rows and the fingerprints as files of the project."""
        datasets = self.root / "datasets"
        written(self.rows, datasets)
        folder = datasets / "reference" / "fingerprints"
        folder.mkdir(exist_ok=True)
        for id, text in self.texts.items():
            (folder / f"{id}.txt").write_text("\n".join(fingerprint(text, id)) + "\n", "ascii")


@dataclass(frozen=True)
class Step:
    """One thing that happens: on which day, and the rows that tell it."""

    name: str
    day: date
    edit: Callable[[Land], None]


def begin(root: Path) -> Land:
    """The project of the province before anything has happened: a repository without rows."""
    for package in PACKAGES:
        (root / "datasets" / package).mkdir(parents=True)
        shutil.copy2(MINI / package / "datapackage.json", root / "datasets" / package)
    config = 'site_name: Sổ Đất Mẫu\nextra:\n  place: Đất Mẫu\n  headline: growth\n  root: ""\n'
    (root / "mkdocs.yml").write_text(config, "utf-8")
    english = (
        "INHERIT: mkdocs.yml\nsite_name: Sample Land Ledger\nextra:\n  place: Sample Land\n  root: ../\n"
    )
    (root / "mkdocs.en.yml").write_text(english, "utf-8")
    ask(root, "init", "-q")
    return Land(root)


def pages_of(checked: Checked, root: Path) -> dict[str, PageContext]:
    """What each language's pages are made from, charts without pictures."""
    config = building.configuration(root)
    computed = building.compute(root, checked, config)
    return building.page_contexts(
        computed, {code: {} for code in config.sites}, building.shared_files(computed)
    )


def promise(land: Land) -> None:
    """The resolution of the year, an amendment that states neither its number nor its date, last "
    "year's estimate."""
    for n, (id, kind, vi, en) in enumerate(
        (
            ("council", "party", "Ban Chấp hành Đảng bộ Đất Mẫu", "Party Committee of Sample Land"),
            ("office", "people", "Ủy ban nhân dân Đất Mẫu", "People's Committee of Sample Land"),
        ),
        1,
    ):
        land.add("organisations", id, position=n, kind=kind, name_vi=vi, name_en=en)
    land.add("themes", "economy", position=1, name_vi="Kinh tế", name_en="Economy")
    for id, kind, vi, en, name_vi, name_en in (
        ("percent", "percent", "%", "%", "phần trăm", "per cent"),
        ("point", "point", "điểm %", "pp", "điểm phần trăm", "percentage points"),
        ("visit", "count", "lượt khách", "visits", "lượt khách", "visits"),
    ):
        land.add("units", id, kind=kind, symbol_vi=vi, symbol_en=en, name_vi=name_vi, name_en=name_en)
    for n, (id, unit, nature, vi, en) in enumerate(
        (
            ("growth", "percent", "rate", "Tốc độ tăng trưởng", "Growth rate"),
            ("visitors", "visit", "flow", "Lượt khách", "Visits"),
            ("disbursement", "percent", "rate", "Tỷ lệ giải ngân", "Disbursement rate"),
            ("digital", "percent", "rate", "Tỷ trọng kinh tế số", "Share of the digital economy"),
            ("forest", "percent", "rate", "Tỷ lệ che phủ rừng", "Forest cover"),
        ),
        1,
    ):
        told = {"definition_vi": f"{vi} của Đất Mẫu.", "definition_en": f"{en} of Sample Land."}
        land.add(
            "indicators",
            id,
            position=n,
            theme="economy",
            unit=unit,
            decimals=2,
            direction="up",
            nature=nature,
            name_vi=vi,
            name_en=en,
            **told,
        )
    land.document(
        "plan",
        "Năm 2026, tốc độ tăng trưởng đạt 10,5%. Năm 2026 đón 1,2 triệu lượt khách. Năm 2026, tỷ lệ "
        "giải ngân đạt "
        "100%. Năm 2026, tỷ trọng kinh tế số đạt 17%. Chăm sóc vườn ươm ở các xã. Văn phòng báo cáo "
        "hằng tháng về "
        "kết quả thực hiện.",
        kind="resolution",
        number="01-NQ/ĐM",
        issuer="council",
        issued="2025-12-10",
        effective="2026-01-01",
    )
    land.target("growth-2026", "growth", "10.5", "plan", "Năm 2026, tốc độ tăng trưởng đạt 10,5%")
    land.target("visitors-2026", "visitors", "1200000", "plan", "Năm 2026 đón 1,2 triệu lượt khách")
    land.target("disbursement-2026", "disbursement", "100", "plan", "Năm 2026, tỷ lệ giải ngân đạt 100%")
    land.target("digital-2026", "digital", "17", "plan", "Năm 2026, tỷ trọng kinh tế số đạt 17%")
    land.add(
        "tasks",
        "nursery",
        position=1,
        document="plan",
        theme="economy",
        title_vi="Vườn ươm",
        title_en="Tree nurseries",
    )
    land.add(
        "duties",
        "monthly-report",
        document="plan",
        organisation="office",
        frequency="monthly",
        source="plan",
        duty_vi="Báo cáo kết quả thực hiện",
        duty_en="Report on the results",
        quote="báo cáo hằng tháng về kết quả thực hiện",
    )
    land.document(
        "amendment",
        "Điều chỉnh chỉ tiêu của Nghị quyết số 01-NQ/ĐM: năm 2026, tốc độ tăng trưởng đạt 11%.",
        kind="resolution",
        issuer="council",
    )
    land.target(
        "growth-2026-second",
        "growth",
        "11",
        "amendment",
        "năm 2026, tốc độ tăng trưởng đạt 11%",
        replaces="growth-2026",
    )
    land.add(
        "amendments",
        "first",
        document="amendment",
        amends="plan",
        kind="target",
        summary_vi="Nâng tốc độ tăng trưởng.",
        summary_en="The growth rate is raised.",
    )
    land.document(
        "report-2025",
        "Năm 2025, tốc độ tăng trưởng ước đạt 7,3%.",
        kind="report",
        number="12/BC-ĐM",
        issuer="office",
        issued="2025-12-28",
    )
    land.result(
        "growth-2025",
        "growth",
        "7.3",
        "report-2025",
        "Năm 2025, tốc độ tăng trưởng ước đạt 7,3%",
        period="2025",
        status="E",
    )


def first_quarter(land: Land) -> None:
    """The report of the first quarter."""
    land.document(
        "report-q1",
        "Quý I năm 2026, tốc độ tăng trưởng ước đạt 9,1%. Quý I năm 2026 đón 300.000 lượt khách.",
        kind="report",
        number="03/BC-ĐM",
        issuer="office",
        issued="2026-04-05",
    )
    land.result(
        "growth-2026-q1",
        "growth",
        "9.1",
        "report-q1",
        "Quý I năm 2026, tốc độ tăng trưởng ước đạt 9,1%",
        period="2026-Q1",
        status="E",
    )
    land.result(
        "visitors-2026-q1",
        "visitors",
        "300000",
        "report-q1",
        "Quý I năm 2026 đón 300.000 lượt khách",
        period="2026-Q1",
    )


def disbursement(land: Land) -> None:
    """Monthly figures that add up from January on."""
    land.document(
        "report-may",
        "Lũy kế 4 tháng đầu năm 2026, tỷ lệ giải ngân đạt 25%; 5 tháng đầu năm 2026, tỷ lệ giải ngân "
        "đạt 32%.",
        kind="report",
        number="05/BC-ĐM",
        issuer="office",
        issued="2026-06-03",
    )
    land.result(
        "disbursement-4m",
        "disbursement",
        "25",
        "report-may",
        "4 tháng đầu năm 2026, tỷ lệ giải ngân đạt 25%",
        period="2026-01/2026-04",
    )
    land.result(
        "disbursement-5m",
        "disbursement",
        "32",
        "report-may",
        "5 tháng đầu năm 2026, tỷ lệ giải ngân đạt 32%",
        period="2026-01/2026-05",
    )


def scenarios(land: Land) -> None:
    """A plan of the office with the growth that each quarter is to bring."""
    land.document(
        "scenario",
        "Kịch bản tăng trưởng: quý I năm 2026, tốc độ tăng trưởng đạt 9%; quý II năm 2026, tốc độ "
        "tăng trưởng đạt "
        "9,7%; quý III năm 2026, tốc độ tăng trưởng đạt 10,2%; quý IV năm 2026, tốc độ tăng trưởng đạt 12%.",
        kind="plan",
        number="07/KH-ĐM",
        issuer="office",
        issued="2026-06-10",
    )
    for quarter, (roman, value) in enumerate((("I", "9"), ("II", "9.7"), ("III", "10.2"), ("IV", "12")), 1):
        printed = value.replace(".", ",")
        land.target(
            f"growth-2026-q{quarter}-scenario",
            "growth",
            value,
            "scenario",
            f"quý {roman} năm 2026, tốc độ tăng trưởng đạt {printed}%",
            period=f"2026-Q{quarter}",
            kind="scenario",
        )


def half_year(land: Land) -> None:
    """The half-year's results, a revision of the first quarter, the official figure of last year."""
    land.document(
        "report-half",
        "Quý I năm 2026, tốc độ tăng trưởng sơ bộ đạt 9,3%. Quý II năm 2026, tốc độ tăng trưởng ước "
        "đạt 9,5%. 6 tháng "
        "đầu năm 2026 đón 700.000 lượt khách. Năm 2025, tốc độ tăng trưởng chính thức đạt 7,5%.",
        kind="report",
        number="09/BC-ĐM",
        issuer="office",
        issued="2026-07-04",
    )
    land.result(
        "growth-2026-q1-second",
        "growth",
        "9.3",
        "report-half",
        "Quý I năm 2026, tốc độ tăng trưởng sơ bộ đạt 9,3%",
        period="2026-Q1",
        status="P",
        replaces="growth-2026-q1",
    )
    land.result(
        "growth-2026-q2",
        "growth",
        "9.5",
        "report-half",
        "Quý II năm 2026, tốc độ tăng trưởng ước đạt 9,5%",
        period="2026-Q2",
        status="E",
    )
    land.result(
        "visitors-2026-s1",
        "visitors",
        "700000",
        "report-half",
        "6 tháng đầu năm 2026 đón 700.000 lượt khách",
        period="2026-S1",
    )
    land.result(
        "growth-2025-official",
        "growth",
        "7.5",
        "report-half",
        "Năm 2025, tốc độ tăng trưởng chính thức đạt 7,5%",
        period="2025",
        status="A",
        replaces="growth-2025",
    )


def second_amendment(land: Land) -> None:
    """A second amendment lowers one target, takes another back, adds a third, abolishes a task."""
    land.document(
        "amendment-two",
        "Sửa đổi Nghị quyết số 01-NQ/ĐM: năm 2026, tốc độ tăng trưởng đạt 10%. Bãi bỏ chỉ tiêu về tỷ "
        "trọng kinh tế số. "
        "Năm 2026, tỷ lệ che phủ rừng đạt 44%. Không thực hiện nhiệm vụ chăm sóc vườn ươm.",
        kind="resolution",
        number="08-NQ/ĐM",
        issuer="council",
        issued="2026-07-20",
    )
    land.target(
        "growth-2026-third",
        "growth",
        "10",
        "amendment-two",
        "năm 2026, tốc độ tăng trưởng đạt 10%",
        replaces="growth-2026-second",
    )
    land.add(
        "targets",
        "digital-2026-withdrawn",
        indicator="digital",
        period="2026",
        kind="withdrawn",
        document="amendment-two",
        source="amendment-two",
        quote="Bãi bỏ chỉ tiêu về tỷ trọng kinh tế số",
        replaces="digital-2026",
    )
    land.target("forest-2026", "forest", "44", "amendment-two", "Năm 2026, tỷ lệ che phủ rừng đạt 44%")
    for id, kind, amends, task, vi, en in (
        ("second-growth", "target", "amendment", "", "Hạ tốc độ tăng trưởng.", "The growth rate is lowered."),
        (
            "second-digital",
            "target-withdrawn",
            "plan",
            "",
            "Bỏ tỷ trọng kinh tế số.",
            "The digital share is withdrawn.",
        ),
        ("second-forest", "target-added", "plan", "", "Thêm tỷ lệ che phủ rừng.", "Forest cover is added."),
        (
            "second-nursery",
            "task-withdrawn",
            "plan",
            "nursery",
            "Bỏ vườn ươm.",
            "The nurseries are given up.",
        ),
    ):
        land.add(
            "amendments",
            id,
            document="amendment-two",
            amends=amends,
            kind=kind,
            task=task,
            summary_vi=vi,
            summary_en=en,
        )


def number_known(land: Land) -> None:
    """The first amendment's number and date become known."""
    land.change("documents", "amendment", number="02-NQ/ĐM", issued="2026-02-01")


def duty_done(land: Land) -> None:
    """One month's report is read; others are not, though later documents are."""
    land.document(
        "report-january",
        "Văn phòng đã gửi báo cáo tháng 01 năm 2026 về kết quả thực hiện.",
        kind="report",
        number="01/BC-ĐM",
        issuer="office",
        issued="2026-08-02",
    )
    land.add(
        "fulfilments",
        "monthly-report-2026-01",
        duty="monthly-report",
        period="2026-01",
        document="report-january",
        done_on="2026-02-03",
        source="report-january",
        quote="đã gửi báo cáo tháng 01 năm 2026",
    )


def next_year(land: Land) -> None:
    """In December, the resolution for the year to come."""
    land.document(
        "plan-2027",
        "Năm 2027, tốc độ tăng trưởng đạt 11,5%. Năm 2027 đón 1,4 triệu lượt khách.",
        kind="resolution",
        number="15-NQ/ĐM",
        issuer="council",
        issued="2026-12-12",
    )
    land.target(
        "growth-2027", "growth", "11.5", "plan-2027", "Năm 2027, tốc độ tăng trưởng đạt 11,5%", period="2027"
    )
    land.target(
        "visitors-2027",
        "visitors",
        "1400000",
        "plan-2027",
        "Năm 2027 đón 1,4 triệu lượt khách",
        period="2027",
    )


def january(land: Land) -> None:
    """Nothing new but the year."""


def year_results(land: Land) -> None:
    """The results of the year."""
    land.document(
        "report-2026",
        "Năm 2026, tốc độ tăng trưởng ước đạt 10,2%. Năm 2026 đón 1,25 triệu lượt khách. Năm 2026, "
        "tỷ lệ giải ngân đạt "
        "97%.",
        kind="report",
        number="02/BC-ĐM",
        issuer="office",
        issued="2027-01-10",
    )
    land.result(
        "growth-2026-result",
        "growth",
        "10.2",
        "report-2026",
        "Năm 2026, tốc độ tăng trưởng ước đạt 10,2%",
        period="2026",
        status="E",
    )
    land.result(
        "visitors-2026-result",
        "visitors",
        "1250000",
        "report-2026",
        "Năm 2026 đón 1,25 triệu lượt khách",
        period="2026",
    )
    land.result(
        "disbursement-2026-result",
        "disbursement",
        "97",
        "report-2026",
        "Năm 2026, tỷ lệ giải ngân đạt 97%",
        period="2026",
    )


def nothing_new(land: Land) -> None:
    """Half a year passes."""


STEPS = (
    Step("promise", date(2026, 2, 15), promise),
    Step("first quarter", date(2026, 4, 6), first_quarter),
    Step("disbursement", date(2026, 6, 4), disbursement),
    Step("scenarios", date(2026, 6, 11), scenarios),
    Step("half-year", date(2026, 7, 5), half_year),
    Step("second amendment", date(2026, 7, 21), second_amendment),
    Step("number known", date(2026, 7, 22), number_known),
    Step("duty", date(2026, 8, 3), duty_done),
    Step("next year's resolution", date(2026, 12, 15), next_year),
    Step("January", date(2027, 1, 1), january),
    Step("results of the year", date(2027, 1, 12), year_results),
    Step("half a year later", date(2027, 7, 12), nothing_new),
)


def committed(land: Land, step: Step) -> None:
    """The step's rows written and committed, on its day."""
    step.edit(land)
    bump(land.root)
    land.write()
    commit(land.root, step.name)


def bump(root: Path) -> None:
    """Every package's next minor version: what new rows owe."""
    import json

    for package in PACKAGES:
        file = root / "datasets" / package / "datapackage.json"
        described = json.loads(file.read_text("utf-8"))
        major, minor, _ = described["version"].split(".")
        described["version"] = f"{major}.{int(minor) + 1}.0"
        file.write_text(json.dumps(described, ensure_ascii=False, indent=2) + "\n", "utf-8")
