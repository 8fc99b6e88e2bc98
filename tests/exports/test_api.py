"""What programs are answered: every figure of the real data, with its evidence, in the promised shape."""

from __future__ import annotations

import copy
import json
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from scripts.analysis.derive import derive
from scripts.analysis.derived import Derivation
from scripts.exports.api import api, sample
from scripts.i18n.translator import LANGUAGES
from scripts.ingest.load import Loaded
from scripts.model.row import Row
from tests.ledgers import (
    area,
    computed_from,
    document,
    duty,
    edition,
    fulfilment,
    indicator,
    ledger,
    result,
    target,
    withdrawal,
)

NAMES = ["index", "indicators", "targets", "results", "computed", "verdicts", "duties"]


@pytest.fixture
def derived(real: Loaded) -> Derivation:
    return computed_from(real.ledger)


@pytest.fixture
def files(real: Loaded, derived: Derivation) -> dict[str, Any]:
    voices = [edition(code, "A site", "", rows=real.ledger) for code in LANGUAGES]
    return {f.path.removeprefix("api/"): json.loads(f.content) for f in api(real.ledger, derived, voices)}


def validator(files: dict[str, Any], name: str) -> Draft202012Validator:
    schema = files[f"schema/{name}.json"]
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_every_file_has_the_shape_of_the_schema_beside_it(files: dict[str, Any]) -> None:
    assert sorted(files) == sorted([f"{n}.json" for n in NAMES] + [f"schema/{n}.json" for n in NAMES])
    for name in NAMES:
        assert [e.message for e in validator(files, name).iter_errors(files[f"{name}.json"])] == []
    index = dict(files["index.json"])
    assert index.pop("current_year") == "2026"
    for entry in index.values():
        assert entry["count"] == len(files[entry["path"]]) and entry["schema"] in files
    assert {name for name, entry in index.items() if not entry["count"]} <= {"verdicts"}


def test_every_figure_is_there_with_the_words_and_the_place_it_was_read_at(
    files: dict[str, Any], real: Loaded, derived: Derivation
) -> None:
    for table, rows in (("targets", real.ledger.targets), ("results", real.ledger.results)):
        told = {row["id"]: row["evidence"] for row in files[f"{table}.json"]}
        assert list(told) == [row.id for row in rows]
        for row in rows:
            evidence, proof = told[row.id], derived.proofs[table, row.id]
            assert (evidence["quote"], evidence["document"]) == (row.quote, row.source)
            assert evidence["provision"] == (getattr(row, "provision", "") or None)
            assert (evidence["checked"], evidence["word"]) == (proof.place is not None, proof.place)


def test_every_computed_figure_leads_to_rows_with_evidence(
    files: dict[str, Any], derived: Derivation
) -> None:
    proved = {row["id"] for table in ("targets", "results") for row in files[f"{table}.json"]}
    assert [row["id"] for row in files["computed.json"]] == [one.id for one in derived.derived]
    for row in files["computed.json"]:
        leads = {term["row"] for term in row["terms"]} - {None}
        assert leads and leads <= proved


@pytest.mark.parametrize("table", ["targets", "results"])
@pytest.mark.parametrize("part", ["evidence", "quote", "document", "provision", "checked", "word"])
def test_a_figure_without_its_evidence_is_refused(files: dict[str, Any], table: str, part: str) -> None:
    rows = copy.deepcopy(files[f"{table}.json"])
    del (rows[0] if part == "evidence" else rows[0]["evidence"])[part]
    assert [next(iter(e.path)) for e in validator(files, table).iter_errors(rows)] == [0]


# Of small ledgers


def answers(*rows: Row, home: str = "") -> dict[str, Any]:
    """The files about a ledger of these rows and one indicator, each held against its schema."""
    whole = ledger(indicator(), *rows, home=home)
    derivation = derive(whole, date(2027, 3, 1))
    editions = [edition(code, "A site", "", rows=whole) for code in LANGUAGES]
    files = {f.path.removeprefix("api/"): json.loads(f.content) for f in api(whole, derivation, editions)}
    for name in NAMES:
        assert [e.message for e in validator(files, name).iter_errors(files[f"{name}.json"])] == []
    return files


CHAIN = (
    target("a", "10.5", quote="đạt 10,5% năm", provision="I.2.(1)"),
    target("b", "11", replaces="a", document="second", quote="đạt 11% năm nay"),
)


def test_a_target_says_what_it_replaces_what_replaces_it_and_whether_it_is_in_force() -> None:
    first, second = answers(*CHAIN)["targets.json"]
    assert (first["superseded_by"], first["replaces"], first["in_force"]) == ("b", None, False)
    assert (second["superseded_by"], second["replaces"], second["in_force"]) == (None, "a", True)
    assert (first["period"], first["kind"], first["evidence"]["provision"]) == ("2026", "target", "I.2.(1)")


