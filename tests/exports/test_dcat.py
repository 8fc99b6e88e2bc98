"""The DCAT catalogue: as the shapes in dcat.ttl ask, and every file in it as it says."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, Graph, Literal, Namespace, URIRef

from scripts.exports.downloads import downloads
from scripts.i18n.edition import Edition
from scripts.i18n.translator import LANGUAGES
from scripts.ingest.load import Loaded
from tests.conftest import PUBLIC_URL as HOME
from tests.ledgers import edition

# The reader of JSON-LD still makes a graph of a kind that rdflib itself wants to give up.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
SPDX = Namespace("http://spdx.org/rdf/terms#")


def sound(graph: Graph, shapes: Graph, beside: Graph | None = None) -> None:
    conforms, _, text = validate(graph, shacl_graph=shapes, ont_graph=beside)
    assert conforms, text


def voices(home: str) -> list[Edition]:
    within = {"vi": "", "en": "en/"}
    return [edition(c, f"Site {c}", home and home + within[c]) for c in LANGUAGES]


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
    assert len(copies) == 16 * 5 + 4 * 2
    for copy, address in copies:
        content = made[unquote(str(address).removeprefix(HOME))]
        assert int(str(graph.value(copy, DCAT.byteSize))) == len(content)
        checksum = graph.value(copy, SPDX.checksum)
        assert str(graph.value(checksum, SPDX.checksumValue)) == hashlib.sha256(content).hexdigest()
        assert graph.value(copy, DCTERMS.license)
    assert len({*graph.subjects(DCAT.keyword)}) == 16
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
