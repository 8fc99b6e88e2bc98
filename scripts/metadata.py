"""This room catalogues: packages and tables in the words that machines search by, schema.org and DCAT 3."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from scripts.package import Package, Table

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

FORMATS = {
    "csv": ("text/csv", "CSV"),
    "excel.csv": ("text/csv", "CSV (Excel)"),
    "json": ("application/json", "JSON"),
    "parquet": ("application/vnd.apache.parquet", "Parquet"),
}
CATALOGUE = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/"


def catalogue(packages: Iterable[Package], names: dict[str, str], home: str, hashes: dict[str, str]) -> bytes:
    """`catalog.jsonld`: every package and table as DCAT 3; `names` is the site's name by language."""
    from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

    spdx = Namespace(CATALOGUE["spdx"])
    graph = Graph()
    base = home or "./"
    whole = URIRef(f"{base}data/#catalogue")
    publisher = URIRef(f"{base}about/#publisher")
    graph.add((whole, RDF.type, DCAT.Catalog))
    graph.add((whole, DCTERMS.publisher, publisher))
    graph.add((publisher, RDF.type, FOAF.Agent))
    for language, name in names.items():
        graph.add((whole, DCTERMS.title, Literal(name, lang=language)))
        graph.add((whole, DCTERMS.description, Literal(name, lang=language)))
        graph.add((whole, DCTERMS.language, URIRef(LANGUAGE + language)))
        graph.add((publisher, FOAF.name, Literal(name, lang=language)))
    for package in packages:
        for table in package.tables:
            dataset = URIRef(f"{base}data/{package.slug}/{table.slug}/#dataset")
            graph.add((whole, DCAT.dataset, dataset))
            graph.add((dataset, RDF.type, DCAT.Dataset))
            graph.add((dataset, DCTERMS.publisher, publisher))
            graph.add((dataset, DCAT.landingPage, URIRef(f"{base}data/{package.slug}/{table.slug}/")))
            graph.add((dataset, DCTERMS.identifier, Literal(f"{package.slug}/{table.slug}")))
            if package.version:
                graph.add((dataset, DCAT.version, Literal(package.version)))
            described(graph, dataset, table)
            for ending, (media, _) in FORMATS.items():
                path = f"data/{package.slug}/{table.slug}.{ending}"
                copy = URIRef(f"{base}{path}")
                graph.add((dataset, DCAT.distribution, copy))
                graph.add((copy, RDF.type, DCAT.Distribution))
                graph.add((copy, DCAT.accessURL, copy))
                graph.add((copy, DCAT.downloadURL, copy))
                graph.add(
                    (copy, DCAT.mediaType, URIRef(f"https://www.iana.org/assignments/media-types/{media}"))
                )
                for licence in package.licenses:
                    if licence.get("path"):
                        graph.add((copy, DCTERMS.license, URIRef(licence["path"])))
                checksum = URIRef(f"{base}{path}#sha256")
                graph.add((copy, spdx.checksum, checksum))
                graph.add((checksum, RDF.type, spdx.Checksum))
                graph.add((checksum, spdx.algorithm, spdx.checksumAlgorithm_sha256))
                graph.add((checksum, spdx.checksumValue, Literal(hashes[path], datatype=XSD.hexBinary)))
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
