"""Tables and their catalogue as schema.org JSON-LD, one language each, for the `script` of their pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from scripts.exports.citations import ModifiedDays, authors
from scripts.exports.descriptions import keywords, licence_urls, temporal_coverage
from scripts.exports.files import FileInfo
from scripts.exports.formats import files_of
from scripts.i18n.edition import Edition
from scripts.i18n.translator import Translator
from scripts.model.ledger import TABLES
from scripts.model.package import Package, Table
from scripts.model.values import JsonObject, JsonValue

CONTEXT = "https://schema.org/"
SHORT = 50  # characters below which search engines take a description for none


def dataset(
    package: Package,
    table: Table,
    edition: Edition,
    infos: Mapping[str, FileInfo],
    modified: ModifiedDays,
) -> str:
    """A table as a `Dataset`; `infos` are the published files by their path from the root."""
    site, code = edition.site, edition.t.code
    page = f"data/{package.name}/{table.name}/"
    day, span = modified.get((package.name, table.name)), temporal_coverage(package, table)
    in_ledger = package.name in TABLES
    return script(
        {
            "@context": CONTEXT,
            **dataset_head(package, table, edition.t),
            "inLanguage": list(table.title),
            "isAccessibleForFree": True,
            "identifier": f"{package.name}/{table.name}",
            "version": package.version,
            "url": f"{site.url}{quote(page)}" if site.url else "",
            "creator": [organization(name) for name in authors(package, edition)],
            "publisher": organization(site.name),
            "includedInDataCatalog": {
                "@type": "DataCatalog",
                "name": site.name,
                "url": f"{site.url}data/" if site.url else "",
            },
            "dateCreated": package.created[:10],
            "dateModified": day.isoformat() if day else "",
            "temporalCoverage": "/".join(d.isoformat() for d in span) if span else "",
            "spatialCoverage": {"@type": "Place", "name": site.place} if in_ledger and site.place else "",
            "keywords": keywords(package),
            "variableMeasured": [
                {"@type": "PropertyValue", "name": f.name, "description": f.title[code]} for f in table.fields
            ],
            "distribution": distribution(package, table, edition, infos),
        }
    )


def distribution(
    package: Package, table: Table, edition: Edition, infos: Mapping[str, FileInfo]
) -> list[JsonObject]:
    """A table's files as `DataDownload`, addressed as seen from its page."""
    page = f"data/{package.name}/{table.name}/"
    return [
        {
            "@type": "DataDownload",
            "name": export_format.label,
            "encodingFormat": export_format.media_type,
            "contentUrl": edition.site.file_url(page, path),
            "contentSize": f"{infos[path].size} B",
        }
        for path, export_format in files_of(package, table).items()
    ]


def data_catalog(packages: Iterable[Package], edition: Edition, description: str) -> str:
    """The site's tables as a `DataCatalog`, for the page that lists them."""
    site, code = edition.site, edition.t.code
    address = f"{site.url}data/" if site.url else ""
    return script(
        {
            "@context": CONTEXT,
            "@type": "DataCatalog",
            "name": site.name,
            "description": description,
            "inLanguage": code,
            "url": address,
            "publisher": organization(site.name),
            "dataset": [
                dataset_head(package, table, edition.t)
                | {
                    "identifier": f"{package.name}/{table.name}",
                    "url": address + quote(f"{package.name}/{table.name}/"),
                }
                for package in packages
                for table in package.tables
            ],
        }
    )


def dataset_head(package: Package, table: Table, t: Translator) -> JsonObject:
    """What names a table wherever it is listed: type, name, description, licence."""
    licences = licence_urls(package)
    return {
        "@type": "Dataset",
        "name": table.title[t.code],
        "description": long_description(package, table, t),
        "license": licences[0] if licences else "",
    }


def long_description(package: Package, table: Table, t: Translator) -> str:
    """A table's description; where that is short, with its package's, its size, its columns behind it."""
    columns = ", ".join(f.title[t.code] or f.name for f in table.fields)
    text = table.description.get(t.code) or table.title[t.code]
    for more in (
        package.description.get(t.code) or package.title[t.code],
        f"{t.count('rows', len(table.lines))}, {t.count('columns', len(table.fields))}: {columns}",
    ):
        if len(text) < SHORT and more != text:
            text = f"{text.rstrip('. ')}. {more}"
    return text


def organization(name: str) -> JsonObject:
    """Who makes or publishes."""
    return {"@type": "Organization", "name": name}


def script(value: JsonObject) -> str:
    """JSON that cannot end the `script` element it stands in."""
    return json.dumps(without_empty(value), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def without_empty(value: JsonValue) -> JsonValue:
    """What is known: an empty text or list says nothing and is left out."""
    if isinstance(value, dict):
        return {key: without_empty(inner) for key, inner in value.items() if inner not in ("", [])}
    if isinstance(value, list):
        return [without_empty(inner) for inner in value]
    return value
