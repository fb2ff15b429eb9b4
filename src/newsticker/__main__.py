"""``python -m newsticker``."""

from newsticker.cli import main

main()
