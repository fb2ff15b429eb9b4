"""Articles, claims, sources, jobs and reads, kept in a database that is opened by ``open_store``."""

from newsticker.store.alert_telling import Told
from newsticker.store.attributions import Attribution
from newsticker.store.backup import back_up, restore
from newsticker.store.claim_list import FoundClaim
from newsticker.store.claim_rows import FormerClaim
from newsticker.store.database import DatabaseFailed
from newsticker.store.figures import Figures
from newsticker.store.filters import ArticleFilter, ClaimFilter
from newsticker.store.fingerprints import NO_TIME, Holder, Kept
from newsticker.store.lineage_writing import Taking
from newsticker.store.marks import Marks
from newsticker.store.names import Named
from newsticker.store.origins import count_origins
from newsticker.store.outlets import OutletRecord
from newsticker.store.publishing import Notice, Publication
from newsticker.store.reads import Read
from newsticker.store.relating import Readable, Relating, Words
from newsticker.store.rereading import Version
from newsticker.store.search import SearchFilter
from newsticker.store.search_index import SearchRow
from newsticker.store.speakers import ListedSpeaker, SpeakerRecord
from newsticker.store.state import State
from newsticker.store.store import Store, open_store
from newsticker.store.taking import Incoming, Taken
from newsticker.store.track_record import Followed, Outcome, Said, TrackRecord
from newsticker.store.wires import KeptItem

__all__ = [
    "NO_TIME",
    "ArticleFilter",
    "Attribution",
    "ClaimFilter",
    "DatabaseFailed",
    "Figures",
    "Followed",
    "FormerClaim",
    "FoundClaim",
    "Holder",
    "Incoming",
    "Kept",
    "KeptItem",
    "ListedSpeaker",
    "Marks",
    "Named",
    "Notice",
    "Outcome",
    "OutletRecord",
    "Publication",
    "Read",
    "Readable",
    "Relating",
    "Said",
    "SearchFilter",
    "SearchRow",
    "SpeakerRecord",
    "State",
    "Store",
    "Taken",
    "Taking",
    "Told",
    "TrackRecord",
    "Version",
    "Words",
    "back_up",
    "count_origins",
    "open_store",
    "restore",
]
