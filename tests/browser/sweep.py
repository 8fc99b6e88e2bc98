"""A sweep: one page of every template, opened on a phone in each language, all measures taken there.

Besides, the first language is opened on a wide screen, and the other without a script. Pages are opened in a
fresh browser each, from a host that compresses and whose scripts come late. Axe looks at the first language by
night on the wide screen and at the other by day on a phone: what it says of a page's parts depends on none of
them. Colours are measured by day and by night in both; axe's own look at them, which takes longer than all else
that it does, is had of every other page by night and of the rest by day.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, Page

from scripts.i18n.translator import LANGUAGES
from tests.browser import measures
from tests.browser.reach import VIOLATIONS, Hosting

PHONE, WIDE = 360, 1280
FIRST = LANGUAGES[0]
NARROWEST = 320
HEIGHT = 900
LEFT = "net::ERR_ABORTED"  # the page was left before its icon came: nothing is missing
POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # Pagefind is WebAssembly
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
FOCUSED = "(selector) => document.activeElement.matches(selector)"


@dataclass
class Sweep:
    """What has been measured in one language: how often, and what was wrong where."""

    language: str  # "vi", "en"
    paths: tuple[str, ...]  # of the pages that were opened
    taken: Counter[str] = field(default_factory=Counter)  # measure → how often
    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # measure → place: fault
    titles: dict[str, str] = field(default_factory=dict)  # path →
    shifts: dict[str, float] = field(default_factory=dict)  # path and width → the browser's score
    first: dict[str, dict[str, int]] = field(default_factory=dict)  # path → address → bytes, a first visit
    later: dict[str, list[str]] = field(default_factory=dict)  # path → addresses that a later visit fetches
    texts: Counter[str] = field(default_factory=Counter)  # path → texts in its charts

    @property
    def is_wide(self) -> bool:
        """True where pages are opened on a wide screen too, False where they are without a script."""
        return self.language == FIRST

    def note(self, measure: str, place: str, found: list[Any]) -> None:
        """One measure of one place."""
        self.taken[measure] += 1
        self.faults[measure] += [f"{place}: {fault}" for fault in found]


class Tab:
    """A page of a browser of its own that goes from path to path, and what it says and asks for."""

    def __init__(self, browser: Browser, width: int, **given: Any) -> None:
        self.width = width
        self.context = browser.new_context(viewport={"width": width, "height": HEIGHT}, **given)
        self.page = page = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.media = ("", "")
        self.memory = self.context.new_cdp_session(page)
        page.add_init_script(VIOLATIONS)
        page.on("console", lambda message: self.said.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("requestfailed", lambda one: one.failure == LEFT or self.said.append(f"failed: {one.url}"))
        page.on("response", lambda answer: answer.status < 400 or self.said.append(answer.url))
        page.on("request", lambda request: self.asked.append(request.url))

    def fresh(self, address: str) -> Page:
        """The page at an address as it is opened by a reader who was never here, by day."""
        if self.page.viewport_size != {"width": self.width, "height": HEIGHT}:
            self.page.goto("about:blank")  # what was open must not be seen in the new page's size
        self.memory.send("Network.clearBrowserCache")
        self.colours("light")
        self.resize(self.width)
        self.said.clear()
        self.asked.clear()
        self.page.goto(address)
        return self.page

    def resize(self, width: int, height: int = HEIGHT) -> None:
        """Another size; it costs a layout and a painting of the whole page."""
        if self.page.viewport_size != {"width": width, "height": height}:
            self.page.set_viewport_size({"width": width, "height": height})

    def colours(self, scheme: str, forced: str = "none") -> None:
        """Another colour scheme, with the page's own colours or the system's."""
        if self.media != (scheme, forced):
            self.media = (scheme, forced)
            self.page.emulate_media(color_scheme=scheme, forced_colors=forced)


@dataclass
class Visits:
    """Opens the pages of one language and measures them."""

    host: Hosting
    home: str  # the site's address on the host
    sweep: Sweep
    phone: Tab
    other: Tab  # a wide one, or one without scripts

    def heard(self, tab: Tab, path: str) -> None:
        """What a page has said and asked for by now."""
        place, ours = f"{path} {tab.width}", urlsplit(self.home).netloc
        self.sweep.note("console", place, tab.said)
        self.sweep.note("third parties", place, [a for a in tab.asked if urlsplit(a).netloc != ours])
        searched = [a for a in tab.asked if "pagefind" in a or "find.js" in a]
        self.sweep.note("search before it is asked for", place, searched)

    def on_a_phone(self, path: str, after: str) -> str:
        """Measures of a narrow page by day, by night and in the system's colours; returns its words."""
        sweep, place, before = self.sweep, f"{path} {PHONE}", len(self.host.asked)
        page = self.phone.fresh(self.home + path)
        sweep.shifts[place] = page.evaluate(measures.SHIFT)
        sweep.titles[path] = page.title()
        words = str(page.inner_text("main"))
        sweep.note("frame", path, page.evaluate(measures.FRAME))
        sweep.note("inline code", path, page.evaluate(measures.INLINE))
        sweep.note("other language", path, self.other_language(page, path))
        sweep.note("chart texts", place, self.chart_texts(page, path))
        page.evaluate(measures.UNFOLD)
        sweep.note("contrast", f"{place} light", page.evaluate(measures.PALE))
        sweep.note("small targets", place, page.evaluate(measures.SMALL))
        sweep.note("small texts", place, page.evaluate(measures.TINY))
        if not sweep.is_wide:
            self.axe(self.phone, path, "light")
        for scheme in ("light", "dark"):
            self.phone.colours(scheme, "active")
            found = [*page.evaluate(measures.PALE), *page.evaluate(measures.FORCED)]
            sweep.note("the system's colours", f"{place} {scheme}", found)
        self.phone.colours("dark")
        sweep.note("contrast", f"{place} dark", page.evaluate(measures.PALE))
        self.overflow(self.phone, path, (PHONE, NARROWEST))
        sweep.note("policy", place, page.evaluate("() => window.forbidden"))
        sweep.first[path] = self.fetched(before)
        self.heard(self.phone, path)
        self.then(page, after)
        return words

    def then(self, page: Page, after: str) -> None:
        """What another page of the same visit fetches; then its search, opened and closed by keys."""
        before = len(self.host.asked)
        page.goto(self.home + after)
        self.sweep.later[after] = [*self.fetched(before)]
        page.route("**/pagefind/**", lambda route: route.abort())  # what it fetches is another test's matter
        page.locator("button.find:not([hidden])").focus()
        page.keyboard.press("Enter")
        page.locator("dialog.finder[open]").wait_for()
        wrong = [] if page.evaluate(FOCUSED, "#finder-input") else ["the question has no focus"]
        page.keyboard.press("Escape")
        wrong += ["stays open"] if page.locator("dialog.finder").is_visible() else []
        wrong += [] if page.evaluate(FOCUSED, "button.find") else ["the button has no focus"]
        page.unroute("**/pagefind/**")
        self.sweep.note("search opens and closes", after, wrong)

    def on_a_wide_screen(self, path: str) -> None:
        """Measures of a wide page, of larger letters and of a zoomed one."""
        sweep, place = self.sweep, f"{path} {WIDE}"
        page = self.other.fresh(self.home + path)
        sweep.shifts[place] = page.evaluate(measures.SHIFT)
        page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
        sweep.note("twice the letters", place, page.evaluate(measures.SIDEWAYS))
        page.evaluate("() => { document.documentElement.removeAttribute('style'); }")
        page.evaluate(measures.UNFOLD)
        sweep.note("small targets", place, page.evaluate(measures.SMALL))
        self.axe(self.other, path, "dark")
        self.overflow(self.other, path, (WIDE,))
        self.other.resize(WIDE // 2, HEIGHT // 2)
        sweep.note("zoom", path, page.evaluate(measures.SIDEWAYS))
        sweep.note("policy", place, page.evaluate("() => window.forbidden"))
        self.heard(self.other, path)

    def without_a_script(self, path: str, words: str) -> None:
        """Measures of a page whose scripts do not run; with them it has these words."""
        page = self.other.fresh(self.home + path)
        source = page.request.get(self.home + path).text()
        head = source[: source.index("http-equiv")]
        early = [tag for tag in ("<link", "<script", "<style", "<img") if tag in head]
        told = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content") or ""
        policy = dict(part.strip().split(" ", 1) for part in told.split(";"))
        self.sweep.note("policy first", path, early + ([] if policy == POLICY else [told]))
        self.sweep.note("idle buttons", path, page.evaluate(measures.BUTTONS))
        self.heard(self.other, path)
        plain = str(page.inner_text("main"))
        lost = sorted(set(plain.splitlines()) - set(words.splitlines())) if plain else ["nothing"]
        self.sweep.note("words without a script", path, lost)

    def axe(self, tab: Tab, path: str, scheme: str) -> None:
        """Every rule of axe in one colour scheme; that of contrast on every other page, by day or by night."""
        tab.colours(scheme)
        with_contrast = self.sweep.paths.index(path) % 2 == int(scheme == "dark")
        rules = measures.EVERY_RULE if with_contrast else measures.EVERY_RULE_BUT_CONTRAST
        self.sweep.note("axe", f"{path} {tab.width} {scheme}", measures.axe(tab.page, rules))

    def overflow(self, tab: Tab, path: str, widths: tuple[int, ...]) -> None:
        """What sticks out of the page at each width; at the last, what wider lines cut off."""
        page = tab.page
        for width in widths:
            tab.resize(width)
            self.sweep.note("overflow", f"{path} {width}", page.evaluate(measures.STICKING_OUT))
        page.evaluate(measures.DRESS, measures.WIDER)
        self.sweep.note("wider lines", f"{path} {widths[-1]}", page.evaluate(measures.CUT_OFF))
        page.evaluate(measures.DRESS, "")

    def chart_texts(self, page: Page, path: str) -> list[str]:
        """The texts of charts that are small, out of sight, or on top of each other."""
        texts = page.evaluate(measures.CHART_TEXTS)
        self.sweep.texts[path] += len(texts)
        return [
            str(text)
            for text in texts
            if text["size"] < 12 or text["left"] < 0 or text["right"] > PHONE or text["hits"]
        ]

    def other_language(self, page: Page, path: str) -> list[str]:
        """What is wrong with a page's language and its way to the other one."""
        own, other = ("en", path.removeprefix("en/")) if path.startswith("en/") else ("vi", f"en/{path}")
        led = urljoin(page.url, page.get_attribute("a.lang", "href") or "nowhere")
        wrong = [] if led == self.home + other else [led]
        return wrong + ([] if page.get_attribute("html", "lang") == own else ["lang"])

    def fetched(self, before: int) -> dict[str, int]:
        """address from the site's root → bytes, of all that was asked of the host since."""
        root = urlsplit(self.home).path
        asked = [address for address in self.host.asked[before:] if address.startswith(root)]
        while not self.host.sent.keys() >= set(asked):
            time.sleep(0.01)
        return {f"/{address.removeprefix(root)}": self.host.sent[address] for address in asked}


def swept(browser: Browser, host: Hosting, home: str, language: str, paths: list[str]) -> Sweep:
    """Pages of one language measured."""
    sweep = Sweep(language, tuple(paths))
    phone = Tab(browser, PHONE)
    wide = {"device_scale_factor": 2}  # at half the width it is zoomed
    other = Tab(browser, WIDE, **wide) if sweep.is_wide else Tab(browser, PHONE, java_script_enabled=False)
    visits = Visits(host, home, sweep, phone, other)
    for path, after in zip(paths, [*paths[1:], *paths[:1]], strict=True):
        words = visits.on_a_phone(path, after)
        if sweep.is_wide:
            visits.on_a_wide_screen(path)
        else:
            visits.without_a_script(path, words)
    for tab in (phone, other):
        tab.context.close()
    return sweep
