"""A built site in; site maps in which each page names its twin, and robots.txt, out."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from scripts.i18n.translator import LANGUAGES

FIRST = LANGUAGES[0]
MAP, XHTML = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"


def write_sitemaps(site: Path) -> None:
    """Write each language's map with the other's address of each page, and `robots.txt` that names the maps.

    A map without an address (a site that nobody has told where it will stand) is removed.
    """
    ElementTree.register_namespace("", MAP)
    ElementTree.register_namespace("xhtml", XHTML)
    known = {file: ElementTree.parse(file) for file in sorted(site.glob("**/sitemap.xml"))}
    addresses = {file: {n.text or "" for n in tree.iter(f"{{{MAP}}}loc")} for file, tree in known.items()}
    homes = {f: min(a, key=len) for f, a in addresses.items() if a}
    robots = ["User-agent: *", "Allow: /"]
    for file, tree in known.items():
        for zipped in file.parent.glob("sitemap.xml.gz"):
            zipped.unlink()
        if file not in homes:
            file.unlink()
            continue
        for entry in tree.getroot():
            place = (entry.findtext(f"{{{MAP}}}loc") or "").removeprefix(homes[file])
            for other, home in homes.items():
                if home + place in addresses[other]:
                    language = other.parent.relative_to(site).name or FIRST
                    ElementTree.SubElement(
                        entry, f"{{{XHTML}}}link", rel="alternate", hreflang=language, href=home + place
                    )
        tree.write(file, "utf-8", xml_declaration=True)
        robots.append(f"Sitemap: {homes[file]}sitemap.xml")
    (site / "robots.txt").write_text("\n".join(robots) + "\n", "utf-8")
