"""What the configurations say, as frozen settings; a project without any has a site without a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.model.site import CorrectionSettings, Site
from scripts.publish.config import configuration


def test_the_sites_are_named_and_addressed_by_their_configurations(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/ledger")
    sites = configuration(small).sites
    assert {code: site.url for code, site in sites.items()} == {
        "vi": "https://example.org/ledger/",
        "en": "https://example.org/ledger/en/",
    }
    assert {site.root_url for site in sites.values()} == {"https://example.org/ledger/"}
    assert {code: site.to_root for code, site in sites.items()} == {"vi": "", "en": "../"}
    assert sites["en"].name == "Sample Land Target Ledger"


def test_a_site_without_an_address_has_none_in_any_language(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    assert {(site.url, site.root_url) for site in configuration(small).sites.values()} == {("", "")}


def test_the_settings_of_corrections_are_as_somebody_wrote_them(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = {
        "REPOSITORY_URL": "git@example.org:o/l",
        "REPOSITORY_FORGE": "forgejo",
        "REPOSITORY_BRANCH": "stem",
        "CONTACT_EMAIL": " so@ledger.org",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert configuration(small).corrections == CorrectionSettings(*settings.values())


def test_a_project_without_a_configuration_has_a_site_without_a_name(tmp_path: Path) -> None:
    config = configuration(tmp_path)
    assert config.sites == {"vi": Site("", "", "", "", "", ""), "en": Site("", "", "", "../", "", "")}
    assert config.corrections == CorrectionSettings("", "", "", "")


@pytest.mark.parametrize(
    ("extra", "area", "issuers"),
    [
        ("", "", ()),
        ("extra:\n  area: dien-bien\n", "dien-bien", ()),
        ("extra:\n  issuers: [council, office]\n", "", ("council", "office")),
    ],
)
def test_the_sites_own_area_and_leading_bodies_are_configured(
    tmp_path: Path, extra: str, area: str, issuers: tuple[str, ...]
) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: Sổ\ntheme:\n  name: material\n  language: vi\n{extra}", "utf-8"
    )
    found = configuration(tmp_path)
    assert (found.area, tuple(found.issuers)) == (area, issuers)
