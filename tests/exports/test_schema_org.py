"""schema.org on pages of data: its own shapes are kept, each file is where it says, nothing unknown is told.

schema.org's vocabulary comes with pyshacl, as shapes. No network is asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from functools import cache
from importlib.resources import files as files_of_package
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

import pytest
from pyshacl import validate
from rdflib import RDF, RDFS, SH, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from scripts.exports import schema_org
from scripts.exports.citations import NOT_KNOWN
from scripts.exports.files import FileInfo
from scripts.exports.formats import files_of
from scripts.i18n.translator import LANGUAGES
from scripts.model.package import Contributor, Package, Table
from tests.conftest import PUBLIC_URL as HOME
from tests.ledgers import edition

# The reader of JSON-LD still makes a graph of a kind that rdflib itself wants to give up.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
SCHEMA = Namespace("http://schema.org/")
KINDS = ("Dataset", "DataDownload", "DataCatalog", "Organization", "PropertyValue", "Place")
LINKS, DAYS = ("url", "license", "contentUrl"), ("dateCreated", "dateModified")
# schema.org's own context in so far as these pages use it: it is read from the network by others.
CONTEXT: dict[str, Any] = {"@vocab": str(SCHEMA)}
CONTEXT |= {name: {"@type": "@id"} for name in LINKS}
CONTEXT |= {name: {"@type": "http://www.w3.org/2001/XMLSchema#date"} for name in DAYS}


@cache
def vocabulary() -> Graph:
    return Graph().parse(data=(files_of_package("pyshacl") / "assets" / "schema.ttl").read_text("utf-8"))


@cache
def classes() -> Graph:
    """Which class is part of which: what a validator has to know of the data's types."""
    found = Graph()
    for triple in vocabulary().triples((None, RDFS.subClassOf, None)):
        found.add(triple)
    return found


@cache
def shapes_of_ours() -> Graph:
    """The shapes of the types that our pages use and of what these are kinds of: others cost minutes."""
    found, whole = Graph(), vocabulary()
    for kind in {parent for name in KINDS for parent in ancestors(SCHEMA[name])}:
        found += whole.cbd(kind)
        for shape in whole.objects(kind, SH.property):
            found += whole.cbd(shape)
    return found


def told(page: Path, address: str) -> tuple[dict[str, Any], Graph]:
    """The one piece of JSON-LD on a page, as it is written and as statements seen from an address."""
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text("utf-8"), re.S)
    found = json.loads(text)
    assert found["@context"] == "https://schema.org/"
    graph = Graph().parse(data=json.dumps(found | {"@context": CONTEXT}), format="json-ld", publicID=address)
    return found, graph


def ancestors(kind: Node) -> set[Node]:
    return set(classes().transitive_objects(kind, RDFS.subClassOf))


@cache
def properties(kind: Node) -> set[Node | None]:
    """Everything that schema.org lets one say of a thing of a type."""
    shapes = vocabulary()
    own = (shape for parent in ancestors(kind) for shape in shapes.objects(parent, SH.property))
    return {shapes.value(shape, SH.path) for shape in own}


def unknown(graph: Graph) -> Iterator[str]:
    """Types that schema.org does not have; properties that it does not have for a thing of that type."""
    for thing in set(graph.subjects()):
        (kind,) = graph.objects(thing, RDF.type)
        if (kind, RDF.type, RDFS.Class) not in vocabulary():
            yield str(kind)
        may = properties(kind) | {RDF.type}
        yield from (f"{kind} {name}" for name in graph.predicates(thing) if name not in may)


def table_pages(site: Path) -> Iterator[tuple[str, Path]]:
    for home in ("", "en/"):
        for page in sorted((site / home).glob("data/*/*/index.html")):
            yield page.parent.relative_to(site).as_posix() + "/", page


def sound(graph: Graph, shapes: Graph, beside: Graph | None = None) -> None:
    conforms, _, text = validate(graph, shacl_graph=shapes, ont_graph=beside)
    assert conforms, text


@pytest.mark.parametrize("where", ["real", "public"])
def test_every_page_of_data_speaks_schema_org(where: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue("built_site" if where == "real" else "public")
    whole = Graph()
    pages = [*table_pages(site), *((f"{home}data/", site / home / "data/index.html") for home in ("", "en/"))]
    assert len(pages) == 34
    for path, page in pages:
        _, graph = told(page, HOME + path)
        assert not [*unknown(graph)]
        whole += graph
    assert {*whole.objects(None, RDF.type)} == {SCHEMA[kind] for kind in KINDS}
    sound(whole, shapes_of_ours(), classes())


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({"@type": "Dataset", "contentUrl": "x"}, "Dataset http://schema.org/contentUrl"),
        ({"@type": "Datasets"}, "Datasets"),
    ],
)
def test_a_word_that_schema_org_lacks_is_found(told: dict[str, Any], wrong: str) -> None:
    graph = Graph().parse(data=json.dumps({"@context": CONTEXT} | told), format="json-ld", publicID=HOME)
    assert any(wrong in one for one in unknown(graph))


