"""Mistakes in what rows say: the ledger, periods, wording, and what a quote does not prove."""

from __future__ import annotations

from tests.broken.edits import cell, file, mistake, row, without

SET, AMENDED, CLAIMED = (f"forest-cover-2026-{which}" for which in ("original", "amended", "press"))
PLANTED = "trees-planted-2025"
# A target and a result read in a document that is not held: only the row itself can be wrong.
PLAN = {"document": "plan", "source": "plan", "replaces": "", "note_vi": "", "note_en": "", "occurrence": ""}
TREES = PLAN | {"indicator": "trees-planted", "value": "5000", "bound": "eq", "quote": "trồng thêm 5.000 cây"}
TOLD = {"source": "plan", "value": "3000", "bound": "eq", "quote": "đã trồng được 3.000 cây"}
RANK = (
    row("units", "tree", id="rank", symbol_vi="", symbol_en="", name_vi="thứ hạng", name_en="rank"),
    row(
        "indicators",
        "trees-planted",
        id="planting-rank",
        position="3",
        name_vi="Hạng",
        name_en="Rank",
        unit="rank",
    ),
)
RANKED = TOLD | {"id": "planting-rank-2025", "indicator": "planting-rank"}
SHARES = (
    *(
        row("indicators", "forest-cover", id=id, position=str(n), name_vi=id, name_en=id, whole=whole)
        for n, (id, whole) in enumerate(
            (("land", ""), ("farms", "land"), ("towns", "land"), ("rest", "land")), 3
        )
    ),
    *(
        row("targets", SET, **PLAN | {"id": f"{id}-2026", "indicator": id, "value": value, "quote": quote})
        for id, value, quote in (("farms", "60", "đất nông nghiệp 60%"), ("towns", "50", "đất đô thị 50%"))
    ),
)

