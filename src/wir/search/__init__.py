"""One full-text index table; rooms register what can be found and by whom. Never case data. Empty until the first part needs it."""
