"""The news agencies of the world, by the codes of their credits and by the names they go under."""

from __future__ import annotations

from functools import cache

from msgspec import Struct


class Agency(Struct, frozen=True):
    """A news agency.

    ``code`` is how credits write it ("dpa", "AFP") and how it is commonly called; ``name`` its full
    name; ``aliases`` older codes, code letters of other houses ("rtr") and foreign names;
    ``services`` its own regional and subject services as they follow the code ("dpa/lby").
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    services: tuple[str, ...] = ()


DPA_SERVICES = (
    "lby", "lsw", "lbw", "lno", "lni", "lnw", "lhe", "lrs", "lbn", "lmv", "lsn", "lsc", "lsa",
    "lth", "bb", "be", "bw", "by", "hb", "he", "hh", "mv", "ni", "nw", "rp", "sh", "sl", "sn",
    "st", "th", "tmn", "infocom", "afx", "kindernachrichten", "regio",
)  # fmt: skip

AGENCIES = (
    Agency(
        "dpa",
        "Deutsche Presse-Agentur",
        ("dpa-infocom", "dpa infocom", "dpa-AFX", "dpa-tmn", "dpa-mag", "dpa Sport", "German Press Agency",
         "Deutsche Presseagentur", "Deutschen Presse-Agentur", "dpa international"),
        DPA_SERVICES,
    ),
    Agency("AFP", "Agence France-Presse", ("Agence France Presse",)),
    Agency("Reuters", "Thomson Reuters", ("rtr", "rts", "Reuters News", "Thomson Reuters Foundation")),
    Agency("AP", "Associated Press", ("The Associated Press",)),
    Agency("APA", "Austria Presse Agentur", ("Austria Presseagentur", "APA-OTS"), ("ots",)),
    Agency("KNA", "Katholische Nachrichten-Agentur", ("Katholischen Nachrichten-Agentur",)),
    Agency("epd", "Evangelischer Pressedienst", ("Evangelischen Pressedienst", "Evangelische Pressedienst")),
    Agency("SID", "Sport-Informations-Dienst", ("Sport-Informationsdienst",)),
    Agency("dts", "dts Nachrichtenagentur", ("dts-Nachrichtenagentur", "dts news agency")),
    Agency(
        "sda",
        "Schweizerische Depeschenagentur",
        ("Keystone-SDA", "Keystone SDA", "Keystone", "Keystone-ATS", "sda-ats", "Schweizerischen Depeschenagentur"),
    ),
    Agency("ATS", "Agence télégraphique suisse"),
    Agency("ANSA", "Agenzia Nazionale Stampa Associata"),
    Agency("Adnkronos", "Adnkronos"),
    Agency("AGI", "Agenzia Giornalistica Italia"),
    Agency("TASS", "Telegrafnoje agentstwo", ("Itar-Tass", "ITAR TASS")),
    Agency("Interfax", "Interfax", ("Interfax-Ukraine",)),
    Agency("RIA", "RIA Nowosti", ("RIA Novosti", "Ria Nowosti", "Rossija Segodnja")),
    Agency("Ukrinform", "Ukrinform"),
    Agency("Unian", "Unian"),
    Agency("BelTA", "Belarusian Telegraph Agency", ("Belta",)),
    Agency("Yonhap", "Yonhap News Agency", ("Yonhap News",)),
    Agency("KCNA", "Korean Central News Agency"),
    Agency("Kyodo", "Kyodo News", ("Kyodo Tsushin",)),
    Agency("Jiji", "Jiji Press"),
    Agency("Xinhua", "Xinhua News Agency", ("Neues China",)),
    Agency("CNA", "Central News Agency"),
    Agency("PTI", "Press Trust of India"),
    Agency("ANI", "Asian News International"),
    Agency("Antara", "Antara News"),
    Agency("Bernama", "Bernama"),
    Agency("AAP", "Australian Associated Press"),
    Agency("Anadolu", "Anadolu Agency", ("AA", "Anadolu Ajansı", "Anadolu Agentur")),
    Agency("DHA", "Demirören Haber Ajansı"),
    Agency("IRNA", "Islamic Republic News Agency"),
    Agency("Isna", "Iranian Students' News Agency", ("ISNA",)),
    Agency("Tasnim", "Tasnim News Agency"),
    Agency("Fars", "Fars News Agency"),
    Agency("Mehr News", "Mehr News Agency"),
    Agency("Sana", "Syrian Arab News Agency", ("SANA",)),
    Agency("Wafa", "Palestinian News Agency", ("WAFA",)),
    Agency("SPA", "Saudi Press Agency"),
    Agency("WAM", "Emirates News Agency"),
    Agency("MENA", "Middle East News Agency"),
    Agency("EFE", "Agencia EFE"),
    Agency("Europa Press", "Europa Press"),
    Agency("Lusa", "Agência Lusa"),
    Agency("PA", "PA Media", ("Press Association",)),
    Agency("UPI", "United Press International"),
    Agency("Bloomberg", "Bloomberg News"),
    Agency("Dow Jones", "Dow Jones Newswires", ("DJN",)),
    Agency("CP", "The Canadian Press", ("Canadian Press",)),
    Agency("Belga", "Belga News Agency"),
    Agency("ANP", "Algemeen Nederlands Persbureau"),
    Agency("Ritzau", "Ritzaus Bureau"),
    Agency("NTB", "Norsk Telegrambyrå"),
    Agency("TT", "Tidningarnas Telegrambyrå", ("TT News Agency",)),
    Agency("STT", "Suomen Tietotoimisto"),
    Agency("BNS", "Baltic News Service"),
    Agency("LETA", "Latvijas Telegrāfa aģentūra"),
    Agency("PAP", "Polska Agencja Prasowa"),
    Agency("CTK", "Česká tisková kancelář", ("ČTK",)),
    Agency("TASR", "Tlačová agentúra Slovenskej republiky"),
    Agency("MTI", "Magyar Távirati Iroda"),
    Agency("Agerpres", "Agerpres"),
    Agency("Mediafax", "Mediafax"),
    Agency("BTA", "Bulgarian Telegraph Agency"),
    Agency("Tanjug", "Tanjug"),
    Agency("Hina", "Hrvatska izvještajna novinska agencija", ("HINA",)),
    Agency("STA", "Slovenska tiskovna agencija"),
    Agency("ANA-MPA", "Athens-Macedonian News Agency", ("AMNA",)),
    Agency("Kathpress", "Katholische Presseagentur Österreich"),
    Agency("kath.ch", "Katholisches Medienzentrum"),
    Agency("AWP", "AWP Finanznachrichten"),
    Agency("dapd", "Deutscher Auslands-Depeschendienst"),
    Agency("ddp", "Deutscher Depeschendienst"),
    Agency("spot on news", "spot on news"),
    Agency("Inter Press Service", "Inter Press Service", ("IPS",)),
)  # fmt: skip

# Who sells and hands out pictures: a line that names one of them is the credit of a picture.
PICTURE_SOURCES = frozenset({
    "getty", "getty images", "picture alliance", "picture-alliance", "imago", "imago images", "imagn",
    "pool", "shutterstock", "istock", "istockphoto", "adobe stock", "handout", "alamy", "depositphotos",
    "ap photo", "epa", "epa-efe", "zuma", "sipa", "bildagentur", "unsplash", "pixabay", "archivbild",
})  # fmt: skip

# Codes of two letters, and words that are desk initials or plain words when written small.
CASE_MATTERS = frozenset({
    "ap", "aa", "pa", "cp", "tt", "ria", "sta", "mena", "isna", "sana", "hina", "cna", "ani",
    "ips", "ats", "fars", "spa", "wam", "pti", "agi", "bta", "mti", "stt",
})  # fmt: skip


@cache
def _by_name() -> dict[str, Agency]:
    return {
        _folded(name): agency
        for agency in AGENCIES
        for name in (agency.code, agency.name, *agency.aliases)
    }


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def is_picture_source(name: str) -> bool:
    """Whether this is somebody who sells pictures, and so no source of a text."""
    return _folded(name) in PICTURE_SOURCES


def agency_of(name: str) -> Agency | None:
    """The agency that goes under this code or name, None where it is none.

    Case does not matter ("DPA", "afp") but for short codes that are initials when written small
    ("ap") and words of the language ("mehr").
    """
    folded = _folded(name).removeprefix("the ")
    if folded in CASE_MATTERS and name.islower():
        return None
    return _by_name().get(folded)
