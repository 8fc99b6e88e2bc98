"""`check` predicts `build`: whatever it calls valid builds in both languages, and no sentence has a hole."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from scripts.analysis.check import Checked
from scripts.charts.specs import chart_specs
from scripts.exports.api import api
from scripts.exports.files import FileInfo
from scripts.i18n.edition import Edition
from scripts.i18n.phrases import Phrasebook
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.model.site import Site
from scripts.pages.context import PageContext
from scripts.pages.render import pages
from tests.intervals import told
from tests.random_ledgers import valid_ledger

pytestmark = pytest.mark.xdist_group("ledgers")
DAYS = (date(2025, 6, 1), date(2026, 11, 22), date(2028, 2, 1))
SPACES = re.compile(r"\s+")
TAG = re.compile(r"<[^>]*>")
# What a sentence has where something was to be filled in and nothing was.
HOLES = re.compile(r"\s[.,;:!?](?=\s|$)|[(“«]\s*[)”»]|\bNone\b|\bnan\b|\{\w*\}|,\s*,|:\s*\.|\bundefined\b")
# Pages of dictionaries and forms: patterns, examples and open places are no sentences.
FORMS = ("contribute/", "data/")


def edition(code: str, checked: Checked) -> Edition:
    """One language's edition of a site of nobody."""
    site = Site("Sổ mẫu", "", "", "" if code == "vi" else "../", "Đất Mẫu", "measure-0")
    return Edition(Phrasebook(Translator(code), checked.loaded.ledger), site)


def texts(checked: Checked, code: str) -> dict[str, str]:
    """path → a page as it is written, charts apart."""
    own = edition(code, checked)
    context = PageContext(
        edition=own,
        ledger=checked.loaded.ledger,
        derivation=checked.derivation,
        packages=checked.loaded.packages,
        checks=checked.outcomes,
        stored=defaultdict(lambda: FileInfo(1234, "0" * 64)),
    )
    return {page.path: page.text for page in pages(context)}


def holes(text: str) -> list[str]:
    """The places of a page where a sentence has a hole, with what stands around it."""
    visible = SPACES.sub(" ", unescape(TAG.sub("", text)))
    return [visible[max(match.start() - 60, 0) : match.end() + 20] for match in HOLES.finditer(visible)]


def stated(row) -> tuple[str, int, int]:
    """A row's figure in whole numbers, as tests.intervals reads it."""
    return row.bound, int(row.value), int(row.value_upper or 0)


@settings(max_examples=max(settings.default.max_examples // 8, 1), phases=[Phase.explicit, Phase.generate])
@given(st.integers(0, 2**32), st.sampled_from(DAYS))
def test_whatever_is_valid_builds_in_both_languages_without_a_hole(seed: int, today: date) -> None:
    with TemporaryDirectory() as folder:
        checked = valid_ledger(seed, Path(folder) / "datasets", today)
        ledger, derivation = checked.loaded.ledger, checked.derivation
        for code in LANGUAGES:
            for path, text in texts(checked, code).items():
                assert path.startswith(FORMS) or holes(text) == [], (seed, code, path)
            for spec in chart_specs(ledger, derivation, edition(code, checked).book):
                assert holes(" ".join((spec.heading, spec.title, spec.caption))) == [], (
                    seed,
                    code,
                    spec.name,
                )
        for file in api(ledger, derivation, [edition(code, checked) for code in LANGUAGES]):
            json.loads(file.content)
    for verdict in derivation.verdicts:
        direction = ledger.indicator(verdict.result.indicator).direction
        assert verdict.result.measured == verdict.target.measured
        assert verdict.result.period.is_over(today) and verdict.result.status != "F"
        assert (verdict.kind, verdict.reason) == told(
            direction, stated(verdict.target), stated(verdict.result)
        )
        if verdict.gap is not None:
            ends = {verdict.target.value, verdict.target.value_upper or verdict.target.value}
            assert verdict.gap in {verdict.result.value - end for end in ends}
            assert isinstance(verdict.gap, Decimal)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Counter[str]:
    """How often rows of each table and kind were left of ten ledgers made by chance."""
    counts: Counter[str] = Counter()
    for seed in range(10):
        folder = tmp_path_factory.mktemp("ledger")
        ledger = valid_ledger(seed, folder / "datasets", DAYS[1]).loaded.ledger
        for table, by_id in ledger.by_id.items():
            counts[table] += len(by_id)
            for row in by_id.values():
                for column in ("kind", "bound", "status", "change", "frequency"):
                    counts[f"{table}.{column}.{getattr(row, column, '')}"] += 1
                if getattr(row, "replaces", ""):
                    counts[f"{table}.replaces"] += 1
    return counts


@pytest.mark.parametrize(
    "what",
    [
        "targets.kind.target",
        "targets.kind.scenario",
        "targets.kind.withdrawn",
        "targets.replaces",
        "results.replaces",
    ]
    + [
        "results.status.E",
        "results.status.F",
        "results.status.P",
        "results.status.A",
        "wording",
        "fulfilments",
    ]
    + [f"targets.bound.{bound}" for bound in ("eq", "gt", "ge", "lt", "le", "approx", "near", "range")],
)
def test_ledgers_made_by_chance_have_rows_of_every_kind(kept: Counter[str], what: str) -> None:
    assert kept[what] > 0
