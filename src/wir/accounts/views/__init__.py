"""Pages about whom people act for."""
