"""What MkDocs is given: the environment that configurations read, addresses, a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.model.site import Site
from scripts.publish.mkdocs import environment, settings_read, variables

HOME = "https://example.org/"


def test_a_configuration_tells_what_it_takes_from_the_environment(root: Path) -> None:
    assert {"SITE_URL", "REPOSITORY_URL"} <= set(variables(root / "mkdocs.yml"))
    assert variables(root / "mkdocs.en.yml") == ["SITE_URL_EN"]


def test_settings_are_read_as_they_are_now(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", HOME)
    monkeypatch.delenv("REPOSITORY_URL", raising=False)
    settings = settings_read(root, {"vi": "mkdocs.yml"})
    assert settings["SITE_URL"] == HOME
    assert settings["REPOSITORY_URL"] == ""


@pytest.mark.parametrize(
    ("given", "committed", "epoch"),
    [("", "5", "5"), ("7", "5", "7"), ("", "", "1767225600")],
    ids=["the last commit", "what somebody asks for", "no repository"],
)
def test_a_build_has_the_time_of_its_commit(
    given: str, committed: str, epoch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    assert environment({}, committed) == {"SOURCE_DATE_EPOCH": epoch}


@pytest.mark.parametrize("home", ["", HOME])
def test_the_other_languages_are_told_their_own_addresses(home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    sites = {
        "vi": Site("Sổ", home, home, "", "", ""),
        "en": Site("Ledger", home and f"{home}en/", home, "../", "", ""),
    }
    more = {"SITE_URL_EN": f"{HOME}en/"} if home else {}
    assert environment(sites, "5") == {"SOURCE_DATE_EPOCH": "5", **more}
