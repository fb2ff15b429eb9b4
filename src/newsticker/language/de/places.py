"""German names of states and Länder, the seats that stand for them, their adjectives and their people."""

from __future__ import annotations

from collections.abc import Iterator

from newsticker.language.de.closed import ADJECTIVE_ENDINGS
from newsticker.language.lands import Genders, lands
from newsticker.text.tokens import Token


def _people(entry: str) -> Iterator[tuple[str, Genders]]:
    """ "norweger", "kirgise", "franzose:französin": him, his oblique cases, and her."""
    man, _, woman = entry.partition(":")
    yield man, "m"
    yield (man + "n" if man.endswith("e") else man + "s"), "m"
    if not man.endswith(("e", "r", "i", "s")):
        yield man + "en", "m"
    yield (woman or man.removesuffix("e") + "in"), "f"


# How a row is read: newsticker.language.lands.
LANDS = lands(
    """
Ägypten | | kairo | ägyptisch | ägypter
Äquatorialguinea | | malabo | äquatorialguineisch | äquatorialguineer
Äthiopien | | addis_abeba | äthiopisch | äthiopier
Afghanistan | | kabul | afghanisch | afghane
Albanien | | tirana | albanisch | albaner albane
Algerien | | algier | algerisch | algerier
Andorra | | andorra_la_vella | andorranisch | andorraner
Angola | | luanda | angolanisch | angolaner
Antigua_und_Barbuda | antigua barbuda | saint_john’s | antiguanisch | antiguaner
Argentinien | | buenos_aires casa_rosada | argentinisch | argentinier
Armenien | | eriwan jerewan | armenisch | armenier
Aserbaidschan | | baku | aserbaidschanisch | aserbaidschaner aseri
Australien | | canberra | australisch | australier
Bahamas | | nassau | bahamaisch | bahamaer
Bahrain | bahrein | manama | bahrainisch | bahrainer
Bangladesch | bangladesh | dhaka dakka | bangladeschisch | bangladescher
Barbados | | bridgetown | barbadisch | barbadier
Belarus | weißrussland | minsk | belarussisch belarusisch weißrussisch | belarusse weißrusse
Belgien | | brüssel | belgisch | belgier
Belize | | belmopan | belizisch | belizer
Benin | | porto-novo cotonou | beninisch | beniner
Bhutan | | thimphu | bhutanisch | bhutaner
Bolivien | | la_paz sucre | bolivianisch | bolivianer
Bosnien_und_Herzegowina | bosnien herzegowina bosnien-herzegowina | sarajevo sarajewo | bosnisch bosnisch-herzegowinisch | bosnier
Botsuana | botswana | gaborone | botsuanisch | botsuaner
Brasilien | | brasília brasilia planalto | brasilianisch | brasilianer
Brunei | | bandar_seri_begawan | bruneiisch | bruneier
Bulgarien | | sofia | bulgarisch | bulgare
Burkina_Faso | | ouagadougou | burkinisch | burkiner
Burundi | | gitega bujumbura | burundisch | burundier
Chile | | santiago santiago_de_chile | chilenisch | chilene
China | volksrepublik vr-china | peking beijing zhongnanhai | chinesisch | chinese
Costa_Rica | | san_josé | costa-ricanisch costaricanisch | costa-ricaner costaricaner
Dänemark | | kopenhagen christiansborg | dänisch | däne
Deutschland | bundesrepublik brd | berlin schloss_bellevue | deutsch bundesdeutsch | deutscher:deutsche
Dominica | | roseau | dominicanisch |
Dominikanische_Republik | dominikanischen_republik | santo_domingo | dominikanisch | dominikaner
Dschibuti | | dschibuti-stadt | dschibutisch | dschibutier
Ecuador | | quito | ecuadorianisch | ecuadorianer
El_Salvador | | san_salvador | salvadorianisch | salvadorianer
Elfenbeinküste | côte_d’ivoire cote_d’ivoire | yamoussoukro abidjan | ivorisch | ivorer
Eritrea | | asmara | eritreisch | eritreer
Estland | | tallinn | estnisch | este:estin estländer
Eswatini | swasiland | mbabane lobamba | eswatinisch swasiländisch | swasi
Fidschi | fidschi-inseln | suva | fidschianisch | fidschianer
Finnland | | helsinki | finnisch | finne
Frankreich | | paris élysée elysée élysée-palast elysée-palast élyséepalast elyséepalast matignon quai_d’orsay | französisch | franzose:französin
Gabun | | libreville | gabunisch | gabuner
Gambia | | banjul | gambisch | gambier
Georgien | | tiflis tbilissi | georgisch | georgier
Ghana | | accra | ghanaisch | ghanaer
Grenada | | saint_george’s | grenadisch | grenader
Griechenland | | athen | griechisch | grieche
Großbritannien | vereinigtes_königreich vereinigte_königreich vereinigten_königreich uk | london downing_street whitehall buckingham-palast | britisch | brite
Guatemala | | guatemala-stadt | guatemaltekisch | guatemalteke
Guinea | | conakry | guineisch | guineer
Guinea-Bissau | | bissau | guinea-bissauisch | guinea-bissauer
Guyana | | georgetown | guyanisch | guyaner
Haiti | | port-au-prince | haitianisch | haitianer
Honduras | | tegucigalpa | honduranisch | honduraner
Indien | | neu-delhi delhi new_delhi | indisch | inder
Indonesien | | jakarta | indonesisch | indonesier
Irak | | bagdad | irakisch | iraker
Iran | | teheran | iranisch | iraner
Irland | | dublin | irisch | ire
Island | | reykjavik reykjavík | isländisch | isländer
Israel | | jerusalem tel_aviv | israelisch | israeli
Italien | | rom quirinal quirinalspalast palazzo_chigi | italienisch | italiener
Jamaika | | @kingston | jamaikanisch | jamaikaner
Japan | | tokio tokyo | japanisch | japaner
Jemen | | sanaa @aden | jemenitisch | jemenit
Jordanien | | amman | jordanisch | jordanier
Kambodscha | | phnom_penh | kambodschanisch | kambodschaner
Kamerun | | yaoundé jaunde | kamerunisch | kameruner
Kanada | | ottawa | kanadisch | kanadier
Kap_Verde | cabo_verde kapverden | @praia | kapverdisch | kapverder kapverdier
Kasachstan | | astana nur-sultan | kasachisch | kasache
Katar | qatar | doha | katarisch | katarer
Kenia | | nairobi | kenianisch | kenianer
Kirgistan | kirgisistan kirgisien kirgisische_republik kirgisischen_republik | bischkek | kirgisisch | kirgise
Kiribati | | tarawa | kiribatisch | kiribatier
Kolumbien | | bogotá bogota | kolumbianisch | kolumbianer
Komoren | | moroni | komorisch | komorer
Kongo | republik_kongo kongo-brazzaville | brazzaville | kongolesisch | kongolese
Demokratische_Republik_Kongo | demokratischen_republik_kongo dr_kongo kongo-kinshasa | kinshasa | kongolesisch |
Kosovo | kosova | pristina prishtina | kosovarisch | kosovare
Kroatien | | zagreb | kroatisch | kroate
Kuba | | havanna | kubanisch | kubaner
Kuwait | | kuwait-stadt | kuwaitisch | kuwaiter
Laos | | vientiane | laotisch | laote
Lesotho | | maseru | lesothisch | lesother
Lettland | | riga | lettisch | lette
Libanon | | beirut | libanesisch | libanese
Liberia | | monrovia | liberianisch | liberianer
Libyen | | tripolis | libysch | libyer
Liechtenstein | | vaduz | liechtensteinisch | liechtensteiner
Litauen | | vilnius wilna | litauisch | litauer
Luxemburg | | @luxemburg | luxemburgisch | luxemburger
Madagaskar | | antananarivo | madagassisch | madagasse
Malawi | | lilongwe | malawisch | malawier
Malaysia | | kuala_lumpur putrajaya | malaysisch | malaysier
Malediven | | malé | maledivisch | malediver
Mali | | bamako | malisch | malier
Malta | | valletta | maltesisch | malteser
Marokko | | rabat | marokkanisch | marokkaner
Marshallinseln | | majuro | marshallisch | marshaller
Mauretanien | | nouakchott | mauretanisch | mauretanier
Mauritius | | port_louis | mauritisch | mauritier
Mexiko | | mexiko-stadt | mexikanisch | mexikaner
Mikronesien | | palikir | mikronesisch | mikronesier
Moldau | moldawien moldova republik_moldau | chișinău chisinau kischinau kischinjow | moldauisch moldawisch | moldauer moldawier
Monaco | | @monaco | monegassisch | monegasse
Mongolei | | ulan-bator ulaanbaatar | mongolisch | mongole
Montenegro | | podgorica | montenegrinisch | montenegriner
Mosambik | | maputo | mosambikanisch | mosambikaner
Myanmar | birma burma | naypyidaw naypyitaw | myanmarisch birmanisch burmesisch | birmane burmese
Namibia | | windhuk windhoek | namibisch | namibier
Nauru | | yaren | nauruisch | nauruer
Nepal | | kathmandu | nepalesisch | nepalese
Neuseeland | | wellington | neuseeländisch | neuseeländer
Nicaragua | | managua | nicaraguanisch | nicaraguaner
Niederlande | niederlanden holland | den_haag haag binnenhof | niederländisch holländisch | niederländer holländer
Niger | | niamey | nigrisch | nigrer
Nigeria | | abuja | nigerianisch | nigerianer
Nordkorea | | pjöngjang pyongyang | nordkoreanisch | nordkoreaner
Nordmazedonien | mazedonien | skopje | nordmazedonisch mazedonisch | nordmazedonier mazedonier
Norwegen | | oslo | norwegisch | norweger
Österreich | | wien hofburg ballhausplatz | österreichisch | österreicher
Oman | | maskat | omanisch | omaner
Osttimor | timor-leste | dili | osttimoresisch | osttimorese osttimorer
Pakistan | | islamabad | pakistanisch | pakistaner pakistani
Palästina | | ramallah | palästinensisch | palästinenser
Palau | | ngerulmud | palauisch | palauer
Panama | | panama-stadt | panamaisch | panamaer
Papua-Neuguinea | | port_moresby | papua-neuguineisch | papua-neuguineer
Paraguay | | asunción asuncion | paraguayisch | paraguayer
Peru | | @lima | peruanisch | peruaner
Philippinen | | manila malacañang | philippinisch | philippiner filipino:filipina
Polen | | warschau | polnisch | pole
Portugal | | lissabon | portugiesisch | portugiese
Ruanda | rwanda | kigali | ruandisch | ruander
Rumänien | | bukarest cotroceni | rumänisch | rumäne
Russland | russische_föderation russischen_föderation rußland | moskau kreml | russisch | russe
Salomonen | salomon-inseln salomoninseln | honiara | salomonisch | salomoner
Sambia | | lusaka | sambisch | sambier
Samoa | | apia | samoanisch | samoaner
San_Marino | | @san_marino | san-marinesisch sanmarinesisch | san-marinese sanmarinese
São_Tomé_und_Príncipe | são_tomé príncipe | | são-toméisch | são-toméer
Saudi-Arabien | saudiarabien | riad | saudi-arabisch saudisch saudiarabisch | saudi-araber saudi saudiaraber
Schweden | | stockholm rosenbad | schwedisch | schwede
Schweiz | eidgenossenschaft | bern bundeshaus | Schweizer schweizerisch eidgenössisch | schweizer
Senegal | | dakar | senegalesisch | senegalese
Serbien | | belgrad | serbisch | serbe
Seychellen | | | seychellisch | seycheller
Sierra_Leone | | freetown | sierra-leonisch | sierra-leoner
Simbabwe | zimbabwe | harare | simbabwisch | simbabwer
Singapur | | @singapur | singapurisch | singapurer
Slowakei | slowakische_republik slowakischen_republik | bratislava pressburg | slowakisch | slowake
Slowenien | | ljubljana laibach | slowenisch | slowene
Somalia | | mogadischu | somalisch | somalier somali
Spanien | | madrid moncloa | spanisch | spanier
Sri_Lanka | | colombo | sri-lankisch srilankisch | sri-lanker srilanker
St._Kitts_und_Nevis | nevis | basseterre | kittitisch | kittitier
St._Lucia | | castries | lucianisch | lucianer
St._Vincent | grenadinen | kingstown | vincentisch | vincenter
Sudan | | khartum | sudanesisch | sudanese
Südafrika | | pretoria | südafrikanisch | südafrikaner
Südkorea | | seoul | südkoreanisch | südkoreaner
Südsudan | | juba dschuba | südsudanesisch | südsudanese
Suriname | surinam | paramaribo | surinamisch | surinamer
Syrien | | damaskus | syrisch | syrer
Tadschikistan | | duschanbe | tadschikisch | tadschike
Taiwan | | taipeh taipei | taiwanisch taiwanesisch | taiwaner taiwanese
Tansania | tanzania | dodoma daressalam | tansanisch | tansanier
Thailand | | bangkok | thailändisch | thailänder
Togo | | lomé | togoisch togolesisch | togoer togolese
Tonga | | nukuʻalofa nuku’alofa | tongaisch | tongaer
Trinidad_und_Tobago | trinidad tobago | port_of_spain | trinidadisch | trinidader
Tschad | | n’djamena ndjamena n'djamena | tschadisch | tschader
Tschechien | tschechische_republik tschechischen_republik tschechei | prag | tschechisch | tscheche
Türkei | türkiye | ankara | türkisch | türke
Tunesien | | tunis | tunesisch | tunesier
Turkmenistan | turkmenien | aschgabat aşgabat | turkmenisch | turkmene
Tuvalu | | funafuti | tuvaluisch | tuvaluer
Uganda | | kampala | ugandisch | ugander
Ukraine | | kiew kyjiw kyiv bankowa | ukrainisch | ukrainer
Ungarn | | budapest | ungarisch | ungar
Uruguay | | montevideo | uruguayisch | uruguayer
USA | us u.s. vereinigte_staaten vereinigten_staaten vereinigte_staaten_von_amerika | washington weiße_haus weißes_haus weißen_haus weißem_haus | US-amerikanisch amerikanisch | amerikaner us-amerikaner
Usbekistan | | taschkent | usbekisch | usbeke
Vanuatu | | port_vila | vanuatuisch | vanuatuer
Vatikan | vatikanstadt heilige_stuhl heiligen_stuhl heiliger_stuhl | | vatikanisch |
Venezuela | | caracas | venezolanisch | venezolaner
Vereinigte_Arabische_Emirate | vereinigten_arabischen_emirate vereinigten_arabischen_emiraten emirate emiraten vae | abu_dhabi | emiratisch | emirater
Vietnam | | hanoi | vietnamesisch | vietnamese
Zentralafrikanische_Republik | zentralafrikanischen_republik zentralafrika | bangui | zentralafrikanisch | zentralafrikaner
Zypern | | nikosia | zyprisch zypriotisch | zyprer zypriot
Nordzypern | | | nordzyprisch | nordzyprer
Transnistrien | | tiraspol | transnistrisch | transnistrier
Abchasien | | suchumi | abchasisch | abchase
Südossetien | | zchinwali | südossetisch | südossete
Bergkarabach | berg-karabach karabach arzach | stepanakert | bergkarabachisch karabachisch | karabacher
Somaliland | | hargeisa | somaliländisch | somaliländer
Westsahara | | | westsaharisch sahrauisch | sahraui
Grönland | | nuuk | grönländisch | grönländer
Färöer | färöer-inseln | tórshavn | färöisch | färinger
Hongkong | | | Hongkonger | hongkonger
Puerto_Rico | | | puerto-ricanisch | puerto-ricaner
England | | | englisch | engländer
Schottland | | holyrood | schottisch | schotte
Wales | | | walisisch | waliser
Nordirland | | stormont | nordirisch | nordire
Baden-Württemberg | | stuttgart | baden-württembergisch |
Bayern | | münchen | bayerisch bayrisch |
@Berlin | berlin-land land_berlin | | |
Brandenburg | | potsdam | brandenburgisch |
@Bremen | land_bremen | | |
@Hamburg | land_hamburg | | |
Hessen | | wiesbaden | hessisch |
Mecklenburg-Vorpommern | | schwerin | mecklenburg-vorpommersch mecklenburg-vorpommerisch |
Niedersachsen | | hannover | niedersächsisch |
Nordrhein-Westfalen | nrw | düsseldorf | nordrhein-westfälisch |
Rheinland-Pfalz | | mainz | rheinland-pfälzisch |
Saarland | | saarbrücken | saarländisch |
Sachsen | | dresden | sächsisch |
Sachsen-Anhalt | | magdeburg | sachsen-anhaltisch sachsen-anhaltinisch |
Schleswig-Holstein | | kiel | schleswig-holsteinisch |
Thüringen | | erfurt | thüringisch |
Burgenland | | | burgenländisch |
Kärnten | | | kärntnerisch |
Niederösterreich | | | niederösterreichisch |
Oberösterreich | | | oberösterreichisch |
Steiermark | | | steirisch |
Tirol | | | Tiroler |
Vorarlberg | | | Vorarlberger |
Aargau | | | |
Basel-Landschaft | baselland | | |
Basel-Stadt | | | |
Graubünden | | | Bündner |
Obwalden | | | |
Nidwalden | | | |
Tessin | | | Tessiner |
Thurgau | | | |
Waadt | | | Waadtländer |
Appenzell_Ausserrhoden | appenzell-ausserrhoden | | |
Appenzell_Innerrhoden | appenzell-innerrhoden | | |
@EU | | brüssel berlaymont | europäisch |
""",
    _people,
)
STATES, CAPITALS, SEATS = LANDS.states, LANDS.capitals, LANDS.seats
STATE_ADJECTIVES, DEMONYMS = LANDS.of_adjective, LANDS.demonyms
_MASCULINE_ARTICLES = frozenset({"der", "den", "dem", "des"})
_FEMININE_ARTICLES = frozenset({"die", "der"})


