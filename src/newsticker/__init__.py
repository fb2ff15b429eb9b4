"""Newsticker: takes news in, reads who said what on whose authority, and publishes a ticker."""

__version__ = "0.1.0"
