"""Rules that the repository keeps about itself: its words, its imports, its documents, its commands."""

from __future__ import annotations

import json
import os
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel import Locale

from scripts.i18n.translator import LANGUAGES, sentences
from scripts.model.ledger import PACKAGE_OF, TABLES
from scripts.model.period import Period
from scripts.pages.corrections import FORMS
from scripts.pages.page import SECTIONS
from tests import descriptors

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted(
    ".".join(p.relative_to(ROOT / "scripts").with_suffix("").parts)
    for p in (ROOT / "scripts").rglob("*.py")
    if p.stem != "__init__"
)
TEMPLATES = sorted((ROOT / "scripts" / "pages" / "templates").iterdir())
SLOW = ("pandas", "altair", "vl_convert", "frictionless", "mkdocs", "pyarrow", "xlsxwriter")

# Names, numbers and colours of one province: those belong to the data, the configuration and the look.
OF_THE_PROVINCE = re.compile(
    r"điện biên|dien[-_ ]?bien|04-nq|grdp|sun group|(?<!&)#(?:[0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE
)
VIETNAMESE = re.compile("[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ\u1ea0-\u1ef9]", re.IGNORECASE)


# Sentences


def flat(told: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """Dotted key → sentence; plural forms stand under their phrase."""
    for key, value in told.items():
        if isinstance(value, dict):
            yield from flat(value, f"{above}{key}.")
        else:
            yield above + key, str(value)


def facts(sentence: str) -> set[str]:
    """What a sentence fills in; a capital (`{Period}`) is the same fact at the beginning of a sentence."""
    return {name.lower() for _, name, _, _ in string.Formatter().parse(sentence) if name}


SENTENCES = {code: dict(flat(sentences(code))) for code in LANGUAGES}


def test_the_languages_have_the_same_sentences() -> None:
    vi, en = ({k for k in SENTENCES[code] if not k.startswith("counts.")} for code in LANGUAGES)
    assert sorted(vi ^ en) == []
    assert set(sentences("vi")["counts"]) == set(sentences("en")["counts"])


def test_the_same_sentence_fills_in_the_same_facts() -> None:
    both = set(SENTENCES["vi"]) & set(SENTENCES["en"])
    assert [k for k in sorted(both) if facts(SENTENCES["vi"][k]) != facts(SENTENCES["en"][k])] == []


def test_every_sentence_is_in_its_own_language() -> None:
    """Quoted words apart, English has no Vietnamese letter; two Vietnamese words or more have one."""
    said = {
        code: {k: re.sub(r"\{[^}]*\}|<[^>]*>|“[^”]*”", " ", v) for k, v in SENTENCES[code].items()}
        for code in LANGUAGES
    }
    assert [k for k, text in said["en"].items() if VIETNAMESE.search(text)] == []
    long = {k: v for k, v in said["vi"].items() if len(re.findall(r"[^\W\d_]+", v)) > 1}
    assert [k for k, v in long.items() if not VIETNAMESE.search(v) and not k.startswith("formats.")] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_counted_phrase_has_the_plural_forms_of_its_language(code: str) -> None:
    wanted = {"other", *Locale.parse(code).plural_form.tags}
    for key, forms in sentences(code)["counts"].items():
        assert set(forms) == wanted, key
        assert {frozenset(facts(form)) for form in forms.values()} == {frozenset({"n"})}, key


def test_every_sentence_that_is_asked_for_by_name_exists() -> None:
    asked = re.compile(r"""\b(?:html|text|template)\(\s*["']([a-z0-9_.-]+)["']\s*[,)]""")
    counted = re.compile(r"""\bcount\(\s*["']([a-z_]+)["']\s*,""")
    sources = [*TEMPLATES, *(ROOT / "scripts").rglob("*.py")]
    text = "\n".join(p.read_text("utf-8") for p in sources)
    assert len(asked.findall(text)) > 150
    assert sorted(set(asked.findall(text)) - set(SENTENCES["vi"])) == []
    assert sorted(set(counted.findall(text)) - set(sentences("vi")["counts"])) == []


# Imports


def test_importing_the_generator_does_no_work() -> None:
    watch = f"""
import importlib, sys
def watch(event, arguments):
    if event in ("subprocess.Popen", "os.system", "socket.connect", "os.mkdir", "os.rename", "os.remove"):
        raise AssertionError((event, arguments))
    if event == "open" and str(arguments[0]).startswith({str(ROOT)!r}):
        name = str(arguments[0])
        if "/.venv/" not in name and not name.endswith((".py", ".pyc")):
            raise AssertionError((event, name))
sys.addaudithook(watch)
for name in {MODULES!r}:
    importlib.import_module("scripts." + name)
print(*sorted(set(sys.modules) & set({SLOW!r})))
"""
    run = subprocess.run(
        [sys.executable, "-B", "-c", watch], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == []


def test_nothing_in_the_generator_names_a_province() -> None:
    files = [p for p in (ROOT / "scripts").rglob("*") if p.suffix in (".py", ".toml", ".j2")]
    assert len(files) > 30
    lines = [(p.name, n, line) for p in files for n, line in enumerate(p.read_text("utf-8").split("\n"), 1)]
    assert [told for told in lines if OF_THE_PROVINCE.search(told[2])] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda p: p.name)
def test_no_template_speaks_vietnamese(template: Path) -> None:
    assert VIETNAMESE.findall(template.read_text("utf-8")) == []


# Documents


def test_every_command_of_the_readme_is_a_target() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    commands = set(re.findall(r"(?:^|`)make ([a-z]+)", (ROOT / "README.md").read_text("utf-8"), re.M))
    assert {"site", "test"} <= commands
    assert commands <= targets


def test_continuous_integration_runs_the_readmes_test_command() -> None:
    run = (ROOT / ".ci" / "run").read_text("utf-8").split("\n")
    assert any(re.fullmatch(r"(exec )?make test", line.strip()) for line in run)


# How to correct the data


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "CONTRIBUTING.en.md"])
def test_there_is_a_commented_template_row_for_every_table_of_ours(name: str) -> None:
    """Its cells are the descriptor's, in their order: the required ones marked, what may stand there said."""
    text = (ROOT / name).read_text("utf-8")
    rows = dict(re.findall(r"^```text\n# (\S+\.csv): \S[^\n]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    described = {}
    for package in sorted(TABLES):
        told = json.loads((ROOT / "datasets" / package / "datapackage.json").read_text("utf-8"))
        for table in told["resources"]:
            described[f"{package}/{table['path']}"] = table["schema"]["fields"]
    assert sorted(rows) == sorted(described)
    assert next(iter(rows)).startswith("reference/")
    for file, fields in described.items():
        lines = [re.fullmatch(r"(\w+)(\*?)\s+(\S.*)", line) for line in rows[file].splitlines()]
        assert all(lines), file
        cells = [(line[1], bool(line[2])) for line in lines if line]
        wanted = [(f["name"], bool(f.get("constraints", {}).get("required"))) for f in fields]
        assert cells == wanted, file
        for line, field in zip(lines, fields, strict=True):
            values = field.get("constraints", {}).get("enum", ())
            if field["name"] != "bound":  # told once for all tables
                assert line and [v for v in values if not re.search(rf"\b{v}\b", line[3])] == [], file


# Every form of a period.
PERIODS = ("2026", "2026-S1", "2026-Q1", "2026-04", "2026-03-31", "2026-01/2026-09", "2026/2030")


def glossed(text: str, column: str) -> str:
    """The first item of a list that speaks of a column: what holds for all tables comes before them."""
    return re.findall(rf"^- \**`{column}`\**[^\n]*", text, re.MULTILINE)[0]


def languages_of(file: str) -> tuple[str, str]:
    """The Vietnamese and the English half of a document that has both."""
    vi, _, en = (ROOT / file).read_text("utf-8").partition("\n---\n")
    return vi, en


COMMON = {
    "CONTRIBUTING.md": (ROOT / "CONTRIBUTING.md").read_text("utf-8"),
    "CONTRIBUTING.en.md": (ROOT / "CONTRIBUTING.en.md").read_text("utf-8"),
    "dictionary-vi": languages_of("datasets/README.md")[0],
    "dictionary-en": languages_of("datasets/README.md")[1],
}


@pytest.mark.parametrize("name", COMMON)
def test_every_form_of_a_period_and_every_bound_is_told_once_for_all_tables(name: str) -> None:
    period, bound = glossed(COMMON[name], "period"), glossed(COMMON[name], "bound")
    forms = re.findall(r"`([^`]+)` (?=[^\W\d_])", period)
    assert [form for form in PERIODS if form not in forms] == []
    assert Period.parse("2026-Q1") and "`2026-Q1`" in period.partition("`2026-01/2026-03`")[2]
    for form in PERIODS:
        assert str(Period.parse(form)) == form
    told = re.findall(r"`(\w+)` (?=\S)", bound)
    assert [value for value in descriptors.allowed("targets", "bound") if value not in told] == []


@pytest.mark.parametrize("name", ["dictionary-vi", "dictionary-en"])
def test_the_dictionary_tells_every_column_of_every_table_and_every_value(name: str) -> None:
    text = COMMON[name]
    in_common = {"bound": glossed(text, "bound"), "status": glossed(text, "status")}
    for table in PACKAGE_OF:
        (items,) = re.findall(rf"^`{table}`[^\n]*\n((?:- [^\n]*\n)+)", text, re.MULTILINE)
        told: dict[str, str] = {}
        for item in items.splitlines():
            columns, _, gloss = item.removeprefix("- ").partition(":")
            told |= dict.fromkeys(re.findall(r"`(\w+)`", columns), gloss)
        assert set(told) == set(descriptors.fields(table)), table
        assert [column for column, gloss in told.items() if not gloss.strip()] == [], table
        for column, field in descriptors.fields(table).items():
            values = field.get("constraints", {}).get("enum", ())
            gloss = in_common.get(column, told[column])
            assert [value for value in values if f"`{value}`" not in gloss] == [], (table, column)
        assert re.search(rf"^\|[^|]*\| `{table}` \| \S", text, re.MULTILINE), table


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "CONTRIBUTING.en.md"])
def test_correcting_tells_what_to_write_when_a_year_goes_on(name: str) -> None:
    """A report, a revision, a scenario, two kinds of amendment, a withdrawal, a duty done, a closed gap."""
    (when,) = re.findall(r"^### [^\n]+\n\n((?:- \*\*[^\n]+\n){9})", COMMON[name], re.MULTILINE)
    columns = ("results", "replaces", "scenario", "amends", "wording", "withdrawn")
    columns += ("fulfilments", "closed_by", "source")
    for item, column in zip(when.splitlines(), columns, strict=True):
        assert f"`{column}`" in item


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "CONTRIBUTING.en.md"])
def test_correcting_begins_with_the_pencil_and_its_picture(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    head, _, rest = text.partition("](docs/vi/assets/pencil.svg)")
    assert re.search(r"!\[[^\]]{40,}$", head) and rest
    assert (ROOT / "docs" / "vi" / "assets" / "pencil.svg").is_file()
    assert not re.search(r"git clone|python|make ", head)
    doors = re.findall(r"^## (?:Cửa|Door) (\d)", text, re.MULTILINE)
    assert doors == ["1", "2"]


@pytest.mark.parametrize("kind", ["issue-forms", "issue-config"])
def test_forms_have_the_shape_that_github_wants(kind: str) -> None:
    files = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
    chosen = [f for f in files if (f.name == "config.yml") == (kind == "issue-config")]
    assert [f.name for f in chosen] == (["config.yml"] if kind == "issue-config" else sorted(FORMS.values()))
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.github-{kind}", *chosen]
    run = subprocess.run(words, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_citation_file_is_one_and_names_the_version_of_the_data() -> None:
    file = ROOT / "CITATION.cff"
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format"]
    run = subprocess.run([*words, file], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    told = yaml.safe_load(file.read_text("utf-8"))
    ours = [json.loads(p.read_text("utf-8")) for p in sorted((ROOT / "datasets").glob("*/datapackage.json"))]
    assert told["version"] == max(package["version"] for package in ours if package["name"] in TABLES)
    assert told["date-released"].isoformat() >= max(p["created"][:10] for p in ours)


# Configuration


def git(*arguments: str) -> list[str]:
    run = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return run.stdout.split("\n")[:-1]


def test_generated_folders_are_ignored_and_not_tracked() -> None:
    made = [f"docs/{code}/{section}/index.md" for code in LANGUAGES for section in SECTIONS]
    made += ["site/index.html", "build/parts/vi/home.md"]
    assert sorted(git("check-ignore", *made)) == sorted(made)
    assert git("ls-files", "site", "build", *(str(Path(p).parent) for p in made)) == []


class Plain(yaml.SafeLoader):
    """YAML as it is written: `!ENV [A, b]` is the list."""


Plain.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node))


def configured() -> list[dict[str, Any]]:
    files = (ROOT / "mkdocs.yml", ROOT / "mkdocs.en.yml")
    return [yaml.load(file.read_text("utf-8"), Plain) for file in files]


def test_both_configurations_have_the_same_labels_each_in_its_language() -> None:
    vi, en = (config["extra"]["labels"] for config in configured())
    assert sorted(vi) == sorted(en)
    assert [key for key in vi if vi[key] == en[key]] == []


def test_both_configurations_lead_to_the_same_pages() -> None:
    vi, en = configured()
    assert [list(i.values()) for i in vi["nav"]] == [list(i.values()) for i in en["nav"]]
    paths = [[link["path"] for link in config["extra"]["footer_links"]] for config in (vi, en)]
    assert paths[0] == paths[1]


@pytest.mark.xdist_group("together")
def test_tests_of_one_group_run_in_one_worker(request):
    """Among workers a group is part of its tests' names; without it each worker would build every site."""
    assert request.node.nodeid.endswith(
        "@together" if "PYTEST_XDIST_WORKER" in os.environ else request.node.name
    )


def test_tests_have_the_same_names_in_every_process(request, tmp_path):
    """Workers that name a test otherwise end the whole run: no name may come from a clock or from hashes."""
    later = "import time\nnow = time.time\ntime.time = lambda: now() + 86_461\n"
    (tmp_path / "later.py").write_text(later, "utf-8")
    command = [sys.executable, "-m", "pytest", "--collect-only", "-p", "later", "-n0"]
    run = subprocess.run(
        [*command, *request.config.args],
        cwd=ROOT,
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")},
            "PYTHONPATH": str(tmp_path),
            "PYTHONHASHSEED": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    theirs = set(run.stdout.splitlines())
    ours = [
        item.nodeid.removesuffix("@" + mark.args[0]) if mark else item.nodeid
        for item in request.session.items
        for mark in [item.get_closest_marker("xdist_group")]
    ]
    assert [name for name in ours if name not in theirs] == []