def test_a_value_of_another_kind_is_found() -> None:
    graph = Graph()
    graph.add((URIRef(HOME), RDF.type, SCHEMA.DataDownload))
    graph.add((URIRef(HOME), SCHEMA.contentUrl, Literal("no address")))
    assert not validate(graph, shacl_graph=shapes_of_ours(), ont_graph=classes())[0]


@pytest.mark.parametrize("where", ["real", "public"])
def test_each_file_of_a_table_is_where_its_page_says_and_as_large(
    where: str, request: pytest.FixtureRequest
) -> None:
    site = request.getfixturevalue("built_site" if where == "real" else "public")
    for path, page in table_pages(site):
        found, _ = told(page, HOME + path)
        assert len(found["distribution"]) == 7
        for copy in found["distribution"]:
            address = copy["contentUrl"]
            assert address.startswith(HOME) == (where == "public")
            there = urljoin(HOME + path, address)
            assert there.startswith(HOME + "data/")
            file = site / unquote(there.removeprefix(HOME))
            assert copy["contentSize"] == f"{file.stat().st_size} B"
        if where == "public":
            assert found["url"] == HOME + path
            assert found["includedInDataCatalog"]["url"] == urljoin(HOME + path, "../../")


def test_our_tables_tell_of_their_place_their_periods_and_enough(built_site: Path) -> None:
    spans = {}
    for path, page in table_pages(built_site):
        found, _ = told(page, HOME + path)
        assert len(found["description"]) >= schema_org.SHORT
        assert found["spatialCoverage"] == {"@type": "Place", "name": "Điện Biên"}
        assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
        assert found["keywords"] and found["dateCreated"] == "2026-01-31"
        assert "dateModified" not in found  # the copy that was built has no git
        spans[found["identifier"]] = found.get("temporalCoverage")
    assert {name: span for name, span in spans.items() if span} == {
        "targets/targets": "2026-01-01/2026-12-31",
        "results/results": "2025-01-01/2026-01-31",
    }


@pytest.mark.parametrize("home", ["", "en/"])
def test_the_catalogue_leads_to_each_tables_page(home: str, built_site: Path) -> None:
    found, _ = told(built_site / home / "data/index.html", f"{HOME}{home}data/")
    assert found["@type"] == "DataCatalog"
    named = {one["identifier"]: one["url"] for one in found["dataset"]}
    assert len(named) == 16
    for name, address in named.items():
        assert address == f"{name}/"
        page, _ = told(built_site / home / "data" / address / "index.html", HOME)
        assert page["identifier"] == name


def strange(**told: Any) -> tuple[Package, Table]:
    """A package of somebody else's with a blank in its table's name, one column, no description."""
    names = dict.fromkeys(LANGUAGES, "T")
    given = {"name": "a b", "title": names, "description": {}, "fields": (), "lines": ()}
    table = Table(**given | rest())
    return Package("else", "else", names, {}, "", "", (), (), (table,), keywords=("k",), **told), table


def rest() -> dict[str, Any]:
    """What a table has beside, of no matter here."""
    return {
        f.name: () if "tuple" in str(f.type) else b"" if f.type == "bytes" else ""
        for f in fields(Table)
        if f.name not in ("name", "title", "description", "fields", "lines")
        and f.default is MISSING
        and f.default_factory is MISSING
    }


@pytest.mark.parametrize("home", ["", HOME])
def test_what_is_not_known_is_not_told(home: str) -> None:
    package, table = strange(contributors=(Contributor("A </script>", ""),))
    infos = dict.fromkeys(files_of(package, table), FileInfo.of(b"x" * 7))
    theirs = edition("vi", "S", home)
    theirs = replace(theirs, site=replace(theirs.site, place="Nơi"))
    text = schema_org.dataset(package, table, theirs, infos, NOT_KNOWN)
    found = json.loads(text)
    assert "</script" not in text
    lacking = ["license", "version", "dateCreated", "dateModified", "temporalCoverage", "spatialCoverage"]
    assert not set(lacking) & set(found)
    assert found["creator"] == [{"@type": "Organization", "name": "A </script>"}]
    assert found["keywords"] == ["k"]
    assert found["distribution"][0]["contentUrl"] == (home or "../../../") + "data/else/a%20b.csv"
    assert found["distribution"][0]["contentSize"] == "7 B"
