"""The registry of formats: no two alike, every one told for in both languages, every one encodes."""

from __future__ import annotations

import mimetypes

import pytest

from scripts.exports.citations import NOT_KNOWN
from scripts.exports.formats import PACKAGE_FORMATS, TABLE_FORMATS, files_of
from scripts.exports.package_archive import PackageSource
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.ingest.load import Loaded
from tests.ledgers import edition

FORMATS = (*TABLE_FORMATS, *PACKAGE_FORMATS)


def test_no_two_formats_share_an_ending_a_label_or_a_use() -> None:
    for name in ("ending", "label", "use"):
        values = [getattr(one, name) for one in FORMATS]
        assert len(values) == len({*values}), name


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_format_has_its_sentence_in_every_language(code: str) -> None:
    for one in FORMATS:
        assert Translator(code).text(f"formats_for.{one.use}")


def test_media_types_are_those_that_the_endings_are_known_by() -> None:
    for one in FORMATS:
        known, _ = mimetypes.guess_type(f"a.{one.ending}")
        assert known in (one.media_type, None), one.ending


def test_every_format_encodes_the_same_bytes_again(real: Loaded) -> None:
    package = real.packages[0]
    editions = tuple(edition(code, "A site") for code in LANGUAGES)
    source = PackageSource(package, real.packages, editions, NOT_KNOWN)
    for table_format in TABLE_FORMATS:
        assert table_format.encode(package.tables[0]) == table_format.encode(package.tables[0]) != b""
    for package_format in PACKAGE_FORMATS:
        assert package_format.encode(source) == package_format.encode(source) != b""


def test_a_tables_files_stand_below_its_package_the_packages_own_beside_it(real: Loaded) -> None:
    package = real.packages[0]
    table = package.tables[0]
    files = files_of(package, table)
    stems = [f"data/{package.name}/{table.name}"] * len(TABLE_FORMATS)
    stems += [f"data/{package.name}"] * len(PACKAGE_FORMATS)
    assert [*files] == [f"{stem}.{one.ending}" for stem, one in zip(stems, FORMATS, strict=True)]
    assert tuple(files.values()) == FORMATS
