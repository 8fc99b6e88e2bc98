"""Evidence and proofs as a reviewer reads them: what the base does not prove is never said to be checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.analysis.derived import Proof
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.review.proof_lines import COMPARE, MOST_DOCUMENTS, REFINGERPRINT, TAKE, proof_state
from tests.broken.edits import row
from tests.review.evidence_edits import DROPPED, FORGED, NEW_REPORT, SURVEY, read_again
from tests.review.projects import between, project, text_of


@pytest.mark.parametrize(
    ("proof", "state"),
    [
        (Proof("d", True, 3, 1), "proved"),
        (Proof("d", False, None, 0), "not_held"),
        (Proof("d", True, None, 2), "ambiguous"),
        (Proof("d", True, None, 0), "not_found"),
    ],
)
def test_what_is_known_of_a_quote_has_a_sentence(proof, state):
    assert proof_state(proof) == state


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_forged_proof_is_told_first_and_never_as_checked(code: str, tmp_path: Path) -> None:
    t, found = Translator(code), between(project(tmp_path / "a"), project(tmp_path / "b", *FORGED))
    assert found.after.problems == ()  # by its own fingerprint the forged data are sound
    said = text_of(found, code)
    heading = f"### {t.text('review.evidence')}"
    assert said.split("\n\n")[1] == heading
    assert said.index(heading) < said.index(t.text("review.none"))
    about = said[said.index("`survival-2025`") :].partition("`id`")[0]
    assert t.template("review.not_by_base").partition("{")[0] in about
    checked = t.template("review.proved").partition("{")[0]
    forged = [part for part in said.split("\n- **")[1:] if "88%, giảm 2,5%" in part]
    assert len(forged) == 2 and not any(checked in part for part in forged)
    for command in (TAKE, REFINGERPRINT, COMPARE):
        assert f"`{command}`" in said


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_new_held_document_is_evidence_that_somebody_must_confirm(code: str, tmp_path: Path) -> None:
    t, found = Translator(code), between(project(tmp_path / "a"), project(tmp_path / "b", *NEW_REPORT))
    assert found.after.problems == ()  # `check` refuses nothing of it
    said = text_of(found, code)
    assert said.index("`late-report`") < said.index("`survival-2026`")
    assert t.text("review.evidence") in said and f"`{REFINGERPRINT}`" in said
    told = t.text("review.evidence_rows", rows=t.count("rows", 1), proven="0")
    assert told in said


def test_a_text_held_no_longer_is_told_with_what_the_base_knows(tmp_path: Path) -> None:
    said = text_of(between(project(tmp_path / "a"), project(tmp_path / "b", *DROPPED)))
    assert "No longer marked as read in full: Regulation 02-QĐ/ĐM (`survey`)" in said
    assert "Quote not checked any more" in said  # rows as they were
    assert "Not proven by the base: its fingerprint of Regulation" in said  # a row with a false figure
    assert "Quote not checked:" not in said


def test_words_beside_a_quote_are_read_by_the_base(tmp_path: Path) -> None:
    """The quote stands in both fingerprints; that its figure is a fall, only in the base's."""
    cut = row("results", "survival-2025", id="survival-2024", period="2024", value="2.5", quote=SURVEY.cut)
    other = read_again("survey", lambda text: text.replace("giảm 2,5% so với", "thêm 2,5% so với"))
    found = between(project(tmp_path / "a"), project(tmp_path / "b", cut, other))
    said = text_of(found)
    about = said[said.index("`survival-2024`") :].partition("`id`")[0]
    assert "Not proven by the base: its fingerprint of Regulation" in about and "contradict the row" in about


def test_a_flood_of_new_documents_hides_no_changed_fingerprint(tmp_path: Path) -> None:
    many = [
        row("documents", "plan", id=f"a-{n}", number=f"{n}/X", title_vi=f"Văn {n}", title_en=f"Text {n}")
        for n in range(MOST_DOCUMENTS + 5)
    ]
    said = text_of(between(project(tmp_path / "a"), project(tmp_path / "b", *FORGED, *many)))
    section = said[said.index("### Evidence") : said.index("To confirm")]
    assert section.index("(`survey`)") < section.index("(`a-0`)")
    assert section.count("New document") == MOST_DOCUMENTS - 1
    assert "And 6 more not told here" in section
