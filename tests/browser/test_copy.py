"""A figure is taken away with its source: what a click copies is enough to quote and to find it again."""

from __future__ import annotations

import pytest

from tests.ledgers import book

pytestmark = pytest.mark.xdist_group("browser")


def copied(page, proof: str) -> str:
    """What is on the clipboard after a click in an opened quote."""
    page.locator(f"{proof} summary").click()
    button = page.locator(f"{proof} button.copy")
    assert button.inner_text() == "Copy with source"
    button.click()
    assert button.inner_text() == "Copied"
    return page.evaluate("() => navigator.clipboard.readText()")


def test_a_copied_figure_brings_its_address_along(opened, site, lead, real):
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    page.goto(site + lead)
    button = page.locator("button.copy:visible").first
    row = real.ledger.by_id["targets"][button.locator("xpath=ancestor::details").get_attribute("id")[2:]]
    button.click()
    words = page.evaluate("() => navigator.clipboard.readText()")
    said = book("vi", real.ledger).row(row)
    assert words.startswith(f"{said}: ") and f" “{row.quote}”, " in words
    page.goto(words.rsplit(" ", 1)[1])
    assert page.url.endswith(f"#{row.id}") and page.locator(":target").is_visible()


@pytest.mark.parametrize("change", ["kept", "reworded", "added", "removed"])
def test_a_copied_element_of_a_task_has_what_the_page_says_of_it(opened, site, real, change):
    ledger, names = real.ledger, book("en", real.ledger)
    row = next(row for row in ledger.wording if row.change == change)
    amendment = ledger.by_id["amendments"][row.amendment]
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    label, source = (
        names.label("wording", "change", change),
        names.dated_document(ledger.document(amendment.document)),
    )
    text = row.before_en if change == "removed" else row.after_en
    for path in (f"tasks/{amendment.task}/", f"documents/{amendment.document}/"):
        page.goto(f"{site}en/{path}")
        words = copied(page, f"#q-{row.id}")
        assert words.startswith(f"{label}: {text}. “{row.quote}”, {source}. ")
        assert words.endswith(f" {site}en/{path}#{row.id}")


def test_a_copied_duty_has_what_the_page_says_of_it(opened, site, real):
    row = real.ledger.duties[0]
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    for path in ("duties/", f"documents/{row.document}/"):
        page.goto(f"{site}en/{path}")
        assert copied(page, f"#q-{row.id}").startswith(f"{row.duty_en}. “{row.quote}”, ")


def test_without_a_script_no_copy_is_offered(opened, site, lead):
    page = opened(java_script_enabled=False)
    page.goto(site + lead)
    assert page.locator("ul.tools[data-after]").count() and not page.locator("button.copy").count()
