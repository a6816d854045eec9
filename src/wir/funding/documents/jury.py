"""What a jury leaves on paper: the minutes of its sitting, and the bundle that a member reads."""

from pathlib import Path

from wir.documents import kinds

TYPST = Path(__file__).parents[1] / "typst"

JURY_MINUTES = kinds.register(
    kinds.Kind(
        name="jury_minutes",
        label="Niederschrift der Jury",
        template=TYPST / "jury_minutes.typ",
        needs=("round", "facts", "present", "absent", "cases", "signed_by", "check_at"),
    )
)
JURY_BUNDLE = kinds.register(
    kinds.Kind(
        name="jury_bundle",
        label="Lesemappe der Jury",
        template=TYPST / "jury_bundle.typ",
        needs=("round", "facts", "cases"),
    )
)
