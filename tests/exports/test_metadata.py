"""What machines read: JSON-LD on pages, the DCAT catalogue, site maps, addresses of pages and their twins.

schema.org's vocabulary comes with pyshacl, as shapes; what DCAT asks is in dcat.ttl. No network is asked.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files as files_of
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote, urljoin
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, RDF, RDFS, SH, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from scripts.build import build, site_of
from scripts.exports import metadata
from scripts.exports.downloads import Voice, downloads
from scripts.i18n.translator import LANGUAGES, Words
from scripts.ingest.history import History, Revision, RowChange
from scripts.ingest.load import Loaded
from scripts.model.ledger import Ledger
from scripts.model.package import Package, Table
from tests.conftest import LEAN, invented

# The reader of JSON-LD still makes a graph of a kind that rdflib itself wants to give up.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
HOME = "https://ledger.example/open/"
SCHEMA = Namespace("http://schema.org/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
MAP = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
KINDS = ("Dataset", "DataDownload", "DataCatalog", "Organization", "PropertyValue", "Place")
LINKS, DAYS = ("url", "license", "contentUrl"), ("dateCreated", "dateModified")
# schema.org's own context in so far as these pages use it: it is read from the network by others.
CONTEXT: dict[str, Any] = {"@vocab": str(SCHEMA)}
CONTEXT |= {name: {"@type": "@id"} for name in LINKS}
CONTEXT |= {name: {"@type": "http://www.w3.org/2001/XMLSchema#date"} for name in DAYS}


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented land's site, built for an address."""
    place = invented(tmp_path_factory.mktemp("public"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SITE_URL", HOME)
        return build(place, date(2026, 11, 22), steps=LEAN).site


@cache
def vocabulary() -> Graph:
    return Graph().parse(data=(files_of("pyshacl") / "assets" / "schema.ttl").read_text("utf-8"))


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


# schema.org, on pages


@pytest.mark.parametrize("where", ["real", "public"])
def test_every_page_of_data_speaks_schema_org(where: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue("built_site" if where == "real" else "public")
    whole = Graph()
    pages = [*table_pages(site), *((f"{home}data/", site / home / "data/index.html") for home in ("", "en/"))]
    assert len(pages) == 28
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
        assert len(found["description"]) >= metadata.SHORT
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
    assert len(named) == 13
    for name, address in named.items():
        assert address == f"{name}/"
        page, _ = told(built_site / home / "data" / address / "index.html", HOME)
        assert page["identifier"] == name


# DCAT


def voices(home: str) -> list[Voice]:
    within = {"vi": "", "en": "en/"}
    return [Voice(Words(c, Ledger()), f"Site {c}", home and home + within[c]) for c in LANGUAGES]


@pytest.mark.parametrize("home", ["", HOME])
def test_the_catalogue_is_as_dcat_asks_and_its_files_are_as_it_says(
    home: str, real: Loaded, root: Path
) -> None:
    modified = {("targets", "targets"): date(2026, 11, 22)}
    made = {f.path: f.content for f in downloads(real.packages, voices(home), modified)}
    graph = Graph().parse(
        data=made["data/catalog.jsonld"], format="json-ld", publicID=HOME + "data/catalog.jsonld"
    )
    sound(graph, Graph().parse(root / "tests" / "dcat.ttl"))
    copies = [*graph.subject_objects(DCAT.downloadURL)]
    assert len(copies) == 13 * 5 + 4 * 2
    for copy, address in copies:
        content = made[unquote(str(address).removeprefix(HOME))]
        assert int(str(graph.value(copy, DCAT.byteSize))) == len(content)
        checksum = graph.value(copy, SPDX.checksum)
        assert str(graph.value(checksum, SPDX.checksumValue)) == hashlib.sha256(content).hexdigest()
        assert graph.value(copy, DCTERMS.license)
    assert len({*graph.subjects(DCAT.keyword)}) == 13
    dataset = URIRef(HOME + "data/targets/targets/#dataset")
    assert [*graph.subject_objects(DCTERMS.modified)] == [(dataset, Literal(date(2026, 11, 22)))]
    period = graph.value(dataset, DCTERMS.temporal)
    assert graph.value(period, URIRef(DCAT + "startDate")) == Literal(date(2026, 1, 1))


@pytest.mark.parametrize("lacking", ["byteSize", "downloadURL", "mediaType"])
def test_shapes_find_what_a_catalogue_lacks(lacking: str, real: Loaded, root: Path) -> None:
    made = {f.path: f.content for f in downloads(real.packages[:1], voices(HOME))}
    graph = Graph().parse(data=made["data/catalog.jsonld"], format="json-ld")
    graph.remove((None, DCAT[lacking], None))
    assert not validate(graph, shacl_graph=Graph().parse(root / "tests" / "dcat.ttl"))[0]


def test_the_published_catalogue_is_sound(built_site: Path, public: Path, root: Path) -> None:
    shapes = Graph().parse(root / "tests" / "dcat.ttl")
    for site in (built_site, public):
        file = site / "data" / "catalog.jsonld"
        graph = Graph().parse(file, format="json-ld", publicID=HOME + "data/catalog.jsonld")
        sound(graph, shapes)
        for address in graph.objects(None, DCAT.landingPage):
            assert (site / str(address).removeprefix(HOME) / "index.html").exists()


# Its parts


@pytest.mark.parametrize(
    ("period", "last"),
    [
        ("2026", date(2026, 12, 31)),
        ("2026-S1", date(2026, 6, 30)),
        ("2026-S2", date(2026, 12, 31)),
        ("2026-Q3", date(2026, 9, 30)),
        ("2028-02", date(2028, 2, 29)),
        ("2026-12", date(2026, 12, 31)),
    ],
)
def test_a_period_ends_on_its_last_day(period: str, last: date) -> None:
    assert metadata.ends(period) == last


def test_a_tables_last_change_is_its_latest() -> None:
    def revision(day: int, table: str) -> Revision:
        from datetime import UTC, datetime

        row = RowChange("targets", table, "x", "changed", ())
        return Revision("1", datetime(2026, 3, day, 23, tzinfo=UTC), "", (row,))

    history = History(True, (revision(3, "targets"), revision(2, "tasks"), revision(1, "targets")))
    assert history.modified == {
        ("targets", "targets"): date(2026, 3, 3),
        ("targets", "tasks"): date(2026, 3, 2),
    }


def strange(**told: Any) -> tuple[Package, Table]:
    """A package of somebody else's with a blank in its table's name, one column, no description."""
    names = dict.fromkeys(LANGUAGES, "T")
    given = {"name": "a b", "title": names, "description": {}, "fields": (), "lines": ()}
    table = Table(**given | rest())
    return Package(
        "else", "else", names, {}, "", "", (), (), (table,), {"keywords": ["k", "k", 1], **told}
    ), table


def rest() -> dict[str, Any]:
    """What a table has beside, of no matter here."""
    from dataclasses import MISSING, fields

    return {
        f.name: () if "tuple" in str(f.type) else b"" if f.type == "bytes" else ""
        for f in fields(Table)
        if f.name not in ("name", "title", "description", "fields", "lines")
        and f.default is MISSING
        and f.default_factory is MISSING
    }


@pytest.mark.parametrize("home", ["", HOME])
def test_what_is_not_known_is_not_told(home: str) -> None:
    package, table = strange()
    stored = dict.fromkeys(metadata.files(package, table), metadata.Stored.of(b"x" * 7))
    shop = metadata.Shop(Words("vi", Ledger()), "S", home, "", "Nơi", stored)
    found = json.loads(metadata.dataset(package, table, shop, ["A </script>"]))
    assert "</script" not in metadata.dataset(package, table, shop, ["A </script>"])
    lacking = ["license", "version", "dateCreated", "dateModified", "temporalCoverage", "spatialCoverage"]
    assert not set(lacking) & set(found)
    assert found["creator"] == [{"@type": "Organization", "name": "A </script>"}]
    assert found["keywords"] == ["k"]
    assert found["distribution"][0]["contentUrl"] == (home or "../../../") + "data/else/a%20b.csv"
    assert found["distribution"][0]["contentSize"] == "7 B"


# Pages among pages


def head(page: Path) -> SimpleNamespace:
    """What the head of a page says of it."""
    text = page.read_text("utf-8").split("</head>")[0]

    def every(pattern: str) -> list[Any]:
        return re.findall(pattern, text)

    return SimpleNamespace(
        canonical=every(r'<link rel="canonical" href="([^"]*)"'),
        twins=dict(every(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"')),
        description=every(r'<meta name="description" content="([^"]+)"'),
        shared=dict(every(r'<meta property="og:([^"]*)" content="([^"]*)"')),
    )


def addresses(site: Path) -> dict[str, Path]:
    """Every page's address from the root, but for the one of whoever is lost."""
    return {
        p.parent.relative_to(site).as_posix().removeprefix(".") + "/" if p.parent != site else "": p
        for p in site.rglob("index.html")
    }


def twin(path: str) -> str:
    return path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"


def test_every_page_names_its_address_its_twin_and_its_card(public: Path) -> None:
    pages = addresses(public)
    assert len(pages) > 40
    for path, page in pages.items():
        found = head(page)
        own, other = HOME + path, HOME + twin(path)
        vi, en = (other, own) if path.startswith("en/") else (own, other)
        assert found.canonical == [own]
        assert found.twins == {"vi": vi, "en": en, "x-default": vi}, path
        assert twin(path) in pages
        assert len(found.description) == 1
        assert found.shared["title"] and found.shared["description"] and found.shared["url"] == own
        image = public / unquote(found.shared["image"].removeprefix(HOME))
        assert found.shared["image"].startswith(HOME) and image.read_bytes().startswith(b"\x89PNG")


def test_without_an_address_none_is_invented(built_site: Path) -> None:
    for page in addresses(built_site).values():
        found = head(page)
        assert not found.canonical and not found.twins
        assert not {"url", "image"} & set(found.shared)
        assert len(found.description) == 1 and found.shared["title"]
    assert not [*built_site.rglob("sitemap*")]


def test_site_maps_hold_every_page_once_with_its_twin(public: Path) -> None:
    listed: dict[str, dict[str, str]] = {}
    for home in ("", "en/"):
        assert not (public / home / "sitemap.xml.gz").exists()
        for entry in ElementTree.parse(public / home / "sitemap.xml").getroot().findall("m:url", MAP):
            address = entry.findtext("m:loc", "", MAP)
            assert address.startswith(HOME + home) and address not in listed
            links = entry.findall("x:link", MAP)
            assert {link.get("rel") for link in links} == {"alternate"}
            listed[address] = {str(link.get("hreflang")): str(link.get("href")) for link in links}
    assert {*listed} == {HOME + path for path in addresses(public)}
    for address, twins in listed.items():
        path = address.removeprefix(HOME)
        mine, other = ("en", "vi") if path.startswith("en/") else ("vi", "en")
        assert twins == {mine: address, other: HOME + twin(path)}
        assert listed[twins[other]] == twins


@pytest.mark.parametrize("where", ["real", "public"])
def test_robots_are_welcome_and_find_the_maps(where: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue("built_site" if where == "real" else "public")
    robots = RobotFileParser()
    robots.parse((site / "robots.txt").read_text("utf-8").splitlines())
    assert robots.can_fetch("any", f"{HOME}data/targets/targets/")
    maps = [f"{HOME}{home}sitemap.xml" for home in ("", "en/")]
    assert sorted(robots.site_maps() or []) == (sorted(maps) if where == "public" else [])


def test_an_address_may_lack_its_last_slash(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", HOME.rstrip("/"))
    assert [site_of(small, code).url for code in LANGUAGES] == [HOME, f"{HOME}en/"]
