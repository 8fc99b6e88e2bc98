"""Two versions of the data in; what a reader of the site would see change out.

What is computed and which pages change can only be compared where every row of both versions could be read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from scripts.analysis.derived import Conflict, Derivation, Derived, TargetHistory, Verdict
from scripts.analysis.rules.overwriting import overwritten
from scripts.exports.files import FileInfo
from scripts.i18n.edition import Edition
from scripts.i18n.phrases import Phrasebook
from scripts.i18n.translator import Translator
from scripts.ingest.states import present_rows
from scripts.model.kinds import Status
from scripts.model.rows import Target
from scripts.model.site import Site
from scripts.pages.context import PageContext
from scripts.pages.render import pages
from scripts.review.changes import Computation, ComputedChange, Difference
from scripts.review.evidence import evidence_changes
from scripts.review.packages import package_changes, unkept
from scripts.review.version import Version, settled


def difference(before: Version, after: Version, sites: Mapping[str, Site]) -> Difference:
    """What a reader would see change; `sites` is language → the site whose pages would show it."""
    replaced = overwritten(present_rows(before.loaded.packages), after.loaded)
    problems = dict.fromkeys((*after.problems, *unkept(before, after), *replaced))
    after = replace(after, problems=tuple(problems))
    packages = tuple(package_changes(before, after))
    touched = {(t.name, row.key) for p in packages for t in p.tables for row in t.rows}
    proofs = tuple(
        key
        for key in sorted(before.proofs.keys() & after.proofs.keys() - touched)
        if before.proofs[key] != after.proofs[key]
    )
    evidence, by_base = evidence_changes(before, after)
    both = before.derived is not None and after.derived is not None
    alike = settled(before.loaded) == settled(after.loaded)
    return Difference(
        before,
        after,
        packages,
        proofs,
        computed=tuple(computed_changes(before.derived, after.derived))
        if before.derived and after.derived
        else (),
        pages=tuple(changed_pages(before, after, sites)) if both and not alike else (),
        compared=both,
        evidence=evidence,
        by_base=by_base,
    )


def computed_changes(before: Derivation, after: Derivation) -> Iterator[ComputedChange]:
    """Every target in force, computed value, verdict and conflict that is not as it was."""
    for kind in (in_force, computed_values, verdicts, conflicts):
        old, new = kind(before), kind(after)
        for key in dict.fromkeys([*new, *old]):
            was, now = old.get(key), new.get(key)
            if content(was) != content(now):
                yield ComputedChange(was, now)


def in_force(derived: Derivation) -> dict[object, Computation]:
    """Target histories with a target in force, by indicator and period."""
    return {(h.indicator.id, h.area, h.period, h.kind, h.issuer): h for h in derived.histories if h.in_force}


def computed_values(derived: Derivation) -> dict[object, Computation]:
    """Computed figures by area and id."""
    return {(value.area, value.id): value for value in derived.derived}


def verdicts(derived: Derivation) -> dict[object, Computation]:
    """Verdicts by the ids of their result and target."""
    return {(v.result.id, v.target.id, v.baseline): v for v in derived.verdicts}


def conflicts(derived: Derivation) -> dict[object, Computation]:
    """Conflicts by what the rows that disagree measure, and of which kind they are."""
    by_key: dict[object, Computation] = {}
    for conflict in derived.conflicts:
        row = conflict.rows[0]
        kind = row.kind if isinstance(row, Target) else f"result {row.status == Status.FORECAST}"
        by_key[*row.measured, row.base_period, row.average, kind] = conflict
    return by_key


def content(computed: Computation | None) -> object:
    """What a reader learns from something computed, apart from where it was computed from."""
    match computed:
        case TargetHistory():
            return computed.chain[-1].id, computed.chain[-1].stated
        case Derived():
            return computed.value, computed.bound
        case Verdict():
            return computed.kind, computed.reason, computed.result.stated, computed.target.stated
        case Conflict():
            return {(row.id, row.stated) for row in computed.rows}
    return None


def changed_pages(
    before: Version, after: Version, sites: Mapping[str, Site]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Pages that come, go or read otherwise: both versions' pages are written and laid side by side."""
    changed: dict[str, list[str]] = defaultdict(list)
    for code, site in sites.items():
        old, new = (page_texts(version, code, site) for version in (before, after))
        for path in sorted({*old, *new}):
            if old.get(path) != new.get(path):
                changed[path].append(code)
    yield from ((path, tuple(codes)) for path, codes in sorted(changed.items()))


def page_texts(version: Version, code: str, site: Site) -> dict[str, str]:
    """path → text of every page of one language, without charts and whatever depends on lines or bytes."""
    loaded = settled(version.loaded)
    context = PageContext(
        edition=Edition(Phrasebook(Translator(code), loaded.ledger), replace(site, url="", root_url="")),
        ledger=loaded.ledger,
        derivation=version.checked.derived_from(loaded.ledger),
        packages=loaded.packages,
        checks=version.checked.outcomes,
        stored=defaultdict(lambda: FileInfo(0, "")),
    )
    return {page.path: page.text for page in pages(context)}
