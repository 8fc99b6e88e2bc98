"""Site maps: each page names its twin; a site without an address has no map."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from scripts.publish.sitemap import MAP, XHTML, write_sitemaps

HOME = "https://example.org/"


def sitemap(place: Path, *addresses: str) -> None:
    """A map as MkDocs writes it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    entries = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    place.write_text(f'<urlset xmlns="{MAP}">{entries}</urlset>', "utf-8")
    place.with_name("sitemap.xml.gz").write_bytes(b"")


def alternates(place: Path) -> dict[str, set[tuple[str, str]]]:
    """address → (language, address) of its twins."""
    return {
        entry.findtext(f"{{{MAP}}}loc") or "": {
            (link.get("hreflang") or "", link.get("href") or "") for link in entry.iter(f"{{{XHTML}}}link")
        }
        for entry in ElementTree.parse(place).getroot()
    }


def test_each_page_names_itself_and_its_twin_in_both_languages(tmp_path: Path) -> None:
    sitemap(tmp_path / "sitemap.xml", HOME, f"{HOME}targets/", f"{HOME}only/")
    sitemap(tmp_path / "en" / "sitemap.xml", f"{HOME}en/", f"{HOME}en/targets/")
    write_sitemaps(tmp_path)
    both = {("vi", f"{HOME}targets/"), ("en", f"{HOME}en/targets/")}
    assert alternates(tmp_path / "sitemap.xml")[f"{HOME}targets/"] == both
    assert alternates(tmp_path / "en" / "sitemap.xml")[f"{HOME}en/targets/"] == both
    assert alternates(tmp_path / "sitemap.xml")[f"{HOME}only/"] == {("vi", f"{HOME}only/")}
    assert not list(tmp_path.rglob("*.gz"))


def test_robots_are_told_the_maps_and_a_map_without_an_address_goes(tmp_path: Path) -> None:
    sitemap(tmp_path / "sitemap.xml", HOME)
    sitemap(tmp_path / "en" / "sitemap.xml")
    write_sitemaps(tmp_path)
    robots = (tmp_path / "robots.txt").read_text("utf-8")
    assert robots == f"User-agent: *\nAllow: /\nSitemap: {HOME}sitemap.xml\n"
    assert not (tmp_path / "en" / "sitemap.xml").exists()
