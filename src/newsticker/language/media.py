"""Broadcasters, papers and sites that are so well known that texts name them without saying what they are."""

from __future__ import annotations

from functools import cache

# Names that mean nothing else: "sagte sie im ZDF", "told the BBC".
_NAMES = """
ARD, ZDF, NDR, WDR, MDR, RBB, rbb, SWR, BR, Radio Bremen, Deutschlandfunk, Deutschlandradio, DLF, Deutsche Welle, DW, ntv, n-tv, RTL, Sat.1, ProSieben, 3sat, Arte,
ORF, SRF, Swissinfo, Puls 4, ServusTV, Antenne Bayern, Tagesschau, Tagesthemen, Bayerischer Rundfunk, Norddeutscher Rundfunk,
Westdeutscher Rundfunk, Mitteldeutscher Rundfunk, Südwestrundfunk, Hessischer Rundfunk, Rundfunk Berlin-Brandenburg,
Süddeutsche Zeitung, Frankfurter Allgemeine Zeitung, FAZ, F.A.Z., SZ, NZZ, taz, Handelsblatt, Tagesspiegel, WirtschaftsWoche,
RND, RedaktionsNetzwerk Deutschland, Redaktionsnetzwerk Deutschland, Funke Mediengruppe, Rheinische Post, Augsburger Allgemeine, Correctiv,
Bild am Sonntag, Welt am Sonntag, Welt TV, Kronen Zeitung, Tages-Anzeiger,
BBC, ITV, Sky News, Channel 4, CNN, MSNBC, CNBC, NBC, NBC News, CBS, CBS News, ABC News, Fox News, PBS, NPR, C-SPAN, CBC, RTE, RTÉ, SBS, NHK, RAI, Rai, TF1, France 24, RFI, BFM TV, BFMTV,
Al Jazeera, Al-Jazeera, Al Arabiya, Al-Arabija, Euronews, TRT, NTV, CGTN, RT, TVP, TVN, Yle, NRK, SVT, TV 2, LSM, Radio Free Europe, Suspilne,
New York Times, Washington Post, Wall Street Journal, WSJ, Financial Times, Los Angeles Times, USA Today, Politico, Axios, Bloomberg, Semafor, Newsweek, The Economist, Economist, New Yorker,
Daily Mail, Daily Telegraph, Daily Mirror, Sunday Times, BuzzFeed News, HuffPost, Vice News, Der Spiegel, Le Monde, Le Figaro, Libération, El País, El Mundo, La Repubblica, Corriere della Sera, La Stampa,
Gazeta Wyborcza, Rzeczpospolita, Kommersant, Kyiv Independent, Ukrajinska Prawda, Ukrainska Pravda, Meduza, Nowaja Gaseta, Novaya Gazeta, Haaretz, Jerusalem Post, Times of Israel, Hürriyet, Asahi Shimbun, Global Times
"""
# Names that are words as well, which are media only in quotation marks: „Bild“, „Zeit“.
_WORDS = "Bild, Welt, Zeit, Stern, Focus, Spiegel, Presse, Standard, Kurier, Blick, Guardian, Independent, Times, Sun, Mirror, Observer, Monde, Figaro"


@cache
def _named(names: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in names.split(","))


def medium_named(name: str, *, in_quotes: bool = False) -> str | None:
    """The name of a well-known medium as it calls itself, None where it is none.

    ``in_quotes`` is to be set where quotation marks stand around the name. "der Süddeutschen Zeitung", "dem
    Bayerischen Rundfunk": German declines the adjective that begins a name.
    """
    first, blank, rest = name.partition(" ")
    forms = [name]
    if first.endswith("n"):
        forms += [f"{first[:-1]}{blank}{rest}", f"{first[:-1]}r{blank}{rest}"]
    known = _named(_NAMES)
    if in_quotes and name in _named(_WORDS):
        return name
    return next((form for form in forms if form in known), None)