def test_a_withdrawal_is_a_row_without_a_figure_and_its_target_is_not_in_force() -> None:
    files = answers(*CHAIN, withdrawal("w", replaces="b", quote="bỏ chỉ tiêu này"))
    gone = files["targets.json"][2]
    assert (gone["id"], gone["kind"], gone["replaces"]) == ("w", "withdrawn", "b")
    assert [gone[key] for key in ("bound", "value", "value_upper", "base_period")] == [None] * 4
    assert gone["average"] is gone["in_force"] is False
    assert all(gone["text"][code] for code in LANGUAGES)
    assert [row["in_force"] for row in files["targets.json"]] == [False] * 3
    assert files["targets.json"][1]["superseded_by"] == "w"
    assert [*files["indicators.json"][0]["targets"]] == ["a", "b"]


def test_a_result_says_what_revises_it() -> None:
    rows = (
        result("r", "9", status="E", quote="ước 9% năm"),
        result("s", "9.1", replaces="r", quote="đạt 9,1%"),
    )
    first, second = answers(*rows)["results.json"]
    assert (first["superseded_by"], first["status"]) == ("s", "E")
    assert (second["superseded_by"], second["replaces"]) == (None, "r")


def test_verdicts_say_which_target_they_speak_of_why_they_are_open_and_by_how_much() -> None:
    rows = (*CHAIN, result("r", "10.8", quote="đạt 10,8% năm"))
    assert answers(*rows)["verdicts.json"] == [
        {
            "indicator": "growth",
            "area": None,
            "period": "2026",
            "target": id,
            "result": "r",
            "baseline": baseline,
            "verdict": kind,
            "reason": None,
            "gap": by,
        }
        for id, baseline, kind, by in (
            ("a", "original", "exceeded", 0.3),
            ("b", "in_force", "missed", -0.2),
        )
    ]
    hedged = result("r", "10.8", bound="gt", quote="hơn 10,8% năm")
    assert [
        (v["target"], v["verdict"], v["reason"], v["gap"]) for v in answers(*CHAIN, hedged)["verdicts.json"]
    ] == [("a", "exceeded", None, None), ("b", "open", "hedged_result", None)]


@pytest.mark.parametrize(
    "row",
    [
        result("r", "12", status="F", quote="dự báo 12% năm"),
        result("r", "12", period="2027", status="E", quote="ước 12% năm"),
    ],
    ids=["a forecast", "a period that is not over"],
)
def test_what_is_not_known_yet_has_no_verdict(row: Row) -> None:
    assert answers(*CHAIN, target("c", "9", period="2027", quote="đạt 9% năm"), row)["verdicts.json"] == []


def test_duties_say_each_time_when_they_are_due_and_how_they_stand() -> None:
    rows = (
        document("second", issued=date(2026, 11, 5)),
        document("later", issued=date(2027, 1, 15), held=True),
        duty("d", frequency="monthly", until=date(2027, 4, 30), quote="báo cáo hằng tháng"),
        duty("e", quote="báo cáo một lần"),
        fulfilment("f", duty="d", period="2026-11", quote="đã báo cáo rồi"),
    )
    found = [tuple(row.values()) for row in answers(*rows)["duties.json"]]
    assert found == [
        ("d", "2026-11", "2026-11-30", "done", "f"),
        ("d", "2026-12", "2026-12-31", "overdue", None),
        ("d", "2027-01", "2027-01-31", "nothing_read", None),
        ("d", "2027-02", "2027-02-28", "nothing_read", None),
        ("d", "2027-03", "2027-03-31", "not_due", None),
        ("d", "2027-04", "2027-04-30", "not_due", None),
        ("e", None, None, "nothing_read", None),
    ]


def test_figures_of_other_areas_name_them_and_so_do_their_verdicts() -> None:
    rows = (
        area("home"),
        area("valley"),
        target("h", "10", area="home", quote="đạt 10% năm"),
        target("v", "5", area="valley", quote="đạt 5% năm"),
        result("r", "6", area="valley", quote="đạt 6% năm"),
    )
    files = answers(*rows, home="home")
    assert [row["area"] for row in files["targets.json"]] == ["home", "valley"]
    assert [(v["area"], v["target"]) for v in files["verdicts.json"]] == [("valley", "v")]


def test_a_ledger_without_a_target_has_no_current_year() -> None:
    assert answers()["index.json"]["current_year"] is None


def test_figures_keep_their_written_periods_bounds_and_bases() -> None:
    row = result(
        "r",
        "-3.50",
        period="2026-01/2026-09",
        base_period="2025-01/2025-09",
        bound="range",
        value_upper="-3",
        quote="giảm 3 - 3,5% so",
    )
    (told,) = answers(row)["results.json"]
    assert (told["period"], told["base_period"]) == ("2026-01/2026-09", "2025-01/2025-09")
    assert (told["bound"], told["value"], told["value_upper"]) == ("range", -3.5, -3)


def test_the_shortest_target_is_the_sample() -> None:
    whole = ledger(indicator(), *CHAIN)
    files = api(whole, derive(whole, date(2027, 3, 1)), [edition("vi", "A site", "", rows=whole)])
    assert json.loads(sample(files))["id"] in ("a", "b")
    assert sample(()) == ""
