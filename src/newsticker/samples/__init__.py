"""Sample articles for the demo and for tests: three stories, twelve articles, six days in June 2025.

Everything in them is invented, the people, companies, outlets, towns' quarrels and figures as well as
the words; states, capitals and agency codes are real so that the reader meets what it meets in life.
"""

from __future__ import annotations

from importlib import resources

from msgspec import Struct

# In the order of publication, as a poller would have met them.
NAMES = (
    "regatta-flotte.html",
    "regatta-flotte-kurz.txt",
    "museum-denial.json",
    "seilbahn-eilmeldung.html",
    "seilbahn-befreit.html",
    "seilbahn-befreit-kurz.txt",
    "regatta-warnung.txt",
    "regatta-programm.html",
    "seilbahn-dementi.html",
    "regatta-norwegen.html",
    "seilbahn-eingestaendnis.html",
    "museum-admission.html",
)

# The one outlet that stands for an operator's own: its articles are shown whole.
OWN = frozenset({"regatta-warnung.txt", "regatta-programm.html"})


class Sample(Struct, frozen=True):
    """A sample article as it would lie in a file: its name tells the format, ``own`` the rights."""

    name: str
    content: bytes
    own: bool


def samples() -> tuple[Sample, ...]:
    """Returns all sample articles in the order of their publication, oldest first."""
    folder = resources.files(__name__) / "articles"
    return tuple(Sample(name, (folder / name).read_bytes(), name in OWN) for name in NAMES)


def sample_settings() -> bytes:
    """Returns the settings file of the demo's ticker: its name, and that all in it is invented."""
    return (resources.files(__name__) / "newsticker.toml").read_bytes()