def state_of_adjective(lower: str) -> str | None:
    """ "kirgisische", "kirgisischen": Kirgistan; "Schweizer" has no endings."""
    if lower in STATE_ADJECTIVES:
        return STATE_ADJECTIVES[lower]
    stem = lower[:-1] if lower.endswith("e") else lower[:-2]
    return STATE_ADJECTIVES.get(stem) if lower.endswith(ADJECTIVE_ENDINGS) else None


def attribute_of(state: str, ending: str) -> str | None:
    """The adjective of a state with an ending ("kirgisisch" + "er"); a noun in -er stays as it is."""
    adjective = LANDS.adjectives.get(state)
    if adjective is None:
        return None
    return adjective if adjective[0].isupper() and adjective.endswith("er") else adjective + ending


def state_of_possessor(token: Token) -> str | None:
    """ "Kirgistans Grenzschutz": the state in the genitive before what is its own."""
    if not token.is_capitalised or token.lower in STATES or not token.lower.endswith("s"):
        return None
    return STATES.get(token.lower[:-1])


def people_of(article: Token, noun: Token) -> tuple[str, Genders] | None:
    """ "die Norwegerin", "dem Kirgisen": of which state one of its people is, and of which gender."""
    found = DEMONYMS.get(noun.lower)
    articles = _FEMININE_ARTICLES if found and found[1] == "f" else _MASCULINE_ARTICLES
    return found if article.lower in articles else None
