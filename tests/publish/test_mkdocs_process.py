"""The process that builds a site makes what `mkdocs build --strict` makes, and refuses what that refuses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.publish import mkdocs_process
from scripts.publish.mkdocs import GENERATOR

ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1767225600", "PYTHONPATH": str(GENERATOR)}


def run(*command: str, project: Path) -> subprocess.CompletedProcess[str]:
    """A module of Python run in a project's folder."""
    return subprocess.run(
        [sys.executable, "-P", "-m", *command],
        cwd=project,
        env={**os.environ, **ENVIRONMENT},
        capture_output=True,
        text=True,
        check=False,
    )


def files(site: Path) -> dict[str, bytes]:
    """Path → content of every file of a site; MkDocs packs its site map with the time of day."""
    every = (p for p in site.rglob("*") if p.is_file() and not p.name.endswith(".gz"))
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in every}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A site of two pages, one of which is made of HTML."""
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Sample\nvalidation: {links: {anchors: warn}}\n"
        "markdown_extensions: [attr_list, tables, toc]\n"
    )
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(
        "# Home\n\n[a table](other.md#rows), [its first row](other.md#one)\n"
    )
    (tmp_path / "docs" / "other.md").write_text(
        '# Other\n\n## Rows {#rows}\n\n<table>\n<tr id="one"><td>*1*</td></tr>\n</table>\n\n*Text*\n'
    )
    return tmp_path


def test_its_site_is_the_one_of_mkdocs_to_the_byte(public: Path, tmp_path: Path) -> None:
    place = public.parent
    for config in ("mkdocs.yml", "mkdocs.en.yml"):
        own, plain = tmp_path / f"own-{config}", tmp_path / f"plain-{config}"
        for command, site in (
            ((mkdocs_process.__name__, config, str(own)), own),
            (("mkdocs", "build", "--strict", "-q", "-f", config, "-d", str(plain)), plain),
        ):
            done = run(*command, project=place)
            assert (done.returncode, done.stderr) == (0, ""), done.stderr
            assert (site / "index.html").is_file()
        assert files(own) == files(plain)


def test_a_link_to_an_anchor_in_html_is_no_fault(project: Path) -> None:
    done = run(mkdocs_process.__name__, "mkdocs.yml", str(project / "site"), project=project)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("link", ["gone.md", "other.md#two"])
def test_a_broken_link_is_told_and_refused(link: str, project: Path) -> None:
    (project / "docs" / "index.md").write_text(f"# Home\n\n[broken]({link})\n")
    done = run(mkdocs_process.__name__, "mkdocs.yml", str(project / "site"), project=project)
    assert done.returncode == 1
    assert "WARNING" in done.stderr and link in done.stderr
    assert "Aborted" in done.stderr


def test_a_wrong_configuration_is_told(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: Sample\ndocs_dir: nowhere\n")
    done = run(mkdocs_process.__name__, "mkdocs.yml", str(project / "site"), project=project)
    assert done.returncode == 1 and "docs_dir" in done.stderr and "Traceback" not in done.stderr
