"""Articles, claims, sources, jobs and reads, kept in a database that is opened by ``open_store``."""

from newsticker.store.backup import back_up, restore
from newsticker.store.claim_list import FoundClaim
from newsticker.store.claim_rows import FormerClaim
from newsticker.store.filters import ArticleFilter, ClaimFilter
from newsticker.store.marks import Marks
from newsticker.store.publishing import Notice, Publication
from newsticker.store.reads import Read
from newsticker.store.rereading import Version
from newsticker.store.search import SearchFilter
from newsticker.store.search_index import SearchRow
from newsticker.store.store import Store, open_store
from newsticker.store.taking import Incoming, Taken

__all__ = [
    "ArticleFilter",
    "ClaimFilter",
    "FormerClaim",
    "FoundClaim",
    "Incoming",
    "Marks",
    "Notice",
    "Publication",
    "Read",
    "SearchFilter",
    "SearchRow",
    "Store",
    "Taken",
    "Version",
    "back_up",
    "open_store",
    "restore",
]
