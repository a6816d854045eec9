"""Template plus frozen data become an accessible, sealed PDF that is stored with its hash. Kinds register here."""
