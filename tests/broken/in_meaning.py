"""Mistakes in what rows say: the ledger, periods, wording, and what a quote does not prove."""

from __future__ import annotations

from tests.broken.edits import bare_row, cell, committed, described, file, mistake, row, without

SET, AMENDED, LAST, CLAIMED = (
    f"forest-cover-2026-{which}" for which in ("original", "amended", "again", "press")
)
PLANTED = "trees-planted-2025"
# A target and a result read in a document that is not held: only the row itself can be wrong.
PLAN = {"document": "plan", "source": "plan", "replaces": "", "note_vi": "", "note_en": "", "occurrence": ""}
TREES = PLAN | {"indicator": "trees-planted", "value": "5000", "bound": "eq", "quote": "trồng thêm 5.000 cây"}
TOLD = {"source": "plan", "value": "3000", "bound": "eq", "quote": "đã trồng được 3.000 cây"}
EARLIER = TOLD | {"id": "trees-planted-2024", "period": "2024"}
RANK = (
    row(
        *("units", "tree"),
        **{"id": "rank", "kind": "rank", "symbol_vi": "", "symbol_en": ""},
        **{"name_vi": "thứ hạng", "name_en": "rank"},
    ),
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
RANKED = EARLIER | {"id": "planting-rank-2024", "indicator": "planting-rank"}
LAND = tuple(
    row("indicators", "forest-cover", id=id, position=str(n), name_vi=id, name_en=id, whole=whole)
    for n, (id, whole) in enumerate((("land", ""), ("farms", "land"), ("towns", "land")), 3)
)
REST = row(
    "indicators", "forest-cover", id="rest", position="6", name_vi="rest", name_en="rest", whole="land"
)
FARMS, TOWNS = (
    row("targets", SET, **PLAN | {"id": f"{id}-2026", "indicator": id, "value": value, "quote": quote})
    for id, value, quote in (("farms", "60", "đất nông nghiệp 60%"), ("towns", "50", "đất đô thị 50%"))
)
FEW_TOWNS = row(
    *("targets", SET),
    **PLAN | {"id": "towns-2026", "indicator": "towns", "value": "30", "quote": "đất đô thị 30%"},
)
TAKEN_BACK = {
    **PLAN,
    **{"id": "forest-cover-2026-withdrawn", "kind": "withdrawn", "bound": "", "value": ""},
    "quote": "bãi bỏ chỉ tiêu che phủ rừng",
}
WITNESS = PLAN | {"quote": "che phủ rừng đạt 40,5%"}
PLACE = {"id": "north", "name_vi": "Bắc", "name_en": "North", "kind": "commune"}
DONE = {"id": "report", "source": "plan", "quote": "đã báo cáo số cây trồng"}
MONTHLY = DONE | {"duty": "monthly-report"}
DATED = cell("documents", "plan-amended", "issued", "2026-01-15")
ASKED = {"id": "number", "gap": "amendment-number", "asked_on": "2026-03-01", "asked_of": "office"}

MISTAKES = [
    # the ledger
    mistake(
        "a target replaces another indicator's",
        "replaces-other-indicator",
        cell("targets", AMENDED, "replaces", "trees-planted-2026-s1-scenario"),
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
        row(
            *("targets", AMENDED),
            **{"id": "forest-cover-2026-other", "source": "plan", "value": "42"},
            **{"quote": "Tỷ lệ che phủ rừng đạt 42%"},
        ),
    ),
    mistake(
        "a witness that replaces something",
        "witness-replaces",
        row("targets", AMENDED, id="forest-cover-2026-other", source="plan"),
    ),
    mistake(
        "an amendment of an earlier day",
        "replaces-later",
        cell("documents", "plan-amended", "issued", "2025-11-01"),
    ),
    mistake(
        "a target replaces a press figure",
        "replaces-claim",
        cell("targets", AMENDED, "replaces", CLAIMED),
    ),
    mistake(
        "a target that nobody amended",
        "replaces-unamended",
        row("documents", "plan", id="plan-next", number="02-NQ/ĐM"),
        cell("targets", AMENDED, "document", "plan-next"),
    ),
    mistake(
        "a target replaced by its own document",
        "replaces-own-document",
        cell("targets", AMENDED, "document", "plan"),
    ),
    mistake(
        "a target replaces another area's",
        "replaces-other-area",
        bare_row("areas", **PLACE),
        cell("targets", SET, "area", "north"),
    ),
    mistake("a target replaces a scenario", "replaces-other-kind", cell("targets", SET, "kind", "scenario")),
    mistake(
        "a target replaces another body's",
        "replaces-other-body",
        cell("documents", "plan-amended", "issuer", "office"),
    ),
    mistake(
        "targets that replace each other",
        "replaces-circle",
        cell("targets", SET, "replaces", LAST),
    ),
    mistake("nothing taken back", "withdrawal-of-nothing", row("targets", SET, **TAKEN_BACK)),
    mistake(
        "a target in place of one taken back",
        "withdrawal-replaced",
        row(
            *("targets", SET),
            **TREES
            | {"id": "trees-planted-2026-back", "document": "plan-again"}
            | {"replaces": "trees-planted-2026-withdrawn"},
        ),
    ),
    mistake(
        "taken back, with a figure", "withdrawn-with-figure", cell("targets", AMENDED, "kind", "withdrawn")
    ),
    mistake("a target without a figure", "target-without-figure", cell("targets", CLAIMED, "value", "")),
    mistake("two targets in force", "two-in-force", cell("targets", AMENDED, "replaces", "")),
    mistake(
        "one figure of one source twice",
        "witness-twice",
        row("targets", SET, **WITNESS | {"id": "forest-cover-2026-witness"}),
        row("targets", SET, **WITNESS | {"id": "forest-cover-2026-witness-again"}),
    ),
    mistake(
        "a revision that is less final",
        "status-falls",
        row("results", PLANTED, **EARLIER | {"status": "A", "quote": "chính thức đã trồng 3.000 cây"}),
        row(
            *("results", PLANTED),
            **EARLIER
            | {"id": "trees-planted-2024-revised", "replaces": "trees-planted-2024", "status": "P"}
            | {"quote": "sơ bộ đã trồng 3.000 cây"},
        ),
    ),
    # what was published
    mistake(
        "a published figure overwritten by another source's",
        "overwritten",
        committed,
        described("results", version="1.0.1"),
        *(cell("results", PLANTED, column, value) for column, value in TOLD.items()),
    ),
    mistake(
        "a published target overwritten by its amendment",
        "overwritten row-vanished-replaced",
        committed,
        described("targets", version="1.0.1"),
        without("targets", AMENDED),
        cell("targets", SET, "value", "41"),
        cell("targets", SET, "document", "plan-amended"),
        cell("targets", SET, "quote", "Tỷ lệ che phủ rừng đạt 41%"),
    ),
    mistake(
        "a published row thrown away",
        "row-vanished",
        committed,
        described("targets", version="1.0.1"),
        without("targets", CLAIMED),
    ),
    mistake(
        "a published row thrown away that another one replaces",
        "row-vanished-replaced",
        committed,
        described("targets", version="1.0.1"),
        without("targets", SET),
    ),
    mistake(
        "a published id changed",
        "id-renamed",
        committed,
        described("results", version="1.1.0"),
        cell("results", PLANTED, "id", "trees-planted-2025-news"),
    ),
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
    mistake("a thirtieth of February", "not-a-period", cell("targets", CLAIMED, "period", "2026-02-30")),
    mistake(
        "a quarter as three months",
        "period-has-own-form",
        cell("targets", CLAIMED, "period", "2026-01/2026-03"),
    ),
    mistake(
        "a result from the future",
        "period-not-begun",
        row("results", PLANTED, **TOLD | {"id": "trees-planted-2027", "period": "2027"}),
    ),
    mistake(
        "a year's result before its end",
        "period-not-over",
        row("results", PLANTED, **TOLD | {"id": "trees-planted-2025-plan"}),
    ),
    mistake(
        "the average of one year",
        "average-of-year",
        row("results", PLANTED, **EARLIER | {"average": "true", "quote": "bình quân trồng 3.000 cây"}),
    ),
    mistake(
        "compared with itself",
        "base-not-earlier base-unlike-quote",
        cell("results", PLANTED, "base_period", "2025"),
    ),
    mistake(
        "a rate's change in per cent",
        "change-not-in-points",
        row(
            *("indicators", "forest-cover"),
            **{"id": "forest-cover-change", "position": "3", "change_of": "forest-cover"},
            **{"name_vi": "Thay đổi", "name_en": "Change"},
        ),
    ),
    mistake(
        "an indicator that is its own change",
        "indicator-of-itself",
        cell("indicators", "trees-planted", "change_of", "trees-planted"),
    ),
    mistake(
        "a rank counted in trees",
        "rank-not-in-ranks",
        cell("indicators", "trees-planted", "rank_of", "forest-cover"),
    ),
    mistake("shares of more than all", "shares-exceed-whole", *LAND, REST, FARMS, TOWNS),
    mistake("every share, and not all", "shares-below-whole", *LAND, FARMS, FEW_TOWNS),
    # amendments, wording
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
        "wording-of-target positions-gap words-left-out",
        cell("wording", "nursery-1", "amendment", "cover"),
    ),
    mistake(
        "a task said to be new, of which words are kept",
        "wording-unlike-kind passage-unlike-kind",
        cell("amendments", "nursery", "kind", "task-added"),
    ),
    mistake("a position left out", "positions-gap", cell("wording", "nursery-4", "position", "5")),
    mistake(
        "a passage without an end", "passage-with-one-end", cell("amendments", "nursery", "before_from", "")
    ),
    mistake(
        "a passage backwards",
        "passage-backwards",
        cell("wording", "nursery-1", "after_from", "9"),
        cell("wording", "nursery-1", "after_to", "4"),
    ),
    # gaps, requests, what was done, areas, documents
    mistake("a gap about nothing", "about-nothing", cell("gaps", "log-plan", "about", "tasks/nurseries")),
    mistake("a gap closed by half", "closed-by-half", cell("gaps", "log-plan", "closed_by", "news")),
    mistake(
        "a gap closed before its document",
        "closed-before-issued",
        cell("gaps", "log-plan", "closed_by", "news"),
        cell("gaps", "log-plan", "closed_on", "2026-01-31"),
    ),
    mistake(
        "an answer before the question",
        "answered-before-asked",
        bare_row("requests", **ASKED | {"answered_on": "2026-02-01"}),
    ),
    mistake(
        "an answer of no day",
        "answer-without-day",
        bare_row("requests", **ASKED | {"answer_vi": "Số 02.", "answer_en": "No. 02."}),
    ),
    mistake(
        "an answer in one language",
        "answer-in-one-language",
        bare_row("requests", **ASKED | {"answered_on": "2026-04-01", "answer_vi": "Số 02."}),
    ),
    mistake("nothing done", "fulfilment-of-nothing", bare_row("fulfilments", **DONE)),
    mistake(
        "a duty and a gap at once",
        "fulfilment-of-two",
        bare_row("fulfilments", **MONTHLY | {"gap": "log-plan"}),
    ),
    mistake(
        "nothing that was awaited",
        "fulfilment-of-unknown",
        bare_row("fulfilments", **DONE | {"gap": "amendment-number"}),
    ),
    mistake(
        "awaited in another quarter",
        "fulfilment-not-expected",
        bare_row("fulfilments", **DONE | {"gap": "log-plan", "period": "2026-Q3"}),
    ),
    mistake(
        "a period of what is done once",
        "fulfilment-of-once",
        cell("duties", "monthly-report", "frequency", ""),
        bare_row("fulfilments", **MONTHLY | {"period": "2026-01"}),
    ),
    mistake("a monthly duty of no month", "fulfilment-without-period", bare_row("fulfilments", **MONTHLY)),
    mistake(
        "a month in which nothing was due",
        "fulfilment-not-due",
        DATED,
        bare_row("fulfilments", **MONTHLY | {"period": "2025-12"}),
    ),
    mistake(
        "done tomorrow",
        "done-in-future",
        DATED,
        bare_row("fulfilments", **MONTHLY | {"period": "2026-11", "done_on": "2026-11-23"}),
    ),
    mistake("an area in itself", "area-in-itself", bare_row("areas", **PLACE | {"parent": "north"})),
    mistake(
        "an area that ends before it begins",
        "area-ends-before",
        bare_row("areas", **PLACE | {"valid_from": "2025-07-01", "valid_to": "2025-06-30"}),
    ),
    mistake(
        "in force before its day",
        "effective-before-issued",
        cell("documents", "plan", "effective", "2025-11-01"),
    ),
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
    mistake("a place where there is one", "occurrence-needless", cell("results", PLANTED, "occurrence", "1")),
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
        cell("results", PLANTED, "quote", "1.200 cây. Tỷ lệ"),
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
        cell("targets", LAST, "replaces", SET),
        cell("targets", SET, "value", "41"),
        cell("targets", SET, "document", "plan-amended"),
        cell("targets", SET, "quote", "Tỷ lệ che phủ rừng đạt 41%"),
    ),
    mistake("an organisation under two ids", "not-unique", row("organisations", "council", id="assembly")),
]
