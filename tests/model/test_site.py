"""Addresses: a link leads from any page to any other, with the site's own address known or not."""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.model.site import Site, relative

STEPS = st.lists(st.sampled_from(["targets", "data", "điểm", "a-b"]), max_size=4)
PAGES = STEPS.map(lambda steps: "".join(f"{step}/" for step in steps))
HOME = "https://example.org/ledger/"


def site(url: str = "", to_root: str = "") -> Site:
    """A language's site; its root is the folder above the English one."""
    return Site("Ledger", url, url.removesuffix("en/"), to_root, "Testland", "")


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "", "./"),
        ("", "targets/", "targets/"),
        ("targets/", "", "../"),
        ("targets/", "targets/", "../targets/"),
        ("indicators/growth/", "targets/#a", "../../targets/#a"),
        ("data/lands/rivers/", "data/all.csv", "../../../data/all.csv"),
    ],
)
def test_a_link_goes_up_a_step_for_each_of_its_pages_and_down_again(here: str, there: str, link: str) -> None:
    assert relative(here, there) == link


@given(PAGES, PAGES)
def test_a_relative_link_leads_from_any_page_to_any_other(here: str, there: str) -> None:
    assert urljoin(HOME + here, relative(here, there)) == HOME + there


@pytest.mark.parametrize(("home", "to_root"), [("", ""), ("en/", "../")], ids=["vi", "en"])
@given(here=PAGES, path=STEPS.map(lambda steps: "/".join(["data", *steps, "một tệp.csv"])))
def test_a_shared_file_is_the_same_from_every_page_of_every_language(
    home: str, to_root: str, here: str, path: str
) -> None:
    unset = site(to_root=to_root).file_url(here, path)
    assert not urlsplit(unset).scheme
    absolute = site(HOME + home, to_root).file_url(here, path)
    assert urljoin(HOME + home + here, unset) == absolute
    assert unquote(absolute) == HOME + path


@pytest.mark.parametrize("path", ["data/a b.csv", "data/50%.csv", "data/a#b.csv", "data/a?b.csv", "điểm.csv"])
def test_no_sign_in_a_files_name_means_anything_in_its_address(path: str) -> None:
    for one in (site(HOME), site()):
        parts = urlsplit(one.file_url("", path))
        assert (parts.query, parts.fragment) == ("", "") and parts.geturl().isascii()
        assert unquote(parts.path).endswith(path)
