"""Closed sets of values: each has the values that cells may hold, and reads and prints as its cell's text."""

from __future__ import annotations

from enum import StrEnum

import pytest

from scripts.analysis.derived import Change
from scripts.ingest.rows import WITHDRAWN
from scripts.model import kinds
from scripts.model.kinds import (
    TELLING,
    ChangeKind,
    GapKind,
    RowChangeKind,
    Status,
    TargetKind,
    WordingChange,
)
from tests.descriptors import allowed
from tests.ledgers import target

ENUMS = [kind for kind in vars(kinds).values() if isinstance(kind, type) and issubclass(kind, StrEnum)][1:]


@pytest.mark.parametrize(
    ("kind", "table", "column"),
    [
        (WordingChange, "wording", "change"),
        (GapKind, "gaps", "kind"),
        (Status, "results", "status"),
    ],
)
def test_an_enum_of_a_column_has_the_values_that_its_descriptor_allows(
    kind: type[StrEnum], table: str, column: str
) -> None:
    assert set(kind) == set(allowed(table, column))


def test_a_target_is_of_a_kind_that_has_a_figure_and_the_rest_are_withdrawn() -> None:
    assert {*allowed("targets", "kind")} - {*TargetKind} == {WITHDRAWN}


def test_documents_that_tell_without_setting_are_of_kinds_that_there_are() -> None:
    assert {*allowed("documents", "kind")} > TELLING == {"press", "report", "statistics", "proposal"}


def test_a_status_never_falls_in_the_order_of_the_enum() -> None:
    assert [*Status] == ["F", "E", "P", "A"]


@pytest.mark.parametrize("kind", ENUMS)
def test_a_member_is_its_cells_text_wherever_it_is_compared_printed_or_looked_up(kind: type[StrEnum]) -> None:
    assert kind.__members__
    for member in kind:
        assert kind(member.value) is member
        assert f"{member}" == member.value == member
        assert {member.value: "found"}[member] == "found"
        if kind is not Status:  # SDMX names these by a letter
            assert member.value.replace("-", "_") == member.name.lower()


@pytest.mark.parametrize("kind", ENUMS)
def test_a_text_that_is_none_of_them_is_refused(kind: type[StrEnum]) -> None:
    with pytest.raises(ValueError, match="is not a valid"):
        kind("")


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (("10", "eq"), ("11", "eq"), ChangeKind.RAISED),
        (("-1", "eq"), ("-2", "eq"), ChangeKind.LOWERED),
        (("10", "eq"), ("10.0", "eq"), ChangeKind.UNCHANGED),
        (("10", "eq"), ("10", "ge"), ChangeKind.REWORDED),
    ],
)
def test_every_kind_of_change_of_a_figure_is_told_from_its_value_and_bound(
    before: tuple[str, str], after: tuple[str, str], kind: ChangeKind
) -> None:
    old, new = (target("t", value, bound=bound) for value, bound in (before, after))
    assert Change(old, new).kind is kind


def test_a_row_and_a_table_have_different_things_happen_to_them() -> None:
    rows = {RowChangeKind.ADDED, RowChangeKind.REMOVED, RowChangeKind.CHANGED}
    prints = {f"fingerprint_{kind}" for kind in rows}
    assert set(RowChangeKind) - rows - prints == {"published", "withdrawn", "moved"}
    assert prints < set(RowChangeKind)
