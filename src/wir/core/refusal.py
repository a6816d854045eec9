"""What people cannot do right now, said in sentences they can act on."""


class Refused(Exception):
    """An act that would be wrong. `sentences` are German, complete, and name the next step. Nothing was changed."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences
