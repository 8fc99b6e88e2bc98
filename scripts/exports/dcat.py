"""The catalogue of all packages and tables as DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/), in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from scripts.exports.citations import ModifiedDays
from scripts.exports.descriptions import keywords, licence_urls, temporal_coverage
from scripts.exports.files import FileInfo
from scripts.exports.formats import files_of
from scripts.i18n.edition import Edition
from scripts.model.package import Package, Table
from scripts.model.values import JsonValue

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/"
MEDIA_TYPE = "https://www.iana.org/assignments/media-types/"


def catalogue(
    packages: Iterable[Package],
    editions: Sequence[Edition],
    infos: Mapping[str, FileInfo],
    modified: ModifiedDays,
) -> bytes:
    """`catalog.jsonld`; `infos` are the published files by their path from the root."""
    from rdflib import DCTERMS, Graph, Namespace, URIRef

    dcat = Namespace(CONTEXT["dcat"])  # rdflib knows DCAT 2 only
    graph = Graph()
    base = editions[0].site.root_url or "../"  # seen from data/, where the file stands
    whole = URIRef(f"{base}data/#catalogue")
    publisher = URIRef(f"{base}about/#publisher")
    add_catalogue(graph, whole, publisher, editions)
    for package in packages:
        for table in package.tables:
            dataset = URIRef(f"{page_of(base, package, table)}#dataset")
            graph.add((whole, dcat.dataset, dataset))
            graph.add((dataset, DCTERMS.publisher, publisher))
            add_dataset(graph, dataset, base, package, table)
            add_time(graph, dataset, base, package, table, modified)
            for path, export_format in files_of(package, table).items():
                copy = URIRef(base + quote(path))
                graph.add((dataset, dcat.distribution, copy))
                add_distribution(graph, copy, package, export_format.media_type, infos[path])
    return json_ld(graph, CONTEXT)


def page_of(base: str, package: Package, table: Table) -> str:
    """The address of a table's page below the site's root."""
    return f"{base}data/{quote(package.name)}/{quote(table.name)}/"


def add_catalogue(graph: Graph, whole: URIRef, publisher: URIRef, editions: Iterable[Edition]) -> None:
    """The catalogue and its publisher, named in each language."""
    from rdflib import DCTERMS, FOAF, RDF, Literal, Namespace, URIRef

    graph.add((whole, RDF.type, Namespace(CONTEXT["dcat"]).Catalog))
    graph.add((whole, DCTERMS.publisher, publisher))
    graph.add((publisher, RDF.type, FOAF.Agent))
    for edition in editions:
        name = Literal(edition.site.name, lang=edition.t.code)
        graph.add((whole, DCTERMS.title, name))
        graph.add((whole, DCTERMS.description, name))
        graph.add((whole, DCTERMS.language, URIRef(LANGUAGE + edition.t.code)))
        graph.add((publisher, FOAF.name, name))


def add_dataset(graph: Graph, dataset: URIRef, base: str, package: Package, table: Table) -> None:
    """A table: its page, identifier, version, keywords, and title and description in each language."""
    from rdflib import DCTERMS, RDF, Literal, Namespace, URIRef

    dcat = Namespace(CONTEXT["dcat"])
    graph.add((dataset, RDF.type, dcat.Dataset))
    graph.add((dataset, dcat.landingPage, URIRef(page_of(base, package, table))))
    graph.add((dataset, DCTERMS.identifier, Literal(f"{package.name}/{table.name}")))
    if package.version:
        graph.add((dataset, dcat.version, Literal(package.version)))
    for word in keywords(package):
        graph.add((dataset, dcat.keyword, Literal(word)))
    for language, title in table.title.items():
        description = table.description.get(language) or title
        graph.add((dataset, DCTERMS.title, Literal(title, lang=language)))
        graph.add((dataset, DCTERMS.description, Literal(description, lang=language)))


def add_time(
    graph: Graph, dataset: URIRef, base: str, package: Package, table: Table, modified: ModifiedDays
) -> None:
    """When a table was last changed and which days it tells of, where they are known."""
    from rdflib import DCTERMS, RDF, Literal, Namespace, URIRef

    dcat = Namespace(CONTEXT["dcat"])
    day = modified.get((package.name, table.name))
    if day:
        graph.add((dataset, DCTERMS.modified, Literal(day)))
    span = temporal_coverage(package, table)
    if span:
        period = URIRef(f"{page_of(base, package, table)}#period")
        graph.add((dataset, DCTERMS.temporal, period))
        graph.add((period, RDF.type, DCTERMS.PeriodOfTime))
        graph.add((period, dcat.startDate, Literal(span[0])))
        graph.add((period, dcat.endDate, Literal(span[1])))


def add_distribution(graph: Graph, copy: URIRef, package: Package, media_type: str, info: FileInfo) -> None:
    """One file of a table: its address, media type, size, licence and checksum."""
    from rdflib import DCTERMS, RDF, XSD, Literal, Namespace, URIRef

    dcat, spdx = Namespace(CONTEXT["dcat"]), Namespace(CONTEXT["spdx"])
    graph.add((copy, RDF.type, dcat.Distribution))
    graph.add((copy, dcat.accessURL, copy))
    graph.add((copy, dcat.downloadURL, copy))
    graph.add((copy, dcat.mediaType, URIRef(MEDIA_TYPE + media_type)))
    graph.add((copy, dcat.byteSize, Literal(str(info.size), datatype=XSD.nonNegativeInteger)))
    for url in licence_urls(package):
        graph.add((copy, DCTERMS.license, URIRef(url)))
    checksum = URIRef(f"{copy}#sha256")
    graph.add((copy, spdx.checksum, checksum))
    graph.add((checksum, RDF.type, spdx.Checksum))
    graph.add((checksum, spdx.algorithm, spdx.checksumAlgorithm_sha256))
    graph.add((checksum, spdx.checksumValue, Literal(info.sha256, datatype=XSD.hexBinary)))


def json_ld(graph: Graph, context: Mapping[str, str]) -> bytes:
    """A graph as JSON-LD whose bytes depend on its statements alone."""
    value = json.loads(graph.serialize(format="json-ld", context=context, auto_compact=True))
    return (json.dumps(in_order(value), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def in_order(value: JsonValue) -> JsonValue:
    """JSON-LD sets have no order; here they get one."""
    if isinstance(value, dict):
        return {key: in_order(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return sorted((in_order(v) for v in value), key=lambda v: json.dumps(v, sort_keys=True))
    return value
