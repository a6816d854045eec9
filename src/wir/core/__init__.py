"""Plain Python that several rooms need: dated values, findings, workflow tables, money, days. No Django, no clock, no database."""
