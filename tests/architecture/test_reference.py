"""What docs/reference/ says is what the program does."""

import pytest

from tests.architecture.tree import ROOT
from wir.config.management.commands.reference import FOLDER, pages


@pytest.mark.parametrize(
    "page", ["workflows.md", "permissions.md", "acts.md", "guideline-values.md", "retention.md"]
)
def test_a_generated_page_is_up_to_date(page):
    """If it is not: `make docs`."""
    assert (ROOT / FOLDER / page).read_text() == pages()[page]


def test_every_generated_page_is_compared():
    assert set(pages()) == {path.name for path in (ROOT / FOLDER).glob("*.md")}
