"""Articles, claims, sources, jobs and reads, kept in a database that is opened by ``open_store``."""

from newsticker.store.attributions import Attribution
from newsticker.store.backup import back_up, restore
from newsticker.store.claim_list import FoundClaim
from newsticker.store.filters import ArticleFilter, ClaimFilter
from newsticker.store.names import Named
from newsticker.store.outlets import OutletRecord
from newsticker.store.reads import Read
from newsticker.store.rereading import Version
from newsticker.store.speakers import ListedSpeaker, SpeakerRecord
from newsticker.store.state import State
from newsticker.store.store import Store, open_store
from newsticker.store.taking import Incoming, Taken

__all__ = [
    "ArticleFilter",
    "Attribution",
    "ClaimFilter",
    "FoundClaim",
    "Incoming",
    "ListedSpeaker",
    "Named",
    "OutletRecord",
    "Read",
    "SpeakerRecord",
    "State",
    "Store",
    "Taken",
    "Version",
    "back_up",
    "open_store",
    "restore",
]
