"""What an algorithm cannot work with."""


class BadInput(ValueError):
    """The text is one German sentence that says what is wrong and where."""