MISTAKES = [
    # the ledger
    mistake(
        "a target replaces another indicator's",
        "replaces-other-indicator",
        row("targets", SET, **TREES | {"id": "trees-planted-2026"}),
        cell("targets", AMENDED, "replaces", "trees-planted-2026"),
    ),
    mistake(
        "a target replaces another year's",
        "replaces-other-period",
        row("targets", SET, **PLAN | {"id": "forest-cover-2025", "period": "2025"}),
        cell("targets", AMENDED, "replaces", "forest-cover-2025"),
    ),
    mistake(
        "a target is replaced twice",
        "replaced-twice",
        row("targets", AMENDED, id="forest-cover-2026-other", source="plan"),
    ),
    mistake(
        "an amendment of an earlier day",
        "replaces-later",
        cell("documents", "plan-amended", "issued", "2025-11-01"),
    ),
    mistake(
        "a target replaces a press figure",
        "replaces-claim replaces-unamended",
        cell("targets", AMENDED, "replaces", CLAIMED),
    ),
    mistake(
        "a target that nobody amended", "replaces-unamended", cell("targets", AMENDED, "document", "plan")
    ),
    mistake(
        "targets that replace each other",
        "replaces-circle",
        cell("targets", SET, "replaces", AMENDED),
    ),
    mistake("two targets in force", "two-in-force", cell("targets", AMENDED, "replaces", "")),
    # figures and periods
    mistake(
        "a range with one end", "range-without-end hedge-unlike-bound", cell("targets", SET, "bound", "range")
    ),
    mistake(
        "a range backwards",
        "range-backwards",
        row(
            "targets",
            SET,
            **PLAN | {"id": "forest-cover-2027", "period": "2027", "bound": "range"},
            value="45",
            value_upper="42",
            quote="che phủ rừng 45 - 42%",
        ),
    ),
    mistake(
        "an end without a range",
        "end-without-range upper-not-in-quote",
        cell("targets", SET, "value_upper", "41"),
    ),
    mistake(
        "a rank of how many",
        "rank-of-unknown",
        *RANK,
        row("results", PLANTED, **RANKED | {"value": "3", "quote": "xếp thứ 3 cả nước"}),
    ),
    mistake(
        "a rank beyond the last",
        "rank-beyond",
        *RANK,
        row("results", PLANTED, **RANKED | {"value": "9", "out_of": "5", "quote": "xếp thứ 9/5 cả nước"}),
    ),
    mistake("trees ranked", "not-a-rank field-not-in-quote", cell("results", PLANTED, "out_of", "34")),
    mistake("an id of another year", "id-unlike-row", cell("results", PLANTED, "period", "2024")),
    mistake(
        "a result of another indicator",
        "id-unlike-row unit-unlike-quote",
        cell("results", PLANTED, "indicator", "forest-cover"),
    ),
    mistake("a thirteenth month", "not-a-period", cell("targets", CLAIMED, "period", "2026-13")),
    mistake(
        "a result from the future",
        "period-not-begun",
        row("results", PLANTED, **TOLD | {"id": "trees-planted-2027", "period": "2027"}),
    ),
    mistake("compared with itself", "base-not-earlier", cell("results", PLANTED, "base_period", "2025")),
    mistake(
        "a rate's change in per cent",
        "change-not-in-points",
        row(
            "indicators",
            "forest-cover",
            id="forest-cover-change",
            position="3",
            name_vi="Thay đổi",
            name_en="Change",
        ),
    ),
    mistake("shares of more than all", "shares-exceed-whole", *SHARES),
    # amendments, wording, gaps
    mistake("an amendment of no task", "amendment-without-task", cell("amendments", "nursery", "task", "")),
    mistake(
        "an amendment of a target and a task",
        "amendment-with-task",
        cell("amendments", "cover", "task", "nursery"),
    ),
    mistake(
        "a task of another document",
        "task-of-other-document",
        cell("tasks", "nursery", "document", "plan-amended"),
    ),
    mistake(
        "a document that amends itself",
        "amends-itself",
        cell("amendments", "cover", "amends", "plan-amended"),
    ),
    mistake(
        "old words of something new", "wording-too-much", cell("wording", "nursery-4", "before_vi", "Ghi sổ")
    ),
    mistake("new words left out", "wording-too-little", cell("wording", "nursery-1", "after_en", "")),
    mistake(
        "kept, but not the same", "kept-but-different", cell("wording", "nursery-3", "after_vi", "Phát cây")
    ),
    mistake(
        "reworded, but the same",
        "reworded-but-same",
        cell("wording", "nursery-1", "after_vi", "Lập vườn ươm ở ba xã"),
    ),
    mistake(
        "wording of a target",
        "wording-of-target positions-gap",
        cell("wording", "nursery-1", "amendment", "cover"),
    ),
    mistake("a position left out", "positions-gap", cell("wording", "nursery-4", "position", "5")),
    mistake("a gap about nothing", "about-nothing", cell("gaps", "log-plan", "about", "tasks/nurseries")),
    # what a quote proves
    mistake(
        "held, but without a fingerprint",
        "held-without-fingerprint",
        cell("documents", "plan", "held", "true"),
    ),
    mistake(
        "a fingerprint, but not held", "fingerprint-not-held", cell("documents", "news", "held", "false")
    ),
    mistake(
        "a fingerprint of no document",
        "fingerprint-of-nothing",
        file("reference/fingerprints/tin.txt", "0123456789\n"),
    ),
    mistake(
        "a quote of two words", "quote-length", cell("statements", "one-more-nursery", "quote", "mở thêm")
    ),
    mistake(
        "a quote with another word",
        "quote-not-found",
        cell("statements", "one-more-nursery", "quote", "mở thêm hai vườn ươm"),
    ),
    mistake("a quote that stands twice", "quote-ambiguous", cell("wording", "nursery-3", "occurrence", "")),
    mistake("a third place of two", "occurrence-wrong", cell("wording", "nursery-3", "occurrence", "3")),
    mistake("a place where there is one", "occurrence-wrong", cell("results", PLANTED, "occurrence", "1")),
    mistake("the same words for two rows", "same-words", row("targets", CLAIMED, id=f"{CLAIMED}-again")),
    mistake(
        "a figure in our own words",
        "prose-not-quoted",
        cell("amendments", "cover", "summary_en", "Forest cover rises from 40.6% to 41%."),
    ),
    mistake(
        "a figure changed by one digit", "figure-not-in-quote", cell("results", PLANTED, "value", "1201")
    ),
    mistake("1.200 trees as 1.2", "figure-not-in-quote", cell("results", PLANTED, "value", "1.200")),
    mistake(
        "figure and quote changed together",
        "quote-not-found",
        cell("results", PLANTED, "value", "1300"),
        cell("results", PLANTED, "quote", "đã trồng hơn 1.300 cây"),
    ),
    mistake("“hơn” as exact", "hedge-unlike-bound", cell("results", PLANTED, "bound", "eq")),
    mistake(
        "“hơn” cut off",
        "hedge-cut-off",
        cell("results", PLANTED, "bound", "eq"),
        cell("results", PLANTED, "quote", "1.200 cây. Năm"),
    ),
    mistake(
        "per cent of trees",
        "unit-unlike-quote",
        row(
            "results",
            PLANTED,
            **TOLD | {"id": "trees-planted-2024", "period": "2024", "quote": "đã trồng 3.000% kế hoạch"},
        ),
    ),
    mistake(
        "a year that the quote does not speak of",
        "year-unlike-quote",
        row(
            "results",
            PLANTED,
            **TOLD | {"id": "trees-planted-2024", "period": "2024", "quote": "Năm 2023 trồng 3.000 cây"},
        ),
    ),
    mistake(
        "“ước” as final",
        "estimate-said",
        row(
            "results",
            PLANTED,
            **TOLD
            | {"id": "trees-planted-2024", "period": "2024", "status": "A", "quote": "ước trồng 3.000 cây"},
        ),
    ),
    mistake("final as “ước”", "estimate-not-said", cell("results", PLANTED, "status", "E")),
    mistake("a fall that nobody speaks of", "sign-unlike-quote", cell("targets", AMENDED, "value", "-41")),
    mistake(
        "an original overwritten beside its amendment",
        "prose-not-quoted same-words",
        cell("targets", SET, "value", "41"),
        cell("targets", SET, "quote", "Tỷ lệ che phủ rừng đạt 41%"),
    ),
    mistake(
        "an original overwritten instead of amended",
        "prose-not-quoted",
        without("targets", AMENDED),
        cell("targets", SET, "value", "41"),
        cell("targets", SET, "document", "plan-amended"),
        cell("targets", SET, "quote", "Tỷ lệ che phủ rừng đạt 41%"),
    ),
    mistake("an organisation under two ids", "not-unique", row("organisations", "council", id="assembly")),
]
