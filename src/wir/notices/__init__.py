"""E-mail and messages in the reader's language. Empty until the first part needs it."""
