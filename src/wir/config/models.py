"""No tables. Django tells only apps with this file that a migration has ended, and `apps.py` must hear that."""
