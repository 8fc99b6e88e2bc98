"""Which evidence changed between two versions, and what the former one's proves."""

from __future__ import annotations

import pytest

from scripts.analysis.check import check
from scripts.analysis.fingerprints import fingerprint
from scripts.ingest.load import Loaded
from scripts.review.changes import EvidenceKind
from scripts.review.evidence import evidence_changes
from scripts.review.version import Version, version_of
from tests.contexts import TODAY
from tests.ledgers import document, indicator, ledger, result

TEXT = "Năm 2025, chỉ số mẫu đạt 12,5% theo báo cáo của tỉnh."
OTHER = TEXT.replace("12,5", "13,5")


def version(held: bool | None, text: str = "", quote: str = "chỉ số mẫu đạt 12,5%") -> Version:
    """Data whose one result is read in a document, held or not, or not there at all."""
    documents = [] if held is None else [document("d", held=held)]
    prints = {"d": fingerprint(text, "d")} if text else {}
    value = "13.5" if "13,5" in quote else "12.5"
    rows = [indicator(), *documents, result("r", value, period="2025", source="d", quote=quote)]
    return version_of(check(Loaded((), ledger(*rows, **prints), {}, ()), TODAY, {}), [])


@pytest.mark.parametrize(
    ("before", "after", "kind", "proven"),
    [
        (version(True, TEXT), version(True, OTHER), EvidenceKind.CHANGED, 1),
        (version(True, TEXT), version(False), EvidenceKind.DROPPED, 1),
        (version(True, TEXT), version(None), EvidenceKind.GONE, 1),
        (version(False), version(True, TEXT), EvidenceKind.HELD, 0),
        (version(None), version(True, TEXT), EvidenceKind.NEW_HELD, 0),
        (version(None), version(False), EvidenceKind.NEW, 0),
    ],
)
def test_every_kind_of_change_is_known_with_what_the_base_proves(before, after, kind, proven):
    (change,), by_base = evidence_changes(before, after)
    assert (change.document, change.kind, change.rows, change.proven) == ("d", kind, 1, proven)
    assert by_base["results", "r"].is_sound == bool(proven)


def test_where_no_evidence_changed_both_versions_agree():
    assert evidence_changes(version(True, TEXT), version(True, TEXT, "mẫu đạt 13,5%")) == ((), {})


def test_a_row_proven_by_its_own_fingerprint_alone_is_not_proven_by_the_base():
    before, forged = version(True, TEXT), version(True, OTHER, "chỉ số mẫu đạt 13,5%")
    assert forged.proofs["results", "r"].checked
    _, by_base = evidence_changes(before, forged)
    assert not by_base["results", "r"].proof.checked
