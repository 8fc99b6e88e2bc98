"""What charts share: roles told apart without colour, a spec's data as a table, points of one role."""

from __future__ import annotations

import altair as alt

from scripts.charts.chart_spec import HISTORY_ROLES, SERIES_ROLES, ChartSpec, Datum, Role
from scripts.charts.look import INNER, ROLES, TEXT, WIDTH, frame, points, roles, width_of

DATA = (
    Datum("2024", 7.5, "7.5%", Role.DERIVED),
    Datum("2025", 8, "8%", Role.RESULT),
    Datum("2026", 9, "9–10%", Role.RESULT, upper=10, bound="range"),
    Datum("2026", 11, "11%", Role.IN_FORCE),
)
SPEC = ChartSpec("name", "series", "Heading", "Title", "Caption", DATA, ("What",), (("a",),))


def test_every_role_of_a_point_or_a_mark_has_a_look() -> None:
    assert {*HISTORY_ROLES, *SERIES_ROLES, Role.SCENARIO} == {*ROLES}


def test_roles_differ_in_shape_and_not_in_colour_alone() -> None:
    """But for targets that were replaced: the first of them and those between look alike."""
    shapes = [(shape, filled) for role, (_, shape, filled) in ROLES.items() if role != Role.BETWEEN]
    assert len(set(shapes)) == len(shapes)
    assert ROLES[Role.BETWEEN] == ROLES[Role.FORMER]


def test_a_text_is_twelve_px_on_a_phone_of_360() -> None:
    assert TEXT * 360 / WIDTH >= 12 and INNER < WIDTH


def test_a_text_is_as_wide_as_its_letters_and_its_size() -> None:
    assert width_of("", 15) == 0
    assert width_of("95,5%", 20) == 2 * width_of("95,5%", 10) == 60


def test_a_specs_data_are_a_table_a_row_a_datum_with_the_fields_as_columns() -> None:
    table = frame(SPEC)
    assert [*table.columns] == ["label", "value", "text", "role", "group", "upper", "bound"]
    assert [*table["role"]] == ["derived", "result", "result", "in-force"]
    assert [*table["upper"].dropna()] == [10]


def test_roles_stand_in_the_order_in_which_they_come_each_once() -> None:
    assert roles(SPEC) == [Role.DERIVED, Role.RESULT, Role.IN_FORCE]


def test_points_of_a_role_are_its_own_in_its_shape_and_colour() -> None:
    drawn = points(alt.Chart(frame(SPEC)), Role.DERIVED, alt.X("label:O"), alt.Y("value:Q")).to_dict()
    assert drawn["transform"] == [{"filter": "(datum.role === 'derived')"}]
    mark = drawn["mark"]
    assert (mark["type"], mark["shape"], mark["filled"]) == ("point", "square", False)
    assert (mark["stroke"], mark["fill"]) == ("var(--former)", "var(--paper)")
