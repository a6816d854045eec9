"""E-mail and messages in the reader's language; never any content of a case."""
