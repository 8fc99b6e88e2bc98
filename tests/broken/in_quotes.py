"""Mistakes in how a row reads its quote: what the quote states, and what stands beside it."""

from __future__ import annotations

from tests.broken.edits import Mistake, cell, mistake, row

SET = "forest-cover-2026-original"
PLANTED = "trees-planted-2025"
# A target and a result read in a document that is not held: only the row itself can be wrong.
PLAN = {"document": "plan", "source": "plan", "replaces": "", "note_vi": "", "note_en": "", "occurrence": ""}
TREES = {"id": "trees-planted-2024", "source": "plan", "period": "2024", "value": "3000", "bound": "eq"}
SHARE = PLAN | {"id": "forest-cover-2030", "period": "2026/2030", "bound": "gt", "value": "10"}


def told(what: str, codes: str, **cells: str) -> Mistake:
    """A result of another year, read in the plan."""
    return mistake(what, codes, row("results", PLANTED, **TREES | cells))


MISTAKES = [
    told("“ước” as final", "status-unlike-quote", status="A", quote="ước trồng 3.000 cây"),
    told("a forecast without a status", "status-unlike-quote", quote="dự báo trồng 3.000 cây"),
    mistake("final as “ước”", "status-unlike-quote", cell("results", PLANTED, "status", "E")),
    told("a year compared with, left out", "base-unlike-quote", quote="3.000 cây, so với năm 2023"),
    told(
        "another year compared with",
        "base-unlike-quote",
        quote="tăng 3.000 cây so với cùng kỳ",
        base_period="2022",
    ),
    told("ten months as a year", "year-unlike-quote", quote="10 tháng năm 2024 trồng 3.000 cây"),
    told("a target as a result", "aim-said", quote="phấn đấu trồng mới 3.000 cây"),
    told("an old figure as the new one", "figure-is-former", quote="tăng từ 3.000 cây lên 4.000 cây"),
    told("“gần” as a ceiling", "hedge-unlike-bound", bound="lt", quote="đã trồng gần 3.000 cây"),
    mistake(
        "a yearly average as a total",
        "average-unlike-quote",
        row("targets", SET, **SHARE, quote="giai đoạn 2026-2030 tăng bình quân trên 10%/năm"),
    ),
    mistake(
        "a target that was withdrawn",
        "withdrawal-said",
        row(
            "targets",
            SET,
            **PLAN | {"id": "forest-cover-2027", "period": "2027", "bound": "eq", "value": "42"},
            quote="bãi bỏ chỉ tiêu che phủ rừng 42%",
        ),
    ),
    told(
        "another year beside the quote",
        "period-beside-quote",
        source="news",
        bound="gt",
        value="1200",
        quote="cả vùng đã trồng hơn 1.200 cây",
    ),
    told(
        "a target's words as a result's",
        "words-of-target",
        id="forest-cover-2024",
        indicator="forest-cover",
        source="plan-amended",
        value="40.5",
        quote="Tỷ lệ che phủ rừng đạt 40,5%",
    ),
]
