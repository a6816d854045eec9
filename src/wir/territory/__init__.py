"""Municipalities and counties of Hessen: name, key, county, status and population, each answered for a day."""
