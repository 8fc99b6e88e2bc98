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
            dataset = URIRef(f"{base}data/{package.name}/{table.name}/#dataset")
            graph.add((whole, dcat.dataset, dataset))
            graph.add((dataset, RDF.type, dcat.Dataset))
            graph.add((dataset, DCTERMS.publisher, publisher))
            graph.add((dataset, dcat.landingPage, URIRef(f"{base}data/{package.name}/{table.name}/")))
            graph.add((dataset, DCTERMS.identifier, Literal(f"{package.name}/{table.name}")))
            if package.version:
                graph.add((dataset, dcat.version, Literal(package.version)))
            described(graph, dataset, table)
            for ending, (media, _) in FORMATS.items():
                path = f"data/{package.name}/{table.name}.{ending}"
                copy = URIRef(f"{base}{path}")
                graph.add((dataset, dcat.distribution, copy))
                graph.add((copy, RDF.type, dcat.Distribution))
                graph.add((copy, dcat.accessURL, copy))
                graph.add((copy, dcat.downloadURL, copy))
                graph.add(
                    (copy, dcat.mediaType, URIRef(f"https://www.iana.org/assignments/media-types/{media}"))
                )
                for licence in package.licenses:
                    if str(licence.get("path", "")).startswith(("https://", "http://")):
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


def dataset(package: Package, table: Table, language: str, site: str, home: str, hop: str) -> str:
    """A table as schema.org `Dataset` in one language, ready for a page's `script` element.

    `home` is this language's absolute address, empty where nobody has set it; `hop` leads to the root.
    """
    root = home.removesuffix("en/") if hop else home
    place = f"data/{package.name}/{table.name}"
    described = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": table.title[language],
        "description": table.description.get(language) or table.title[language],
        "inLanguage": list(table.title),
        "isAccessibleForFree": True,
        "identifier": f"{package.name}/{table.name}",
        "version": package.version,
        "license": next((x["path"] for x in package.licenses if x.get("path")), ""),
        "url": f"{home}{place}/" if home else "",
        "creator": {"@type": "Organization", "name": site},
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": site,
            "url": f"{home}data/" if home else "",
        },
        "keywords": package.descriptor.get("keywords", []),
        "variableMeasured": [
            {"@type": "PropertyValue", "name": f.name, "description": f.title[language]} for f in table.fields
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "encodingFormat": media,
                "contentUrl": f"{root}{place}.{ending}",
            }
            for ending, (media, name) in FORMATS.items()
        ],
    }
    return json.dumps(stated(described), ensure_ascii=False).replace("<", "\\u003c")


def stated(value: Any) -> Any:
    """What is known: an empty text or list says nothing and is left out."""
    if isinstance(value, dict):
        return {key: stated(inner) for key, inner in value.items() if inner not in ("", [])}
    if isinstance(value, list):
        return [stated(inner) for inner in value]
    return value
