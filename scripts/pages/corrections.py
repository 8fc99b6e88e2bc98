"""Links for correcting a row: a letter, an issue, the table's file in its host's editor, made from settings.

Where nobody has set a repository or an address for letters there is no link, and a page says so: no address
is guessed, no link is dead. Settings come from whoever builds a site, and from git's `origin`, which may hold
a token or a path of one machine: what is published is only what others can open.
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

# What a correction says. The fields of the issue forms have the same ids: an address fills them in.
FIELDS = ("package", "table", "row", "column", "shown", "should", "quote", "source")
ASKED_FIELDS = FIELDS[2:]  # what a person writes: the row's name says its package and table
FORMS = {"vi": "1-sua-so.yml", "en": "2-correct-a-figure.yml"}  # in .github/ISSUE_TEMPLATE
BRANCH = "main"
SETTINGS = "mkdocs.yml"

# A host's name of two labels or more (RFC 1123), the last one begun by a letter: no number of a machine.
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])")
# Names that lead nowhere outside one network or at all (RFC 2606, RFC 6762, ICANN's .internal).
PRIVATE_HOST = re.compile(r"(?:^|\.)(?:localhost|local|lan|home|internal|localdomain|test|invalid|example)$")
NO_BACKSLASH = re.compile(r"[!-\[\]-~]+")  # browsers take a backslash for a slash
PATH_STEP = re.compile(r"[\w.~+-]+", re.ASCII)
SCP_FORM = re.compile(r"[\w.-]+@([^:/@\s]+):(?!/)(\S+)", re.ASCII)  # git@host:owner/name
MAILBOX = re.compile(r"[\w.+-]+", re.ASCII)  # RFC 5321 has more signs: some act in mailto:
BRANCH_NAME = re.compile(r"(?!.*(?:\.\.|//|/\.|\.lock(?:/|$)))[\w][\w./+-]*(?<![./])", re.ASCII)


@dataclass(frozen=True)
class Forge:
    """Where a kind of host has its pages, after a repository's address."""

    edit: str
    blame: str
    issue: str = "/issues/new"
    title: str = "title"  # parameters of its address for a new issue
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
# A host's name → the key of what runs there; every other host's must be set.
FORGE_BY_HOST = (
    (re.compile(r"^(?:www\.)?github\.(?!io$)"), "github"),
    (re.compile(r"^gitlab\."), "gitlab"),
    (re.compile(r"^(?:forgejo|gitea)\.|^codeberg\.org$"), "forgejo"),
)


@dataclass(frozen=True)
class CorrectionLinks:
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
        """The pages of the repository's host; None where there is no repository or its kind is not known."""
        return FORGES.get(self.forge) if self.repository else None

    def edit(self, path: str) -> str:
        """A file in the host's own editor; empty where there is none."""
        return self.file_url(self.kind.edit, path) if self.kind else ""

    def blame(self, path: str, line: int | None = None) -> str:
        """A file with who wrote each line and when, at a line; empty where there is none."""
        if not self.kind:
            return ""
        return self.file_url(self.kind.blame, path) + (f"#L{line}" if line else "")

    def file_url(self, pattern: str, path: str) -> str:
        """The address of a file's page, by the pattern of one of a Forge's pages."""
        return self.repository + pattern.format(branch=quote(self.branch), path=quote(path))

    def issue(
        self, language: str, title: str = "", body: str = "", facts: Mapping[str, str] | None = None
    ) -> str:
        """A new issue with what is known filled in: `facts` by field where there are forms, else `body`."""
        if not self.kind:
            return ""
        values = {"template": FORMS[language]} if self.kind.forms else {}
        values[self.kind.title] = title
        values |= facts or {} if self.kind.forms else {self.kind.body: body}
        filled = {name: text for name, text in values.items() if text}
        return self.repository + self.kind.issue + ("?" + query(filled) if filled else "")

    def letter(self, subject: str, body: str) -> str:
        """A letter with its subject and its beginning; empty where nobody reads letters."""
        if not self.contact:
            return ""
        fields = query({"subject": subject, "body": "\r\n".join(body.splitlines())})
        return f"mailto:{quote(self.contact, safe='@+')}?{fields}"


def query(values: Mapping[str, str]) -> str:
    """Names and texts as an address carries them; a blank is %20, since mailto: does not know +."""
    return urlencode(values, quote_via=quote, safe="")


