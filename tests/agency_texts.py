"""Items of invented agencies in every format that agencies use."""

from __future__ import annotations

import json
from typing import Any

TITLE = "Damm bei Wissau hält"
LEAD = "Das Hochwasser der Wisse steigt langsamer."
FIRST = "Der Damm an der Wisse hält nach Angaben des Deichamts dem Hochwasser stand."
SECOND = "„Wir bleiben wachsam“, sagte die Sprecherin Jette Ohm am Montag."


def newsml(
    guid: str = "urn:newsml:nordwind.example:20260302:1",
    version: int = 1,
    *,
    created: str = "2026-03-02T09:30:00+01:00",
    meta: str = "",
    status: str = "stat:usable",
    second: str = SECOND,
    content: str = "",
) -> str:
    """A news item of NewsML-G2 with its words in XHTML."""
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="{version}"
 standard="NewsML-G2" standardversion="2.33" conformance="power" xml:lang="de-DE">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_39.xml"/>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:NWN"><name>Nordwind Nachrichten</name></provider>
<versionCreated>{created}</versionCreated><firstCreated>2026-03-02T09:30:00+01:00</firstCreated>{meta}
<pubStatus qcode="{status}"/></itemMeta>
<contentMeta><urgency>2</urgency><located qcode="x:1"><name>Wissau</name></located><creditline>nwn/dpa</creditline>
<by>Von Jette Ohm und Jo Weir</by><language tag="de"/><keyword>Hochwasser</keyword>
<subject qcode="medtop:20000151"><name>Flut</name></subject><headline>{TITLE}</headline>
<description role="drol:caption">Ein Bild</description><description role="drol:summary">{LEAD}</description>{content}</contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body><p>{FIRST}</p><figure><figcaption>Ein Bild</figcaption></figure><p>{second}</p></body></html></inlineXML></contentSet>
</newsItem>"""


def message(*items: str) -> str:
    """A message of NewsML-G2 that carries items."""
    return (
        '<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>'
        f"{''.join(items)}</itemSet></newsMessage>"
    )


PACKAGE = """<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:p" version="1"><itemMeta/>
<groupSet root="G"><group id="G"><itemRef residref="urn:1"/><itemRef residref="urn:2"/></group></groupSet></packageItem>"""


def nitf(status: str = "", *, release: str = "", issued: str = "20260302T093000+0100") -> str:
    """An item of NITF with its usual reference to a document type, which nobody fetches."""
    held = f' management-status="{status}"' if status else ""
    due = f'<date.release norm="{release}"/>' if release else ""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.5//EN" "http://127.0.0.1:9/nitf-3-5.dtd">
<nitf xml:lang="de"><head><title>Kurz</title><docdata{held}><doc-id id-string="nwn-1" regsrc="NWN"/><urgency ed-urg="4"/>
<date.issue norm="{issued}"/>{due}<ed-msg info="Bitte nicht verwenden"/><key-list><keyword key="Hochwasser"/></key-list></docdata>
<pubdata position.section="Regional"/></head>
<body><body.head><hedline><hl1>{TITLE}</hl1><hl2>Unterzeile</hl2></hedline><byline>Von <person>Jette Ohm</person></byline>
<distributor>Deutsche Presse-Agentur</distributor><dateline><location>Wissau</location></dateline>
<abstract><p>{LEAD}</p></abstract></body.head>
<body.content><block><p>{FIRST}</p><media media-type="image"><media-caption>Ein Bild</media-caption></media>
<p>{SECOND}</p></block></body.content><body.end><tagline>(nwn/dpa)</tagline></body.end></body></nitf>"""


def ninjs(major: int = 2, **told: Any) -> str:
    """An item of ninjs in its first, second or third form."""
    text = f"{FIRST}\n\n{SECOND}"
    made: dict[str, Any] = {
        "uri": "urn:ninjs:nordwind.example:1", "type": "text", "version": "1", "language": "de-DE", "urgency": 4,
        "firstcreated": "2026-03-02T09:30:00+01:00", "versioncreated": "2026-03-02T09:30:00+01:00",
        "pubstatus": "usable", "located": "Wissau",
    }  # fmt: skip
    if major == 1:
        made |= {
            "headline": TITLE,
            "description_text": LEAD,
            "body_html": f"<p>{FIRST}</p><p>{SECOND}</p>",
        }
        made |= {
            "byline": "Jette Ohm",
            "infosource": [{"name": "dpa"}],
            "subject": [{"name": "Flut"}],
        }
    else:
        made |= {
            "headlines": [{"role": "main", "value": TITLE}, {"role": "short", "value": "Damm"}],
            "descriptions": [{"role": "summary", "value": LEAD, "contenttype": "text/plain"}],
            "bodies": [
                {"role": "html", "value": f"<p>{FIRST}</p>", "contenttype": "text/html"},
                {"role": "text", "value": text, "contenttype": "text/plain"},
            ],
            "by": "Jette Ohm", "infosources": [{"name": "dpa"}], "subjects": [{"name": "Flut"}],
            "standard": {"name": "ninjs", "version": f"{major}.0"},
            "renditions": [{"name": "original", "href": "https://nordwind.example/damm", "contenttype": "text/html"}],
        }  # fmt: skip
    made |= told
    if major == 3:
        names = {"firstcreated": "firstCreated", "versioncreated": "versionCreated", "pubstatus": "pubStatus",
                 "infosources": "infoSources", "contenttype": "contentType"}  # fmt: skip
        made = {names.get(key, key): value for key, value in made.items()}
    return json.dumps(made, ensure_ascii=False)
