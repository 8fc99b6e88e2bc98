"""This room tells: the sentences that open pages, made from derived values in the words of a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from scripts.analysis import derive
from scripts.analysis.derived import Change, Conflict, Derived, TargetHistory
from scripts.exports.citations import last_changed, updated_phrase
from scripts.exports.downloads import changed, updated
from scripts.i18n.escape import escaped, unbroken
from scripts.i18n.translator import capitalised
from scripts.model.ledger import TABLES, Duty, Indicator, Result, Target, Task, Wording
from scripts.model.package import Package
from scripts.model.row import Quoted
from scripts.pages.desk import Desk


@dataclass(frozen=True)
class Story(Desk):
    """A Desk that also writes sentences."""

    # The home page

    def home_headline(self) -> Markup:
        standing = self.headline
        key = "home.headline"
        return self.book.t.html(
            key,
            place=self.site.place,
            period=self.book.t.period(standing.period),
            Period=capitalised(self.book.t.period(standing.period)),
            name=self.lower(standing.indicator),
            figure=self.fig(standing.told),
        )

    def home_lead(self) -> Markup:
        """What it was, how far it moved, what the last result is and how it ranks."""
        standing = self.headline
        sentences = []
        if standing.change and standing.original:
            sentences.append(self.changed(standing.change))
            sentences.extend(self.also_amended(standing))
        last = next((r for r in reversed(self.results) if r.indicator == standing.indicator.id), None)
        if last:
            facts = {
                "period": self.book.t.period(last.period),
                "figure": self.fig(last),
                "name": self.lower(standing.indicator),
            }
            rank = self.rank_of(last)
            if rank:
                sentences.append(
                    self.book.t.html("home.last_ranked", rank=rank.value, of=rank.out_of, **facts)
                )
            else:
                sentences.append(self.book.t.html("home.last", **facts))
        return Markup(" ").join(sentences)

    def also_amended(self, standing: TargetHistory) -> list[Markup]:
        """What else was amended beside the figure that the site opens with, where anything was."""
        others = [s for s in self.standings if s.change and s.change.kind != "unchanged" and s != standing]
        counted = (("targets_more", len(others)), ("tasks", len(self.task_amendments())))
        what = self.book.t.template("formats.and").join(self.book.t.count(key, n) for key, n in counted if n)
        return [self.book.t.html("home.also", what=what)] if what else []

    def rank_of(self, result: Result) -> Result | None:
        """The rank of a result's indicator in the same period, where one is given."""
        wanted = (f"{result.indicator}-rank", result.period)
        return next((r for r in self.results if (r.indicator, r.period) == wanted and r.out_of), None)

    def home_targets_caption(self) -> str:
        changed = [s for s in self.standings if s.change and s.change.kind != "unchanged"]
        kept = [s for s in self.standings if s.chain and not (s.change and s.change.kind != "unchanged")]
        return self.book.t.text(
            "home.targets_caption",
            changed=self.book.t.count("targets_changed", len(changed)),
            kept=self.book.t.count("targets_kept", len(kept)),
        )

    def home_tasks(self) -> str:
        return self.book.t.count("tasks_reworded", len(self.task_amendments()))

    # Indicators

    def lower(self, indicator: Indicator) -> str:
        """An indicator's name inside a sentence; an abbreviation at its head keeps its capitals."""
        name = self.name(indicator.id)
        return name if name[:2].isupper() else name[0].lower() + name[1:]

    def fig(self, row: Target | Result) -> Markup:
        return Markup('<b class="fig">{}</b>').format(escaped(self.book.figure(row).text))

    def fig_of(self, one: Derived) -> Markup:
        return Markup('<b class="fig computed">{}</b>').format(escaped(self.book.computed(one).text))

    def changed(self, change: Change[Target]) -> Markup:
        """From what to what, and how far, as one sentence."""
        key = f"indicator.change_{change.kind}"
        return self.book.t.html(
            key,
            before=self.fig(change.before),
            difference=Markup("<b>{}</b>").format(escaped(self.book.difference_in_full(change))),
            document=unbroken(self.book.document(self.ledger.document(change.after.document))),
        )

    def indicator_headline(self, indicator: Indicator, link: str = "") -> Markup:
        """The page's message in one sentence; its name a link where one is given."""
        name = self.name(indicator.id)
        if link:
            name = Markup('<a href="{}"><b>{}</b></a>').format(escaped(link), escaped(name))
        for standing in reversed(self.d.standing(indicator.id)):
            row = standing.told
            kind = standing.change.kind if standing.change else "set"
            return self.book.t.html(
                f"indicator.headline_{kind}",
                name=name,
                figure=self.fig(row),
                period=self.book.t.period(row.period),
            )
        results = self.results_of(indicator)
        if results:
            last = results[-1]
            return self.book.t.html(
                "indicator.headline_result",
                name=name,
                figure=self.fig(last),
                period=self.book.t.period(last.period),
            )
        computed = [c for c in self.d.computed(indicator.id)]
        if computed:
            return self.book.t.html(
                "indicator.headline_computed",
                name=name,
                figure=self.fig_of(computed[-1]),
                period=self.book.t.period(computed[-1].period),
            )
        return self.book.t.html(
            "indicator.headline_parts" if self.parts(indicator) else "indicator.headline_none", name=name
        )

    def indicator_lead(self, indicator: Indicator) -> Markup:
        """What lies behind the headline: the change, the claim that differs, the last result."""
        sentences: list[Any] = []
        for standing in self.d.standing(indicator.id):
            if standing.change:
                sentences.append(self.changed(standing.change))
        sentences.extend(self.conflict(c) for c in self.d.conflicts_of.get(indicator.id, ()))
        if self.d.standing(indicator.id):
            for row in self.results_of(indicator)[-1:]:
                sentences.append(
                    self.book.t.html(
                        "indicator.last", figure=self.fig(row), period=self.book.t.period(row.period)
                    )
                )
        elif self.results_of(indicator):
            sentences.append(self.book.t.html("indicator.no_target"))
        for one in self.d.computed(indicator.id):
            if one.kind == "prior":
                sentences.append(self.computed_line(one))
        if not sentences:
            sentences.append(escaped(self.book.t.column(indicator, "definition")))
        return Markup(" ").join(sentences)

    def indicator_summary(self, indicator: Indicator) -> str:
        """The headline as plain text, for descriptions and lists."""
        return Markup(self.indicator_headline(indicator)).striptags()

    def leading(self, indicator: Indicator) -> Target | Result | None:
        """The row that stands for an indicator: its target in force or claimed, else its last result."""
        for standing in reversed(self.d.standing(indicator.id)):
            return standing.told
        return next(reversed(self.results_of(indicator)), None)

    def indicator_figure(self, indicator: Indicator) -> str:
        """The one figure that stands for an indicator: the leading row's, else a computed one."""
        row = self.leading(indicator)
        if row:
            return self.book.figure(row).text
        computed = self.d.computed(indicator.id)
        return self.book.computed(computed[-1]).text if computed else ""

    def indicator_context(self, indicator: Indicator) -> str:
        """What a figure without its page needs beside it: its period, what it was before, who says so."""
        for standing in reversed(self.d.standing(indicator.id)):
            period = self.book.t.period(standing.period)
            if not standing.in_force:
                return self.book.t.text("card.claim", period=period)
            if not standing.change:
                return self.book.t.text("card.set", period=period)
            before = self.book.figure(standing.change.before).text
            return self.book.t.text(
                "card.unchanged" if standing.change.kind == "unchanged" else "card.amended",
                period=period,
                before=before,
            )
        for result in reversed(self.results_of(indicator)):
            return self.book.t.text("card.result", period=self.book.t.period(result.period))
        computed = self.d.computed(indicator.id)
        return (
            self.book.t.text("card.computed", period=self.book.t.period(computed[-1].period))
            if computed
            else ""
        )

    def copied(self, table: str, row: Quoted) -> str:
        """A row as text to paste: what it says, its quote, its document; the page adds its address."""
        said = self.told(row)
        document = self.book.dated_document(self.ledger.document(self.proof(table, row).source))
        return self.book.t.text(
            "tools.copy_text", said=said, quote=row.quote, document=document, site=self.site.name
        )

    def told(self, row: Quoted) -> str:
        """What a quoted row says, in one line."""
        if isinstance(row, Target | Result):
            name, period = self.name(row.indicator), self.book.t.period(row.period)
            return f"{name}, {period}: {self.book.figure(row).text}"
        if isinstance(row, Wording):
            after, before = self.book.t.column(row, "after"), self.book.t.column(row, "before")
            return f"{self.book.t.label('change', row.change)}: {after or before}"
        return self.book.t.column(row, "duty" if isinstance(row, Duty) else "text")

    def indicator_charts(self, indicator: Indicator) -> list[str]:
        """The charts that explain an indicator, the nearest first."""
        names = [f"{indicator.id}-{kind}" for kind in ("ledger", "series", "rank", "structure")]
        if indicator.whole:
            names.append(f"{indicator.whole}-structure")
        return [n for n in names if n in self.charts]

    def structure_charts(self) -> list[str]:
        return [n for n in self.charts if n.endswith("-structure")]

    def result_charts(self) -> list[str]:
        return [n for n in self.charts if n.endswith(("-series", "-rank"))]

    def computed_line(self, one: Derived) -> Markup:
        """What a computed figure is, said to be computed."""
        key = f"computed.{one.kind}" + (f"_{one.version.replace('-', '_')}" if one.version else "")
        return self.book.t.html(
            key,
            name=self.lower(one.indicator),
            figure=self.fig_of(one),
            period=self.book.t.period(one.period),
        )

    def verdict_lines(self, indicator: Indicator) -> list[Markup]:
        """How each result stands to the targets of its own period, or that there is none to compare."""
        found = self.d.verdicts_of.get(indicator.id, [])
        if not found:
            return [
                self.book.t.html("verdict.none", period=self.book.t.period(r.period))
                for r in self.results_of(indicator)[-1:]
            ]
        key = {True: "verdict.met", False: "verdict.missed", None: "verdict.open"}
        return [
            self.book.t.html(
                key[v.met],
                period=self.book.t.period(v.result.period),
                result=self.fig(v.result),
                target=self.fig(v.target),
            )
            for v in found
        ]

    def status(self, row: Result) -> str:
        return (
            self.book.t.label("status", row.status)
            if row.status
            else self.book.t.text("results.status_unknown")
        )

    def proof_summary(self, row: Target | Result) -> str:
        """What an evidence block is about: figure, document, and whether it was checked."""
        source = row.document if isinstance(row, Target) else row.source
        return self.book.t.text(
            "proof.summary"
            if self.d.proofs[self.table_of(row), row.id].checked
            else "proof.summary_unchecked",
            figure=self.book.figure(row).text,
            document=self.book.document(self.ledger.document(source)),
        )

    def conflict(self, conflict: Conflict) -> Markup:
        """Who says what, side by side."""
        said = [
            self.book.t.html(
                "conflict.says",
                document=unbroken(self.book.document(self.ledger.document(self.teller(r)))),
                figure=self.fig(r),
            )
            for r in conflict.rows
        ]
        return self.book.t.html(
            "conflict.sentence",
            name=self.name(conflict.indicator.id),
            period=self.book.t.period(conflict.period),
            said=Markup("; ").join(said),
        )

    def teller(self, row: Target | Result) -> str:
        return row.document if isinstance(row, Target) else row.source

    # Summaries of pages

    def targets_summary(self) -> str:
        return self.book.t.text(
            "targets.lead",
            n=self.book.t.count("indicators", len([s for s in self.standings if s.chain])),
            caption=self.home_targets_caption(),
        )

    def amendments_summary(self) -> str:
        changed = [s for s in self.standings if s.change and s.change.kind != "unchanged"]
        return self.book.t.text(
            "amendments.lead",
            targets=self.book.t.count("targets_changed", len(changed)),
            tasks=self.book.t.count("tasks", len(self.task_amendments())),
        )

    def results_summary(self) -> str:
        hedged = [r for r in self.results if r.bound != "eq" or r.status == "E"]
        return self.book.t.text(
            "results.lead",
            n=self.book.t.count("figures", len(self.results)),
            hedged=self.book.t.integer(len(hedged)),
        )

    def task_summary(self, task: Task) -> str:
        return " ".join(
            self.book.t.column(a, "summary") for a in self.amendments_of(task)
        ) or self.book.t.column(task, "title")

    def citation(self, title: str, path: str, package: Package | None = None) -> str:
        """How to cite a page of one of our packages, or of all: version, day of change, address, as known."""
        ours = [package] if package else [p for p in self.packages if p.name in TABLES]
        version = max((p.version for p in ours), default="")
        modified = self.history.modified
        day = max(filter(None, (last_changed(p, modified) for p in ours)), default=None)
        address = f" {self.site.url}{path}" if self.site.url else ""
        return self.book.t.text(
            "cite.text",
            site=self.site.name,
            title=title,
            version=version,
            updated=updated_phrase(self.book.t, day),
            address=address,
        )
