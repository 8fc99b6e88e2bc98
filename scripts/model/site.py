"""What the configuration says of the site in one language, and how addresses of its pages are made."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True)
class Site:
    """The site in one language, as mkdocs.yml tells it; addresses are empty where nobody has set one."""

    name: str
    url: str  # absolute address of this language's home, with a slash at its end
    root_url: str  # the same of the site's root, where the files stand that all languages share
    to_root: str  # from this language's home to the root: "" or "../"
    place: str  # whose ledger it is
    headline: str  # id of the indicator that the home page opens with
    chart_png: bool = False  # charts are PNG files too; else a reader's browser makes one of the SVG

    def file_url(self, here: str, path: str) -> str:
        """A shared file's address: absolute where the root's is known, else as seen from the page `here`."""
        return self.root_url + quote(path) if self.root_url else relative(here, self.to_root + quote(path))


@dataclass(frozen=True)
class CorrectionSettings:
    """What somebody has set about the repository and the letters, as it is written; empty where none is."""

    repository: str  # repo_url: the repository's address
    forge: str  # extra.forge: what the host runs, where its address does not tell
    branch: str  # extra.branch
    contact: str  # extra.contact: an e-mail address


def relative(here: str, there: str) -> str:
    """A link from one page's path to another's: both end in a slash, the home page is empty."""
    return "../" * here.count("/") + there or "./"
