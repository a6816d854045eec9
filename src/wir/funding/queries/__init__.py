"""What pages of Fördern ask the database, where it takes more than a line. One file per page."""
