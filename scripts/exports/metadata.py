"""This room catalogues: packages and tables in the words that machines search by, schema.org and DCAT 3."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from scripts.i18n.translator import Translator
from scripts.model.ledger import TABLES
from scripts.model.package import Package, Table
from scripts.model.period import PERIOD, begins
from scripts.model.site import relative

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

FORMATS = {  # of a table
    "csv": ("text/csv", "CSV"),
    "excel.csv": ("text/csv", "CSV (Excel, vi)"),
    "excel.en.csv": ("text/csv", "CSV (Excel, en)"),
    "json": ("application/json", "JSON"),
    "parquet": ("application/vnd.apache.parquet", "Parquet"),
}
WHOLE = {  # of its package
    "zip": ("application/zip", "ZIP"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
}
SHORT = 50  # characters below which search engines take a description for none
MONTHS = {"": 12, "S": 6, "Q": 3}  # of an SDMX period; any other is a month
CATALOGUE = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/"


@dataclass(frozen=True)
class Stored:
    """A published file as others may check it: its size in bytes and its SHA-256 in hexadecimal."""

    size: int
    sha256: str

    @classmethod
    def of(cls, content: bytes) -> Stored:
        return cls(len(content), hashlib.sha256(content).hexdigest())


@dataclass(frozen=True)
class Shop:
    """Where a table is told of: the site, its addresses, what it has to give.

    `home` is this language's absolute address, empty where nobody has set it; `hop` leads from it to the
    root; `stored` are files by path from the root; `modified` says when a table was last changed, by its
    package's name and its own, where git remembers.
    """

    t: Translator
    site: str
    home: str
    hop: str
    place: str
    stored: Mapping[str, Stored]
    modified: Mapping[tuple[str, str], date] = field(default_factory=dict)

    def file(self, here: str, path: str) -> str:
        """A file's address: absolute, or as seen from the page `here`."""
        root = self.home.removesuffix("en/") if self.hop else self.home
        return root + quote(path) if root else relative(here, self.hop + quote(path))


def files(package: Package, table: Table) -> dict[str, tuple[str, str]]:
    """Every file that holds a table: path from the root → media type and name of the format."""
    of_table = {f"data/{package.name}/{table.name}.{ending}": told for ending, told in FORMATS.items()}
    return of_table | {f"data/{package.name}.{ending}": told for ending, told in WHOLE.items()}


def covered(package: Package, table: Table) -> tuple[date, date] | None:
    """The first and the last day that a table of ours tells of, by its periods; None where it has none."""
    names = [f.name for f in table.fields]
    if package.name not in TABLES or "period" not in names:
        return None
    column = names.index("period")
    told = {line.cells[column] for line in table.lines if PERIOD.fullmatch(line.cells[column])}
    return (min(map(begins, told)), max(map(ends, told))) if told else None


