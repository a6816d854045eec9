"""What whoever holds a receipt code gets to read: the way of their voices, and what rests on the result they are part of.

Never how somebody answered or voted: a wording appears only when everybody may read it anyway.
"""

from dataclasses import dataclass

from wir.strategy.models import Process, Receipt, Voice
from wir.strategy.standing import WORDS, standing
from wir.strategy.way import Branch, ways_of_voices


@dataclass(frozen=True)
class Followed:
    """One voice: its way and where it stands."""

    way: Branch
    code: str

    @property
    def word(self) -> object:
        """Where it stands, in words."""
        return WORDS[self.code]


@dataclass(frozen=True)
class Reply:
    """Everything about one receipt. `results` are those of the thing it was given for; they stand for many."""

    receipt: Receipt
    voices: tuple[Followed, ...]
    results: tuple[Branch, ...]

    @property
    def process(self) -> Process:
        return self.receipt.process

    @property
    def recommendations(self) -> list[int]:
        """The numbers of the recommendations that rest on the results."""
        numbers = {
            branch.stop.number
            for result in self.results
            for branch in result.then
            if branch.how != "not_taken" and branch.stop.number is not None
        }
        return sorted(numbers)


def reply(receipt: Receipt, language: str) -> Reply:
    """The reply to a receipt, in a constant number of statements."""
    own = list(receipt.voices.all())
    results = list(
        Voice.objects.filter(
            process=receipt.process_id,
            kind=Voice.Kind.RESULT,
            thing=receipt.thing,
            thing_id=receipt.thing_id,
        )
    )
    ways = {way.stop.pk: way for way in ways_of_voices([*own, *results], language)}
    followed = tuple(Followed(ways[voice.pk], standing(ways[voice.pk])) for voice in own)
    return Reply(receipt, followed, tuple(ways[voice.pk] for voice in results))
