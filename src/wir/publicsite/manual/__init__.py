"""The manual, shown under /hilfe/: one file a chapter, in the order in which people come to need them."""

from wir.publicsite.manual import account, applying, deciding, jury, partners, reading, signing, treasury
from wir.publicsite.manual.chapter import Chapter

CHAPTERS: tuple[Chapter, ...] = tuple(
    file.CHAPTER for file in (account, applying, partners, signing, treasury, deciding, jury, reading)
)


def chapter(slug: str) -> Chapter | None:
    """One chapter by the word in its address."""
    return next((one for one in CHAPTERS if one.slug == slug), None)
