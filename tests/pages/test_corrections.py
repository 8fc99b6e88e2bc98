"""Links to a correction: no address is guessed, and what is put into one comes out of it as it was."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from scripts.build import build, check, compute
from scripts.i18n.translator import LANGUAGES
from scripts.ingest import git
from scripts.model.package import Line
from scripts.model.problem import Unpublishable
from scripts.pages import corrections
from scripts.pages.corrections import (
    FIELDS,
    FORGES,
    FORMS,
    CorrectionLinks,
    doubted,
    file_of,
    first_line,
    first_row,
    read_in,
)
from scripts.publish.config import configuration
from tests.conftest import ROOT, TODAY

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=80)
GITHUB = CorrectionLinks("https://github.com/owner/ledger", "github", contact="so@ledger.org")


# Which repository


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("https://github.com/owner/ledger", "https://github.com/owner/ledger"),
        ("https://github.com/owner/ledger.git", "https://github.com/owner/ledger"),
        ("  https://github.com/owner/ledger/\n", "https://github.com/owner/ledger"),
        ("https://GitHub.com/Owner/Ledger", "https://github.com/Owner/Ledger"),
        ("git@github.com:owner/ledger.git", "https://github.com/owner/ledger"),
        ("ssh://git@github.com:22/owner/ledger.git", "https://github.com/owner/ledger"),
        ("https://somebody:token@github.com/owner/ledger.git", "https://github.com/owner/ledger"),
        ("https://token@gitlab.com/group/part/ledger?x=1#y", "https://gitlab.com/group/part/ledger"),
        ("http://git.example.org:3000/owner/ledger", "http://git.example.org:3000/owner/ledger"),
        ("git@git.example.org:ledger.git", "https://git.example.org/ledger"),
    ],
)
def test_an_address_is_told_as_a_browser_opens_it_and_without_secrets(told, address):
    assert corrections.repository_url(told) == address
    assert corrections.correction_links(told).repository == address
    assert corrections.correction_links("", remote=told).repository == address


@pytest.mark.parametrize(
    "told",
    [
        "",
        "/home/me/ledger",
        "../ledger",
        "C:\\ledger",
        "C:/ledger/data",
        "file:///srv/ledger.git",
        "git://github.com/owner/ledger",
        "ftp://github.com/owner/ledger",
        "javascript:alert(1)//github.com/owner/ledger",
        "data:text/html,x",
        "//github.com/owner/ledger",
        "github.com/owner/ledger",
        "https://localhost/owner/ledger",
        "https://localhost:8080/owner/ledger",
        "https://127.0.0.1/owner/ledger",
        "https://[::1]/owner/ledger",
        "https://server/owner/ledger",
        "git@server:owner/ledger",
        "https://git.local/owner/ledger",
        "https://git.internal/owner/ledger",
        "https://github.com",
        "https://github.com/",
        "https://github.com/owner",
        "https://github.com/owner/ledger/tree/main",
        "https://github.com/owner/../ledger",
        "https://github.com/owner/%2e%2e",
        "https://github.com/owner/le dger",
        'https://github.com/owner/"><script>',
        "https://github.com\\@evil.example.org/owner/ledger",
        "https://github.com:port/owner/ledger",
        "git@github.com:/srv/ledger",
        "ext::sh -c x",
        "https://xn--/owner/ledger",
    ],
)
def test_a_path_or_a_machine_that_nobody_else_can_reach_is_no_address(told):
    assert corrections.repository_url(told) == ""
    assert corrections.correction_links("", remote=told) == CorrectionLinks()


def test_a_setting_that_is_wrong_is_not_replaced_by_what_git_says():
    assert corrections.correction_links("nonsense", remote="git@github.com:owner/ledger.git").repository == ""


@given(TEXTS)
def test_whatever_is_told_an_address_is_plain_or_none(told):
    found = corrections.repository_url(told)
    assert not found or re.fullmatch(r"https?://[a-z0-9.:-]+(/[\w.~+-]+)+", found)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://github.com/o/l", "github"),
        ("https://github.example.org/o/l", "github"),
        ("https://gitlab.com/o/l", "gitlab"),
        ("https://gitlab.example.org/o/l", "gitlab"),
        ("https://codeberg.org/o/l", "forgejo"),
        ("https://gitea.example.org/o/l", "forgejo"),
        ("https://git.example.org/o/l", ""),
        ("https://notgithub.com/o/l", ""),
        ("https://github.io/o/l", ""),
    ],
)
def test_what_a_host_has_is_known_by_its_name_or_by_the_settings_or_not_at_all(address, kind):
    told = corrections.correction_links(address)
    assert (told.repository, told.forge) == (address, kind)
    assert bool(told.kind) == bool(kind)
    assert corrections.correction_links(address, forge="gitlab").forge == "gitlab"


def test_where_it_is_not_known_there_is_a_repository_and_no_link():
    told = corrections.correction_links("https://git.example.org/o/l")
    assert (told.edit("a.csv"), told.blame("a.csv", 3), told.issue("vi")) == ("", "", "")
    nowhere = CorrectionLinks()
    assert (
        nowhere.edit("a.csv"),
        nowhere.blame("a.csv", 3),
        nowhere.issue("vi"),
        nowhere.letter("a", "b"),
    ) == (("",) * 4)


# Settings


@pytest.mark.parametrize("told", ["so@ledger.org", "so.chi-tieu+sua@ledger.example.org", "S@ledger.org"])
def test_an_address_for_letters_is_taken_as_it_is(told):
    assert corrections.email_address(f" {told} ") == told
    assert list(corrections.setting_problems("", contact=told)) == []


@pytest.mark.parametrize(
    "told",
    [
        "so",
        "so@ledger",
        "so@localhost",
        "so@127.0.0.1",
        "so@ledger.org?bcc=x@y.org",
        "so@ledger.org,x@y.org",
        "so@ledger.org\nbcc:x@y.org",
        "Sổ <so@ledger.org>",
        "so%0a@ledger.org",
        "a..b@ledger.org",
        '"><script>@ledger.org',
        "a.@ledger.org",
        ".a@ledger.org",
        "a" * 65 + "@ledger.org",
        "so@" + "a" * 64 + ".org",
        "so@-ledger.org",
        "so@led--ger..org",
        "so@git.internal",
        "so@ledger.test",
        "so?cc=x@ledger.org",
        "so&bcc@ledger.org",
        "so/x@ledger.org",
        "sổ@ledger.org",
        "so@lédger.org",
        '"a b"@ledger.org',
    ],
)
def test_what_is_no_address_for_letters_is_told_and_not_used(told):
    assert corrections.email_address(told) == ""
    assert [p.code for p in corrections.setting_problems("", contact=told)] == ["contact-not-address"]


@hypothesis_settings(deadline=None)
@given(TEXTS | st.emails())
def test_whatever_is_told_an_address_for_letters_is_plain_or_none(told):
    found = corrections.email_address(told)
    assert not found or (found == told.strip() and re.fullmatch(r"[\w.+-]+@[A-Za-z0-9.-]+", found, re.ASCII))


@pytest.mark.parametrize(
    ("told", "branch"),
    [("main", "main"), ("release/1.0", "release/1.0"), ("", "main"), ("../x", "main"), ("a b", "main")],
)
def test_a_branch_is_named_as_git_names_one(told, branch):
    assert corrections.correction_links("", branch=told).branch == branch


def test_every_setting_that_says_nothing_is_told_with_its_remedy():
    found = list(corrections.setting_problems("/srv/x", "svn", "a b", "nobody"))
    assert [p.code for p in found] == [
        "repository-not-address",
        "forge-not-known",
        "branch-not-name",
        "contact-not-address",
    ]
    assert list(corrections.setting_problems("", "", "", "")) == []


def test_a_wrong_setting_stops_the_build_before_anything_is_written(small, monkeypatch):
    monkeypatch.setenv("REPOSITORY_URL", "javascript:alert(1)")
    with pytest.raises(Unpublishable) as stop:
        build(small, TODAY)
    assert [(p.file, p.code) for p in stop.value.problems] == [("mkdocs.yml", "repository-not-address")]
    assert not (small / "site").exists()


def doors_of(root):
    """Where readers of a project correct a row."""
    return compute(root, check(root, TODAY), configuration(root)).corrections


def test_settings_come_from_the_environment_and_else_from_where_git_says(small, monkeypatch):
    for name in ("REPOSITORY_URL", "REPOSITORY_BRANCH", "REPOSITORY_FORGE", "CONTACT_EMAIL"):
        monkeypatch.delenv(name, raising=False)
    assert doors_of(small) == CorrectionLinks()
    git.run_git(small, "init", "-q")
    git.run_git(small, "remote", "add", "origin", "https://me:secret@github.com/owner/ledger.git")
    assert doors_of(small) == CorrectionLinks("https://github.com/owner/ledger", "github")
    git.run_git(small, "remote", "set-url", "origin", "/srv/ledger.git")
    assert doors_of(small) == CorrectionLinks()
    told = {
        "REPOSITORY_URL": "https://git.example.org/o/l",
        "REPOSITORY_BRANCH": "stem",
        "REPOSITORY_FORGE": "forgejo",
        "CONTACT_EMAIL": "so@ledger.org",
    }
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert doors_of(small) == CorrectionLinks(
        "https://git.example.org/o/l", "forgejo", "stem", "so@ledger.org"
    )
    assert configuration(small).corrections.contact == "so@ledger.org"


def test_a_folder_inside_somebody_elses_repository_is_not_theirs(small):
    git.run_git(small, "init", "-q")
    git.run_git(small, "remote", "add", "origin", "https://github.com/owner/other.git")
    assert git.origin(small) == "https://github.com/owner/other.git"
    assert git.origin(small / "docs") == ""


# Addresses


@pytest.mark.parametrize(
    ("forge", "edit", "blame", "issue"),
    [
        ("github", "/edit/main/datasets/a/b.csv", "/blame/main/datasets/a/b.csv#L7", "/issues/new"),
        ("gitlab", "/-/edit/main/datasets/a/b.csv", "/-/blame/main/datasets/a/b.csv#L7", "/-/issues/new"),
        ("forgejo", "/_edit/main/datasets/a/b.csv", "/blame/branch/main/datasets/a/b.csv#L7", "/issues/new"),
    ],
)
def test_every_kind_of_host_has_its_own_pages(forge, edit, blame, issue):
    at = CorrectionLinks("https://git.example.org/o/l", forge)
    path = "datasets/a/b.csv"
    assert at.edit(path) == at.repository + edit
    assert at.blame(path, 7) == at.repository + blame
    assert at.blame(path) == at.repository + blame.removesuffix("#L7")
    assert urlsplit(at.issue("vi", "t", "b")).path == "/o/l" + issue


@given(TEXTS, TEXTS, TEXTS)
def test_a_rows_name_comes_out_of_its_address_as_it_was(package, table, id):
    address = urlsplit(f"https://ledger.org/contribute/{corrections.row_query(package, table, id)}")
    assert address.fragment == "row"
    assert parse_qs(address.query, keep_blank_values=True) == {"row": [f"{package}/{table}/{id}"]}
    assert re.fullmatch(r"[!-~]+", address.query)


@given(st.dictionaries(st.sampled_from(FIELDS), TEXTS), st.sampled_from(LANGUAGES), TEXTS)
def test_a_form_is_filled_in_with_what_is_known(facts, language, title):
    asked = parse_qs(urlsplit(GITHUB.issue(language, title, "left out", facts)).query)
    assert asked == {"template": [FORMS[language]], "title": [title], **{n: [t] for n, t in facts.items()}}


@given(st.sampled_from([k for k, f in FORGES.items() if not f.forms]), TEXTS, TEXTS)
def test_without_forms_the_same_is_told_as_text(forge, title, body):
    at = CorrectionLinks("https://git.example.org/o/l", forge)
    asked = parse_qs(urlsplit(at.issue("en", title, body, {"row": "x"})).query)
    assert asked == {FORGES[forge].title: [title], FORGES[forge].body: [body]}


@given(TEXTS, st.lists(st.text(st.characters(categories=("L", "N", "S", "P")), max_size=40), max_size=5))
def test_a_letter_holds_its_subject_and_its_lines(subject, lines):
    letter = GITHUB.letter(subject, "\n".join(lines))
    head, _, query = letter.partition("?")
    assert head == "mailto:so@ledger.org"
    assert "+" not in query
    told = dict(part.split("=", 1) for part in query.split("&"))
    assert unquote(told["subject"]) == subject
    assert unquote(told["body"]) == "\r\n".join("\n".join(lines).splitlines())


@given(TEXTS)
def test_no_path_leaves_its_repository(path):
    for forge in FORGES:
        at = CorrectionLinks("https://git.example.org/o/l", forge, branch="a/b")
        for address in (at.edit(path), at.blame(path, 2)):
            parts = urlsplit(address)
            assert parts.netloc == "git.example.org"
            assert parts.query == ""
            assert unquote(parts.path).endswith(f"/a/b/{path}")


# The forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fields_of_a_form_are_those_that_an_address_fills_in(language):
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / FORMS[language]).read_text("utf-8"))
    asked = [field for field in form["body"] if field["type"] != "markdown"]
    assert tuple(field["id"] for field in asked) == FIELDS
    assert [f["id"] for f in asked if f.get("validations", {}).get("required")] == ["row"]


def test_both_forms_ask_the_same_in_their_own_language():
    forms = [
        yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / FORMS[code]).read_text("utf-8"))
        for code in LANGUAGES
    ]
    shapes = [[(f["type"], f.get("id"), f.get("validations")) for f in form["body"]] for form in forms]
    assert shapes[0] == shapes[1]
    vi, en = (
        [f["attributes"].get("label") or f["attributes"]["value"] for f in form["body"]] for form in forms
    )
    assert not set(vi) & set(en)


# Tables as files


def test_every_table_of_ours_is_one_row_a_line(real, root):
    for package in real.packages:
        for table in package.tables:
            assert (root / file_of(package, table)).read_bytes() == table.raw
            lines = table.raw.decode().splitlines()
            first = first_line(table)
            assert first == (2 if table.lines else None)
            if first is None:
                continue
            for nth, line in enumerate(table.lines):
                assert lines[first - 1 + nth].startswith(table.key(line))


def test_where_a_row_may_be_more_than_a_line_no_line_is_told(real):
    table = real.packages[0].tables[0]
    assert first_line(replace(table, raw=table.raw.replace(b"\n", b"\n\n", 3))) is None
    assert first_line(replace(table, lines=(Line(2, ()), Line(4, ())))) is None
    assert first_line(replace(table, lines=())) is None


def test_rows_that_stand_in_no_file_of_their_own_are_put_right_in_the_descriptor(real):
    package = real.packages[0]
    table = replace(package.tables[0], whole=False)
    assert file_of(package, table) == f"datasets/{package.folder}/datapackage.json"
    assert (first_line(table), first_row(table)) == (None, 2)


@pytest.mark.parametrize(
    ("table", "vi", "document"),
    [
        ("targets", "value", "source"),
        ("results", "value", "source"),
        ("statements", "text_vi", "source"),
        ("duties", "duty_vi", "source"),
        ("documents", "title_vi", ""),
        ("amendments", "summary_vi", "document"),
        ("wording", "before_vi", ""),
        ("units", "symbol_vi", ""),
    ],
)
def test_what_is_asked_about_first_is_the_figure_or_the_words_in_the_readers_language(
    real, table, vi, document
):
    it = next(t for p in real.packages for t in p.tables if t.name == table)
    assert json.loads(doubted(it, "vi"))[0] == vi
    assert json.loads(doubted(it, "en"))[0] == vi.replace("_vi", "_en")
    assert read_in(it) == ((document, "reference/documents") if document else ("", ""))


def test_a_table_without_figures_or_languages_is_asked_about_by_its_own_columns(real):
    table = real.packages[0].tables[0]
    fields = tuple(replace(f, name=n) for f, n in zip(table.fields, ("id", "wings", "seen"), strict=False))
    assert json.loads(doubted(replace(table, fields=fields, keys=("id",)), "vi")) == ["wings", "seen"]


def test_the_pencil_is_drawn_with_nothing_of_anybody_else():
    drawn = (ROOT / "docs" / "vi" / "assets" / "pencil.svg").read_text("utf-8")
    assert re.findall(r"href|src|@import|url\((?!#)", drawn) == []
    assert "<script" not in drawn
