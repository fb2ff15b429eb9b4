"""The desk's routes, in every language; only their POSTs change anything."""

from __future__ import annotations

from starlette.routing import Route

from newsticker.site.desk.alerts import show_watch, show_watches
from newsticker.site.desk.articles import show_article, show_articles
from newsticker.site.desk.claims import show_claim, show_claims
from newsticker.site.desk.discover import show_discover
from newsticker.site.desk.guard import checking_password, for_anybody, for_editors
from newsticker.site.desk.journal import show_journal
from newsticker.site.desk.preview import show_preview
from newsticker.site.desk.publish import show_publish, show_withdraw
from newsticker.site.desk.reports import (
    autosave,
    delete_report,
    new_report,
    show_report,
    show_reports,
)
from newsticker.site.desk.selectors import show_selectors
from newsticker.site.desk.signing_in import leave, show_account, show_sign_in
from newsticker.site.desk.source import change_pages, show_source
from newsticker.site.desk.sources import ask_whole, change_feed, change_source, show_sources
from newsticker.site.desk.speakers import show_party, show_speakers
from newsticker.site.desk.stories import show_stories, show_story
from newsticker.site.desk.versions import show_differences, show_versions

READ = ["GET"]
WRITE = ["POST"]
BOTH = READ + WRITE
REPORT = "/desk/reports/{id:article}"
SOURCE = "/desk/sources/{id:article}"
CLAIMS = "/desk/articles/{id:article}/claims"


def desk_routes() -> list[Route]:
    """Every page of the desk."""
    return [
        Route("/desk", for_editors(show_reports), methods=READ),
        Route("/desk/sign-in", for_anybody(show_sign_in), methods=BOTH),
        Route("/desk/sign-out", for_editors(leave), methods=WRITE),
        Route("/desk/account", checking_password(show_account), methods=BOTH),
        Route("/desk/reports", for_editors(new_report), methods=WRITE),
        Route(REPORT, for_editors(show_report), methods=BOTH),
        Route(f"{REPORT}/autosave", for_editors(autosave), methods=WRITE),
        Route(f"{REPORT}/delete", for_editors(delete_report), methods=WRITE),
        Route(f"{REPORT}/preview", for_editors(show_preview), methods=READ),
        Route(f"{REPORT}/versions", for_editors(show_versions), methods=READ),
        Route(f"{REPORT}/differences", for_editors(show_differences), methods=READ),
        Route(f"{REPORT}/publish", for_editors(show_publish), methods=BOTH),
        Route(f"{REPORT}/withdraw", for_editors(show_withdraw), methods=BOTH),
        Route("/desk/articles", for_editors(show_articles), methods=READ),
        Route("/desk/articles/{id:article}", for_editors(show_article), methods=BOTH),
        Route(CLAIMS, for_editors(show_claims), methods=BOTH),
        Route(f"{CLAIMS}/{{key:claim}}", for_editors(show_claim), methods=BOTH),
        Route("/desk/stories", for_editors(show_stories), methods=READ),
        Route("/desk/stories/{id:article}", for_editors(show_story), methods=BOTH),
        Route("/desk/speakers", for_editors(show_speakers), methods=READ),
        Route("/desk/speakers/{id:article}", for_editors(show_party), methods=BOTH),
        Route("/desk/watches", for_editors(show_watches), methods=BOTH),
        Route("/desk/watches/{id:article}", for_editors(show_watch), methods=BOTH),
        Route("/desk/journal", for_editors(show_journal), methods=READ),
        Route("/desk/sources", for_editors(show_sources), methods=READ),
        Route("/desk/sources/discover", for_editors(show_discover), methods=BOTH),
        Route(SOURCE, for_editors(show_source), methods=READ),
        Route(f"{SOURCE}/selectors", for_editors(show_selectors), methods=BOTH),
        Route(SOURCE, for_editors(change_source, "admin"), methods=WRITE),
        Route(f"{SOURCE}/whole", for_editors(ask_whole, "admin"), methods=READ),
        Route(f"{SOURCE}/pages", for_editors(change_pages), methods=WRITE),
        Route(f"{SOURCE}/feed", for_editors(change_feed), methods=WRITE),
    ]
