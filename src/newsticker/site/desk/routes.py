"""The desk's routes, in every language; only their POSTs change anything."""

from __future__ import annotations

from starlette.routing import Route

from newsticker.site.desk.guard import checking_password, for_anybody, for_editors
from newsticker.site.desk.home import show_home
from newsticker.site.desk.signing_in import leave, show_account, show_sign_in

READ = ["GET"]
WRITE = ["POST"]
BOTH = READ + WRITE


def desk_routes() -> list[Route]:
    """Every page of the desk."""
    return [
        Route("/desk", for_editors(show_home), methods=READ),
        Route("/desk/sign-in", for_anybody(show_sign_in), methods=BOTH),
        Route("/desk/sign-out", for_editors(leave), methods=WRITE),
        Route("/desk/account", checking_password(show_account), methods=BOTH),
    ]
