"""This room makes the doors to a correction: a letter, an issue, the table's file where it may be edited.

Every address is made from settings that have been judged here. Where nobody has set one there is no door,
and a page says so: no address is guessed, no link is dead.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from scripts.i18n.translator import Translator
from scripts.model.package import Package, Table
from scripts.model.problem import Problem, problem

# What a slip asks for. The fields of the issue forms have the same ids, so that an address can fill them in.
FIELDS = ("package", "table", "row", "column", "shown", "should", "quote", "source")
ASKED = FIELDS[2:]  # what a person writes: the row's name says its package and table
FORMS = {"vi": "1-sua-so.yml", "en": "2-correct-a-figure.yml"}  # in .github/ISSUE_TEMPLATE
BRANCH = "main"
SETTINGS = "mkdocs.yml"

HOST = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])"  # one that has a name
NOWHERE = re.compile(r"(?:^|\.)(?:localhost|local|lan|home|internal|localdomain|test|invalid|example)$")
PLAIN = re.compile(r"[!-\[\]-~]+")  # browsers take a backslash for a slash
STEP = re.compile(r"[\w.~+-]+", re.ASCII)
SHORT = re.compile(r"[\w.-]+@([^:/@\s]+):(?!/)(\S+)", re.ASCII)  # git@host:owner/name
ADDRESSEE = re.compile(rf"[a-z0-9](?:[a-z0-9._+-]{{0,62}}[a-z0-9])?@{HOST}", re.IGNORECASE)
REF = re.compile(r"(?!.*(?:\.\.|//|/\.|\.lock(?:/|$)))[\w][\w./+-]*(?<![./])", re.ASCII)


@dataclass(frozen=True)
class Forge:
    """Where a kind of host has its pages, after a repository's address."""

    edit: str
    blame: str
    issue: str = "/issues/new"
    title: str = "title"  # what its new issue calls what it is told
    body: str = "body"
    forms: bool = False  # has forms, whose fields are filled in by their ids


FORGES = {
    "github": Forge("/edit/{branch}/{path}", "/blame/{branch}/{path}", forms=True),
    "gitlab": Forge(
        *("/-/edit/{branch}/{path}", "/-/blame/{branch}/{path}", "/-/issues/new"),
        *("issue[title]", "issue[description]"),
    ),
    "forgejo": Forge("/_edit/{branch}/{path}", "/blame/branch/{branch}/{path}"),
}
# A host's name → what runs there; every other host must be named in the settings.
NAMED = (
    (re.compile(r"^(?:www\.)?github\.(?!io$)"), "github"),
    (re.compile(r"^gitlab\."), "gitlab"),
    (re.compile(r"^(?:forgejo|gitea)\.|^codeberg\.org$"), "forgejo"),
)


@dataclass(frozen=True)
class Doors:
    """Where a site's data are kept and who reads letters; whatever is empty, nobody has set."""

    repository: str = ""  # https://host/owner/name, without a slash at its end
    forge: str = ""  # a key of FORGES; empty where it is not known what the host has
    branch: str = BRANCH
    contact: str = ""  # an e-mail address

    @property
    def host(self) -> str:
        """The name of the host, as people know it."""
        return urlsplit(self.repository).netloc

    @property
    def kind(self) -> Forge | None:
        return FORGES.get(self.forge) if self.repository else None

    def edit(self, path: str) -> str:
        """A file in the host's own editor; empty where there is none."""
        return self.place(self.kind.edit, path) if self.kind else ""

    def blame(self, path: str, line: int | None = None) -> str:
        """A file with who wrote each line and when, at a line; empty where there is none."""
        if not self.kind:
            return ""
        return self.place(self.kind.blame, path) + (f"#L{line}" if line else "")

    def place(self, form: str, path: str) -> str:
        return self.repository + form.format(branch=quote(self.branch), path=quote(path))

    def issue(
        self, language: str, title: str = "", body: str = "", facts: Mapping[str, str] | None = None
    ) -> str:
        """A new issue with what is known filled in: `facts` by field where there are forms, else `body`."""
        if not self.kind:
            return ""
        told = {"template": FORMS[language]} if self.kind.forms else {}
        told[self.kind.title] = title
        told |= facts or {} if self.kind.forms else {self.kind.body: body}
        filled = {name: text for name, text in told.items() if text}
        return self.repository + self.kind.issue + ("?" + query(filled) if filled else "")

    def letter(self, subject: str, body: str) -> str:
        """A letter with its subject and its beginning; empty where nobody reads letters."""
        if not self.contact:
            return ""
        told = query({"subject": subject, "body": "\r\n".join(body.splitlines())})
        return f"mailto:{quote(self.contact, safe='@+')}?{told}"


def query(told: Mapping[str, str]) -> str:
    """Names and texts as an address carries them; a blank is %20, since letters do not know +."""
    return urlencode(told, quote_via=quote, safe="")


def named(package: str, table: str, id: str) -> str:
    """What is put after the address of the page of doors, so that it knows the row."""
    return f"?row={quote(f'{package}/{table}/{id}')}#row"


# What settings say


