"""What the tables of Fördern hold by themselves, in SQL: one file per noun, put in place by migration 0002, later ones by the migration that they name."""
