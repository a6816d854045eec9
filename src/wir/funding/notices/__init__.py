"""Letters of the authority on their way: what they say, rendered and sealed before anything is decided."""

from wir.funding.notices.correction import earlier_corrections, make_correction
from wir.funding.notices.early_start import make_early_start
from wir.funding.notices.making import (
    Sealed,
    fingerprint,
    fingerprint_of_proposal,
    keep,
    make,
    print_and_seal,
    refuse_another_outcome,
    refuse_early,
)

__all__ = [
    "Sealed",
    "earlier_corrections",
    "fingerprint",
    "fingerprint_of_proposal",
    "keep",
    "make",
    "make_correction",
    "make_early_start",
    "print_and_seal",
    "refuse_another_outcome",
    "refuse_early",
]
