"""The site's configurations in, mkdocs.yml and those that inherit it; frozen settings out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.i18n.translator import LANGUAGES
from scripts.model.site import CorrectionSettings, Site

CONFIGS = {"vi": "mkdocs.yml", "en": "mkdocs.en.yml"}  # language → its configuration, from the project's root
FIRST = LANGUAGES[0]  # the language whose site is the root of all


@dataclass(frozen=True)
class Configuration:
    """All that the configurations say and the generator reads."""

    sites: Mapping[str, Site]  # by language
    corrections: CorrectionSettings
    area: str = ""  # extra.area: whose figures rows without an area tell, an id of the table areas
    issuers: tuple[str, ...] = ()  # extra.issuers: the bodies that lead where several set a target


def configuration(root: Path) -> Configuration:
    """The settings of a project; where it has no configuration, those of a site without a name."""
    files = {code: read(root / name) for code, name in CONFIGS.items()}
    home = str(files[FIRST].get("site_url") or "").rstrip("/")
    extra = files[FIRST].get("extra") or {}
    return Configuration(
        {code: site_of(file, home, code) for code, file in files.items()},
        corrections_of(files[FIRST]),
        str(extra.get("area") or ""),
        tuple(str(issuer) for issuer in extra.get("issuers") or ()),
    )


def read(file: Path) -> dict[str, Any]:
    """A mkdocs.yml with what it inherits, as MkDocs itself reads it; nothing where there is no such file."""
    from mkdocs.utils.yaml import yaml_load

    if not file.is_file():
        return {}
    with file.open("rb") as stream:
        content: dict[str, Any] = yaml_load(stream)
    return content


def site_of(config: Mapping[str, Any], home: str, code: str) -> Site:
    """The site in one language; `home` is the first one's absolute address, or empty."""
    extra = config.get("extra", {})
    return Site(
        name=str(config.get("site_name", "")),
        url=home and home + ("/" if code == FIRST else f"/{code}/"),
        place=str(extra.get("place", "")),
        headline=str(extra.get("headline", "")),
        root_url=home and f"{home}/",
        to_root=str(extra.get("root", "" if code == FIRST else "../")),
        chart_png=bool(extra.get("chart_png")),
    )


def corrections_of(config: Mapping[str, Any]) -> CorrectionSettings:
    """What a configuration says of the repository and of who reads letters."""
    extra = config.get("extra", {})
    branch, forge, contact = (str(extra.get(name) or "") for name in ("branch", "forge", "contact"))
    return CorrectionSettings(str(config.get("repo_url") or ""), forge, branch, contact)