def row_query(package: str, table: str, id: str) -> str:
    """What is put after the address of the page of corrections, so that it knows the row."""
    return f"?row={quote(f'{package}/{table}/{id}')}#row"


# Settings


def correction_links(
    repository: str, remote: str = "", forge: str = "", branch: str = "", contact: str = ""
) -> CorrectionLinks:
    """The links that these settings make; `remote` is git's address, used where no repository is set.

    A setting that says nothing usable counts as not set; `setting_problems` names it.
    """
    url = repository_url(repository) or ("" if repository.strip() else repository_url(remote))
    kind = forge if forge in FORGES else forge_of(url)
    return CorrectionLinks(url, kind if url else "", branch_name(branch) or BRANCH, email_address(contact))


def setting_problems(
    repository: str, forge: str = "", branch: str = "", contact: str = ""
) -> Iterator[Problem]:
    """A problem for each setting that somebody has made and that says nothing usable."""
    if repository.strip() and not repository_url(repository):
        yield problem(SETTINGS, "repository-not-address", told=repository.strip())
    if forge and forge not in FORGES:
        yield problem(SETTINGS, "forge-not-known", told=forge, known=", ".join(FORGES))
    if branch.strip() and not branch_name(branch):
        yield problem(SETTINGS, "branch-not-name", told=branch.strip())
    if contact.strip() and not email_address(contact):
        yield problem(SETTINGS, "contact-not-address", told=contact.strip())


def repository_url(setting: str) -> str:
    """A repository's address as a browser opens it; empty for what is none: a path, a machine without a name.

    Takes https://…, http://…, ssh://git@…, git@host:owner/name. A name, a password or a token in it is left
    out, and so are .git, a query and a fragment.
    """
    text = setting.strip()
    scp = SCP_FORM.fullmatch(text)
    if scp:
        text = f"ssh://{scp[1]}/{scp[2]}"
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if not NO_BACKSLASH.fullmatch(text) or parts.scheme not in ("http", "https", "ssh"):
        return ""
    steps = parts.path.strip("/").removesuffix(".git").split("/")
    if not is_public_host(host) or not all(PATH_STEP.fullmatch(s) and s.strip(".") for s in steps):
        return ""
    if forge_of(f"https://{host}/") == "github" and len(steps) != 2:
        return ""
    scheme = "https" if parts.scheme == "ssh" else parts.scheme
    shown_port = f":{port}" if port and parts.scheme != "ssh" else ""
    return f"{scheme}://{host}{shown_port}/{'/'.join(steps)}"


def is_public_host(host: str) -> bool:
    """True for a host in small letters that others can reach by its name."""
    return bool(len(host) <= 253 and HOST.fullmatch(host) and not PRIVATE_HOST.search(host))


def forge_of(url: str) -> str:
    """The key of what runs at a repository's host, where its name tells; else empty."""
    host = urlsplit(url).hostname or ""
    return next((kind for name, kind in FORGE_BY_HOST if name.search(host)), "")


def email_address(setting: str) -> str:
    """An e-mail address as it was written; empty for what is none or would mean more in a mailto: address."""
    from email_validator import EmailNotValidError, validate_email

    text = setting.strip()
    try:
        validate_email(text, check_deliverability=False, allow_smtputf8=False, strict=True)
    except EmailNotValidError:
        return ""
    mailbox, _, host = text.rpartition("@")
    return text if MAILBOX.fullmatch(mailbox) and is_public_host(host.lower()) else ""


def branch_name(setting: str) -> str:
    """A branch's name as git-check-ref-format has it, in plain letters; empty for what is none."""
    text = setting.strip()
    return text if len(text) <= 200 and BRANCH_NAME.fullmatch(text) else ""


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


# Letters and issues that nobody has filled in yet


def empty_form(t: Translator) -> str:
    """What a correction says as text, a line a field, nothing filled in."""
    return "\n".join(f"{nth}. {t.text(f'doors.{name}')}: " for nth, name in enumerate(ASKED_FIELDS, 1))


def empty_letter(at: CorrectionLinks, t: Translator, site: str) -> str:
    """The address of a letter that asks what the form asks."""
    return at.letter(t.text("doors.subject", site=site), empty_form(t))


def issue_about(at: CorrectionLinks, t: Translator, package: Package, table: Table) -> str:
    """The address of a new issue about a table."""
    name = f"{package.name}/{table.name}"
    title = t.text("doors.title", what=name)
    return at.issue(t.code, title, empty_form(t), {"package": package.name, "table": table.name})