def ends(period: str) -> date:
    """The last day of an SDMX period: 2026, 2026-S2, 2026-Q3, 2026-04."""
    first = begins(period)
    months = first.month - 1 + MONTHS.get(period.partition("-")[2][:1], 1)
    return date(first.year + months // 12, months % 12 + 1, 1) - timedelta(days=1)


def keywords(package: Package) -> list[str]:
    """The words that a descriptor offers for searching, each once."""
    told = package.descriptor.get("keywords")
    return list(dict.fromkeys(k for k in told if isinstance(k, str) and k)) if isinstance(told, list) else []


def licences(package: Package) -> list[str]:
    """The addresses of a package's licences."""
    told = (str(licence.get("path", "")) for licence in package.licenses)
    return [path for path in told if path.startswith(("https://", "http://"))]


def catalogue(
    packages: Iterable[Package],
    names: dict[str, str],
    home: str,
    stored: Mapping[str, Stored],
    modified: Mapping[tuple[str, str], date],
) -> bytes:
    """`catalog.jsonld`: every package and table as DCAT 3; `names` is the site's name by language."""
    from rdflib import DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

    dcat, spdx = Namespace(CATALOGUE["dcat"]), Namespace(CATALOGUE["spdx"])  # rdflib knows DCAT 2 only
    graph = Graph()
    base = home or "../"  # seen from data/, where the file stands
    whole = URIRef(f"{base}data/#catalogue")
    publisher = URIRef(f"{base}about/#publisher")
    graph.add((whole, RDF.type, dcat.Catalog))
    graph.add((whole, DCTERMS.publisher, publisher))
    graph.add((publisher, RDF.type, FOAF.Agent))
    for language, name in names.items():
        graph.add((whole, DCTERMS.title, Literal(name, lang=language)))
        graph.add((whole, DCTERMS.description, Literal(name, lang=language)))
        graph.add((whole, DCTERMS.language, URIRef(LANGUAGE + language)))
        graph.add((publisher, FOAF.name, Literal(name, lang=language)))
    for package in packages:
        for table in package.tables:
            page = f"{base}data/{quote(package.name)}/{quote(table.name)}/"
            dataset = URIRef(f"{page}#dataset")
            graph.add((whole, dcat.dataset, dataset))
            graph.add((dataset, RDF.type, dcat.Dataset))
            graph.add((dataset, DCTERMS.publisher, publisher))
            graph.add((dataset, dcat.landingPage, URIRef(page)))
            graph.add((dataset, DCTERMS.identifier, Literal(f"{package.name}/{table.name}")))
            if package.version:
                graph.add((dataset, dcat.version, Literal(package.version)))
            for word in keywords(package):
                graph.add((dataset, dcat.keyword, Literal(word)))
            day = modified.get((package.name, table.name))
            if day:
                graph.add((dataset, DCTERMS.modified, Literal(day)))
            span = covered(package, table)
            if span:
                period = URIRef(f"{page}#period")
                graph.add((dataset, DCTERMS.temporal, period))
                graph.add((period, RDF.type, DCTERMS.PeriodOfTime))
                graph.add((period, dcat.startDate, Literal(span[0])))
                graph.add((period, dcat.endDate, Literal(span[1])))
            described(graph, dataset, table)
            for path, (media, _) in files(package, table).items():
                copy = URIRef(base + quote(path))
                graph.add((dataset, dcat.distribution, copy))
                graph.add((copy, RDF.type, dcat.Distribution))
                graph.add((copy, dcat.accessURL, copy))
                graph.add((copy, dcat.downloadURL, copy))
                graph.add(
                    (copy, dcat.mediaType, URIRef(f"https://www.iana.org/assignments/media-types/{media}"))
                )
                size = Literal(str(stored[path].size), datatype=XSD.nonNegativeInteger)
                graph.add((copy, dcat.byteSize, size))
                for licence in licences(package):
                    graph.add((copy, DCTERMS.license, URIRef(licence)))
                checksum = URIRef(f"{base}{quote(path)}#sha256")
                graph.add((copy, spdx.checksum, checksum))
                graph.add((checksum, RDF.type, spdx.Checksum))
                graph.add((checksum, spdx.algorithm, spdx.checksumAlgorithm_sha256))
                value = Literal(stored[path].sha256, datatype=XSD.hexBinary)
                graph.add((checksum, spdx.checksumValue, value))
    return written(graph, CATALOGUE)


def described(graph: Graph, dataset: URIRef, table: Table) -> None:
    """A table's title and description in both languages."""
    from rdflib import DCTERMS, Literal

    for language in table.title:
        graph.add((dataset, DCTERMS.title, Literal(table.title[language], lang=language)))
        text = table.description.get(language) or table.title[language]
        graph.add((dataset, DCTERMS.description, Literal(text, lang=language)))


def written(graph: Graph, context: dict[str, str]) -> bytes:
    """A graph as JSON-LD whose bytes depend on its statements alone."""
    told = json.loads(graph.serialize(format="json-ld", context=context, auto_compact=True))
    return (json.dumps(in_order(told), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def in_order(value: Any) -> Any:
    """JSON-LD sets have no order; here they get one."""
    if isinstance(value, dict):
        return {key: in_order(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return sorted((in_order(v) for v in value), key=lambda v: json.dumps(v, sort_keys=True))
    return value


def dataset(package: Package, table: Table, shop: Shop, authors: Iterable[str]) -> str:
    """A table by its authors as schema.org `Dataset` in one language, ready for its page's `script`."""
    here = f"data/{package.name}/{table.name}/"
    language, ours = shop.t.code, package.name in TABLES
    day, span = shop.modified.get((package.name, table.name)), covered(package, table)
    return script(
        {
            "@context": "https://schema.org/",
            **headed(package, table, shop.t),
            "inLanguage": list(table.title),
            "isAccessibleForFree": True,
            "identifier": f"{package.name}/{table.name}",
            "version": package.version,
            "url": f"{shop.home}{quote(here)}" if shop.home else "",
            "creator": [{"@type": "Organization", "name": name} for name in authors],
            "publisher": {"@type": "Organization", "name": shop.site},
            "includedInDataCatalog": {
                "@type": "DataCatalog",
                "name": shop.site,
                "url": f"{shop.home}data/" if shop.home else "",
            },
            "dateCreated": package.created[:10],
            "dateModified": day.isoformat() if day else "",
            "temporalCoverage": "/".join(d.isoformat() for d in span) if span else "",
            "spatialCoverage": {"@type": "Place", "name": shop.place} if ours and shop.place else "",
            "keywords": keywords(package),
            "variableMeasured": [
                {"@type": "PropertyValue", "name": f.name, "description": f.title[language]}
                for f in table.fields
            ],
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": name,
                    "encodingFormat": media,
                    "contentUrl": shop.file(here, path),
                    "contentSize": f"{shop.stored[path].size} B",
                }
                for path, (media, name) in files(package, table).items()
            ],
        }
    )


def headed(package: Package, table: Table, t: Translator) -> dict[str, Any]:
    """What names a table wherever it is told of."""
    told = licences(package)
    return {
        "@type": "Dataset",
        "name": table.title[t.code],
        "description": told_of(package, table, t),
        "license": told[0] if told else "",
    }


def told_of(package: Package, table: Table, t: Translator) -> str:
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


def listed(packages: Iterable[Package], shop: Shop, description: str) -> str:
    """The site's tables as schema.org `DataCatalog` in one language, for the page that lists them."""
    return script(
        {
            "@context": "https://schema.org/",
            "@type": "DataCatalog",
            "name": shop.site,
            "description": description,
            "inLanguage": shop.t.code,
            "url": f"{shop.home}data/" if shop.home else "",
            "publisher": {"@type": "Organization", "name": shop.site},
            "dataset": [
                headed(package, table, shop.t)
                | {
                    "identifier": f"{package.name}/{table.name}",
                    "url": (f"{shop.home}data/" if shop.home else "")
                    + quote(f"{package.name}/{table.name}/"),
                }
                for package in packages
                for table in package.tables
            ],
        }
    )


def script(told: dict[str, Any]) -> str:
    """JSON that cannot end the `script` element it stands in."""
    return json.dumps(stated(told), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def stated(value: Any) -> Any:
    """What is known: an empty text or list says nothing and is left out."""
    if isinstance(value, dict):
        return {key: stated(inner) for key, inner in value.items() if inner not in ("", [])}
    if isinstance(value, list):
        return [stated(inner) for inner in value]
    return value
