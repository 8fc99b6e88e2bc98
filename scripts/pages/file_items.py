"""Files to download as pages list them, and licences: paths from the site's root, sizes, hashes, uses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from scripts.exports.formats import FileUse
from scripts.model.package import Package
from scripts.pages.context import PageContext
from scripts.pages.pieces import file_name


@dataclass(frozen=True)
class FileItem:
    """A file of the site's root with what it is good for."""

    path: str  # as a link holds it
    name: Markup
    use: Markup
    size: str
    sha256: str
    is_download: bool  # whether a browser is to save it


@dataclass(frozen=True)
class Licence:
    """A licence as its package's descriptor names it; `url` is empty where it gives no https address."""

    name: str
    url: str


def file_item(context: PageContext, path: str, use: FileUse, name: str = "") -> FileItem:
    """A stored file under its path, or under a name, under which a browser saves it."""
    stored = context.stored[path]
    return FileItem(
        path=quote(path),
        name=file_name(name or path),
        use=context.t.html(f"formats_for.{use}"),
        size=context.t.size(stored.size),
        sha256=stored.sha256,
        is_download=bool(name),
    )


def licences(package: Package) -> tuple[Licence, ...]:
    """The licences that a package names, in its order."""
    return tuple(
        Licence(
            name=given.label,
            url=given.path if given.path.startswith("https://") else "",
        )
        for given in package.licenses
    )


def row_count(packages: Iterable[Package]) -> int:
    """The number of rows of all tables."""
    return sum(len(table.lines) for package in packages for table in package.tables)


def table_count(packages: Iterable[Package]) -> int:
    """The number of tables."""
    return sum(len(package.tables) for package in packages)