def doors(told: str, remote: str = "", forge: str = "", branch: str = "", contact: str = "") -> Doors:
    """The doors that these settings open; `remote` is what git says where nobody has told an address."""
    place = repository(told) or ("" if told.strip() else repository(remote))
    kind = forge if forge in FORGES else forge_of(place)
    return Doors(place, kind if place else "", ref(branch) or BRANCH, addressee(contact))


def wrong(told: str, forge: str = "", branch: str = "", contact: str = "") -> Iterator[Problem]:
    """Settings that somebody has made and that say nothing that could be used."""
    if told.strip() and not repository(told):
        yield problem(SETTINGS, "repository-not-address", told=told.strip())
    if forge and forge not in FORGES:
        yield problem(SETTINGS, "forge-not-known", told=forge, known=", ".join(FORGES))
    if branch.strip() and not ref(branch):
        yield problem(SETTINGS, "branch-not-name", told=branch.strip())
    if contact.strip() and not addressee(contact):
        yield problem(SETTINGS, "contact-not-address", told=contact.strip())


def repository(told: str) -> str:
    """A repository's address as a browser opens it; empty for what is none: a path, a machine without a name.

    Takes https://…, http://…, ssh://git@…, git@host:owner/name. A name, a password or a token in it is left
    out, and so are .git, a query and a fragment.
    """
    text = told.strip()
    short = SHORT.fullmatch(text)
    if short:
        text = f"ssh://{short[1]}/{short[2]}"
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if not PLAIN.fullmatch(text) or parts.scheme not in ("http", "https", "ssh") or not is_named(host):
        return ""
    steps = parts.path.strip("/").removesuffix(".git").split("/")
    if not all(STEP.fullmatch(step) and step.strip(".") for step in steps):
        return ""
    if forge_of(f"https://{host}/") == "github" and len(steps) != 2:
        return ""
    scheme = "https" if parts.scheme == "ssh" else parts.scheme
    shown = f":{port}" if port and parts.scheme != "ssh" else ""
    return f"{scheme}://{host}{shown}/{'/'.join(steps)}"


def is_named(host: str) -> bool:
    """True for a host that others can reach by its name."""
    return bool(len(host) <= 253 and re.fullmatch(HOST, host) and not NOWHERE.search(host))


def forge_of(place: str) -> str:
    """What runs at a repository's host, where its name tells."""
    host = urlsplit(place).hostname or ""
    return next((kind for name, kind in NAMED if name.search(host)), "")


def addressee(told: str) -> str:
    """An e-mail address; empty for what is none."""
    text = told.strip()
    is_one = ADDRESSEE.fullmatch(text) and ".." not in text and is_named(text.rpartition("@")[2].lower())
    return text if is_one else ""


def ref(told: str) -> str:
    """A branch's name; empty for what is none."""
    text = told.strip()
    return text if len(text) <= 200 and REF.fullmatch(text) else ""


# Tables, as files of the repository


def file_of(package: Package, table: Table) -> str:
    """The file that holds a table's rows, from the repository's top; else the one that names it."""
    return f"datasets/{package.folder}/{table.path if table.whole else 'datapackage.json'}"


def first_row(table: Table) -> int | None:
    """The number of its first row, where the others follow it one by one; else nothing."""
    numbers = [line.number for line in table.lines]
    follow = numbers and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return numbers[0] if follow else None


def first_line(table: Table) -> int | None:
    """The line of its file on which its first row stands, where every row is one line; else nothing."""
    first = first_row(table)
    if not first or not table.whole or len(table.raw.splitlines()) != table.lines[-1].number:
        return None
    return first


def doubted(table: Table, language: str) -> str:
    """The columns that a reader of this language may mean, as JSON: figure, words, else any."""
    names = [field.name for field in table.fields]
    likely = [name for name in names if name == "value"] + [n for n in names if n.endswith(f"_{language}")]
    rest = [name for name in names if name not in table.keys]
    return json.dumps((likely or rest or names)[:3], ensure_ascii=False)


def read_in(table: Table) -> tuple[str, str]:
    """The column that says in which document a row was read, and the table that names it; else nothing."""
    for name in ("source", "document"):
        for other in table.references:
            if other.fields == (name,):
                return name, f"{other.package}/{other.table}"
    return "", ""


def keys(table: Table) -> str:
    """The columns that a row is named by, as JSON; none where rows have only their numbers."""
    return json.dumps(table.keys, ensure_ascii=False)


# What is written before anybody has filled in anything


def empty_slip(t: Translator) -> str:
    """The slip as text, a line a field."""
    return "\n".join(f"{nth}. {t.text(f'doors.{name}')}: " for nth, name in enumerate(ASKED, 1))


def empty_letter(at: Doors, t: Translator, site: str) -> str:
    """A letter that asks what the slip asks."""
    return at.letter(t.text("doors.subject", site=site), empty_slip(t))


def issue_about(at: Doors, t: Translator, package: Package, table: Table) -> str:
    """A new issue about a table."""
    name = f"{package.name}/{table.name}"
    title = t.text("doors.title", what=name)
    return at.issue(t.code, title, empty_slip(t), {"package": package.name, "table": table.name})
