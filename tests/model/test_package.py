"""Packages of any kind: what a licence is called by, how a line is found again, what is left out."""

from __future__ import annotations

import pytest

from scripts.ingest.load import Loaded
from scripts.model.package import Constraints, Dialect, Field, License, Line, Package, Table


@pytest.mark.parametrize(
    ("licence", "label"),
    [
        (License("n", "p", "T"), "T"),
        (License("n", "p", ""), "n"),
        (License("", "p", ""), "p"),
        (License("", "", ""), ""),
    ],
)
def test_a_licence_is_called_by_title_else_name_else_address(licence: License, label: str) -> None:
    assert licence.label == label


def table(*columns: str, keys: tuple[str, ...]) -> Table:
    """A table of these columns without lines."""
    fields = tuple(Field(name, "string", {}, {}, "") for name in columns)
    return Table("birds", "birds.csv", {}, {}, fields, (), keys, (), (), b"")


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        (("id",), "owl"),
        (("id", "nest"), "owl-oak"),
        (("nest", "id"), "oak-owl"),
        (("seen",), ""),
        ((), "row-7"),
    ],
)
def test_a_line_is_found_by_its_key_in_the_keys_own_order_else_by_its_number(
    keys: tuple[str, ...], key: str
) -> None:
    assert table("id", "nest", "seen", keys=keys).key(Line(7, ("owl", "oak", ""))) == key


def test_every_line_of_ours_has_an_anchor_of_its_own(real: Loaded) -> None:
    for package in real.packages:
        for one in package.tables:
            anchors = [one.key(line) for line in one.lines]
            assert len({*anchors}) == len(anchors), one.name


def test_a_key_column_that_a_table_does_not_have_is_no_key() -> None:
    with pytest.raises(ValueError, match="colour"):
        table("id", keys=("colour",)).key(Line(2, ("owl",)))


def test_what_a_descriptor_leaves_out_is_as_the_standard_says() -> None:
    assert Dialect() == Dialect(",", '"', "", "", False, 1)
    nothing = Constraints()
    assert not nothing.required and not nothing.enum and not nothing.pattern
    limits = (nothing.minimum, nothing.exclusive_minimum, nothing.maximum, nothing.exclusive_maximum)
    assert limits == (None,) * 4  # 0 is a limit
    assert table("id", keys=()).whole and table("id", keys=()).encoding == "utf-8"


def test_the_bytes_of_a_file_and_the_properties_of_a_descriptor_are_not_printed() -> None:
    secret = Package("more", "more", {}, {}, "", "", (), (), (), properties={"secret": "properties"})
    assert "secret" not in repr(secret)
    raw = Table("birds", "birds.csv", {}, {}, (), (), (), (), (), b"secret", properties={"secret": 1})
    assert "secret" not in repr(raw)
    assert raw != Table("birds", "birds.csv", {}, {}, (), (), (), (), (), b"other", properties={"secret": 1})


def test_what_two_fields_say_is_their_own() -> None:
    one, other = Field("a", "string", {}, {}, ""), Field("a", "string", {}, {}, "")
    assert one.labels is not other.labels and one == other
