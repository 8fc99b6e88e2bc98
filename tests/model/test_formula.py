"""Signs that begin a formula: refused in the ledger's own tables, made harmless in what spreadsheets open."""

from __future__ import annotations

import unicodedata

import pytest

from scripts.exports.encoders import defused
from scripts.ingest.canonical import cell_problems
from scripts.model.formula import FORMULA_SIGNS, is_formula


@pytest.mark.parametrize("sign", FORMULA_SIGNS)
def test_every_sign_is_refused_at_the_head_of_a_cell_and_defused_in_exports(sign: str) -> None:
    text = f"{sign}1+1"
    assert is_formula(text) and not is_formula(f"x{text}")
    assert list(cell_problems("f", 2, "c", text, "string"))
    assert defused(text) == f"'{text}" and not is_formula(defused(text))


@pytest.mark.parametrize("sign", [s for s in FORMULA_SIGNS if not s.isascii()])
def test_a_full_width_sign_is_refused_as_a_look_alike_with_the_sign_to_write(sign: str) -> None:
    (found,) = cell_problems("f", 2, "c", f"{sign}1+1", "string")
    assert found.code == "look-alike"
    assert dict(found.facts)["right"] == unicodedata.normalize("NFKC", sign)
