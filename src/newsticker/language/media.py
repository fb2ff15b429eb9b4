"""Media of the world that news tell by their bare names: "sagte sie im ZDF", "told the BBC"."""

from __future__ import annotations

from newsticker.language.pack import words

MEDIA_NAMES = words("""
ard zdf orf srf swr wdr ndr mdr rbb br hr sr rtl ntv n-tv sat.1 welt-tv phoenix arte 3sat dlf deutschlandfunk tagesschau tagesthemen heute-journal
ö1 ö3 puls4 antenne bayern2 bild spiegel focus stern zeit welt faz taz süddeutsche handelsblatt tagesspiegel rheinpfalz standard kurier krone
nzz blick watson bbc itv cnn nbc cbs abc cnbc npr pbs msnbc newsnight today guardian telegraph independent bloomberg politico axios rte rté cbc
rai tf1 lci bfmtv franceinfo rfi radio-france euronews al-jazeera rtvs tvn tvp ukrajina suspilne meduza deutsche-welle dw
""")
