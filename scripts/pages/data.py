"""The page of the data: every package with its tables and files, the whole in one, files for programs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from markupsafe import Markup

from scripts.exports import schema_org
from scripts.exports.formats import FileUse
from scripts.model.package import Package, Table
from scripts.pages import links
from scripts.pages.context import PageContext
from scripts.pages.file_items import (
    FileItem,
    Licence,
    file_item,
    licences,
    row_count,
    table_count,
)
from scripts.pages.page import PageMeta, page_meta
from scripts.pages.pieces import file_name
from scripts.pages.verification import Verification, verification

PATH = "data/"
WHOLE = {
    "data/all.zip": FileUse.ALL,
    "data/SHA256SUMS": FileUse.SUMS,
    "data/verify.py": FileUse.VERIFIER,
    "data/catalog.jsonld": FileUse.CATALOGUE,
    "api/index.json": FileUse.API_INDEX,
    "api/indicators.json": FileUse.API_INDICATORS,
    "api/targets.json": FileUse.API_TARGETS,
    "api/results.json": FileUse.API_RESULTS,
    "api/computed.json": FileUse.API_COMPUTED,
    "api/verdicts.json": FileUse.API_VERDICTS,
    "api/duties.json": FileUse.API_DUTIES,
}


class ApiList(StrEnum):
    """The JSON files of the API, by what each lists."""

    INDICATORS = "indicators"
    TARGETS = "targets"
    RESULTS = "results"
    COMPUTED = "computed"
    VERDICTS = "verdicts"
    DUTIES = "duties"


@dataclass(frozen=True)
class SizedFile:
    """A file of the site's root: its path as a link holds it, its name, its size in words."""

    path: str
    name: str
    size: str


@dataclass(frozen=True)
class TableItem:
    """A table with its numbers of rows and columns in words."""

    path: str
    csv_path: str
    title: str
    description: str
    rows: str
    columns: str


@dataclass(frozen=True)
class PackageSection:
    """A package: version, licences, files, tables."""

    name: str
    title: str
    description: str
    version: str
    licences: tuple[Licence, ...]
    bundles: tuple[SizedFile, ...]
    descriptor: SizedFile
    attachments: tuple[SizedFile, ...]
    tables: tuple[TableItem, ...]


@dataclass(frozen=True)
class ApiFile:
    """A JSON file for programs and its schema, both from the site's root."""

    id: str
    path: str
    name: Markup
    text: Markup
    schema_path: str


@dataclass(frozen=True)
class DataPage:
    """Everything that can be taken."""

    meta: PageMeta
    title: Markup
    lead: Markup
    packages: tuple[PackageSection, ...]
    files: tuple[FileItem, ...]
    verification: Verification | None
    api: tuple[ApiFile, ...]
    sample: str
    jsonld: Markup


def view(context: PageContext) -> DataPage:
    """The page of the data."""
    t, packages = context.t, context.packages
    facts: dict[str, object] = {
        "packages": len(packages),
        "tables": table_count(packages),
        "rows": t.integer(row_count(packages)),
    }
    title, lead = t.html("data.title"), t.html("data.lead", **facts)
    return DataPage(
        meta=page_meta(PATH, title, lead, PATH),
        title=title,
        lead=lead,
        packages=tuple(package_section(context, package) for package in packages),
        files=tuple(file_item(context, path, use) for path, use in WHOLE.items()),
        verification=verification(context),
        api=tuple(api_file(context, name) for name in ApiList),
        sample=context.sample,
        jsonld=Markup(schema_org.data_catalog(packages, context.edition, t.text("data.lead", **facts))),
    )


def package_section(context: PageContext, package: Package) -> PackageSection:
    """A package with its tables and files."""
    code, folder = context.t.code, f"data/{package.name}"
    attachments = (
        SizedFile(quote(f"{folder}/{each.file}"), each.file, context.t.size(len(each.raw)))
        for each in package.attachments
    )
    return PackageSection(
        name=package.name,
        title=package.title[code],
        description=package.description[code] if package.description else "",
        version=package.version or context.t.html("unknown.text"),
        licences=licences(package),
        bundles=tuple(
            sized_file(context, f"{folder}.{ending}", ending.upper()) for ending in ("zip", "xlsx")
        ),
        descriptor=sized_file(context, f"{folder}/datapackage.json", "datapackage.json"),
        attachments=tuple(attachments),
        tables=tuple(table_item(context, package, table) for table in package.tables),
    )


def sized_file(context: PageContext, path: str, name: str) -> SizedFile:
    """A stored file."""
    return SizedFile(quote(path), name, context.t.size(context.stored[path].size))


def table_item(context: PageContext, package: Package, table: Table) -> TableItem:
    """A table as its package lists it."""
    t = context.t
    return TableItem(
        path=quote(links.table(package.name, table.name)),
        csv_path=quote(f"data/{package.name}/{table.name}.csv"),
        title=table.title[t.code],
        description=table.description[t.code] if table.description else "",
        rows=t.count("rows", len(table.lines)),
        columns=t.count("columns", len(table.fields)),
    )


def api_file(context: PageContext, name: ApiList) -> ApiFile:
    """A JSON file for programs."""
    return ApiFile(
        id=name,
        path=f"api/{name}.json",
        name=file_name(f"api/{name}.json"),
        text=context.t.html(f"data.api_{name}"),
        schema_path=f"api/schema/{name}.json",
    )
