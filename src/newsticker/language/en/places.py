"""English names of states, the seats that stand for them, their adjectives and their people."""

from __future__ import annotations

from collections.abc import Iterator

from newsticker.language.lands import Genders, lands
from newsticker.text.tokens import Token


def _people(entry: str) -> Iterator[tuple[str, Genders]]:
    """ "dane", "frenchman:frenchwoman"; a noun that tells no gender may be either."""
    man, _, woman = entry.partition(":")
    yield man, "m" if woman else "mf"
    if woman:
        yield woman, "f"


# How a row is read: newsticker.language.lands. An adjective in -an or -i is a noun as well.
LANDS = lands(
    """
Afghanistan | | kabul | Afghan |
Albania | | tirana | Albanian |
Algeria | | algiers | Algerian |
Andorra | | andorra_la_vella | Andorran |
Angola | | luanda | Angolan |
Antigua_and_Barbuda | antigua barbuda | st._john’s | Antiguan |
Argentina | | buenos_aires casa_rosada | Argentine Argentinian | argentine
Armenia | | yerevan | Armenian |
Australia | | canberra | Australian |
Austria | | vienna hofburg ballhausplatz | Austrian |
Azerbaijan | | baku | Azerbaijani Azeri |
Bahamas | | nassau | Bahamian |
Bahrain | | manama | Bahraini |
Bangladesh | | dhaka | Bangladeshi |
Barbados | | bridgetown | Barbadian |
Belarus | | minsk | Belarusian Belarussian |
Belgium | | brussels | Belgian |
Belize | | belmopan | Belizean |
Benin | | porto-novo cotonou | Beninese |
Bhutan | | thimphu | Bhutanese |
Bolivia | | la_paz sucre | Bolivian |
Bosnia_and_Herzegovina | bosnia herzegovina bosnia-herzegovina | sarajevo | Bosnian | bosniak
Botswana | | gaborone | Botswanan |
Brazil | | brasília brasilia planalto | Brazilian |
Brunei | | bandar_seri_begawan | Bruneian |
Bulgaria | | sofia | Bulgarian |
Burkina_Faso | | ouagadougou | Burkinabe Burkinabé | burkinabe burkinabé
Burundi | | gitega bujumbura | Burundian |
Cambodia | | phnom_penh | Cambodian |
Cameroon | | yaoundé yaounde | Cameroonian |
Canada | | ottawa | Canadian |
Cape_Verde | cabo_verde | @praia | Cape_Verdean |
Central_African_Republic | | bangui | Central_African |
Chad | | n’djamena n'djamena ndjamena | Chadian |
Chile | | santiago | Chilean |
China | | beijing peking zhongnanhai | Chinese |
Colombia | | bogotá bogota | Colombian |
Comoros | | moroni | Comorian |
Congo | republic_of_congo congo-brazzaville | brazzaville | Congolese |
Democratic_Republic_of_Congo | dr_congo drc congo-kinshasa | kinshasa | Congolese |
Costa_Rica | | san_josé | Costa_Rican |
Croatia | | zagreb | Croatian | croat
Cuba | | havana | Cuban |
Cyprus | | nicosia | Cypriot | cypriot
Czech_Republic | czechia | prague | Czech | czech
Denmark | | copenhagen christiansborg | Danish | dane
Djibouti | | | Djiboutian |
Dominica | | roseau | |
Dominican_Republic | | santo_domingo | Dominican |
East_Timor | timor-leste | dili | East_Timorese Timorese |
Ecuador | | quito | Ecuadorean Ecuadorian |
Egypt | | cairo | Egyptian |
El_Salvador | | san_salvador | Salvadoran |
Equatorial_Guinea | | malabo | Equatorial_Guinean Equatoguinean |
Eritrea | | asmara | Eritrean |
Estonia | | tallinn | Estonian |
Eswatini | swaziland | mbabane lobamba | Eswatini Swazi |
Ethiopia | | addis_ababa | Ethiopian |
Fiji | | suva | Fijian |
Finland | | helsinki | Finnish | finn
France | | paris élysée elysée elysee élysée_palace elysée_palace elysee_palace matignon quai_d’orsay quai_d'orsay | French | frenchman:frenchwoman
Gabon | | libreville | Gabonese |
Gambia | | banjul | Gambian |
Georgia | | tbilisi | Georgian |
Germany | | berlin | German |
Ghana | | accra | Ghanaian |
Greece | | athens | Greek | greek
Grenada | | st._george’s | Grenadian |
Guatemala | | guatemala_city | Guatemalan |
Guinea | | conakry | Guinean |
Guinea-Bissau | | bissau | Bissau-Guinean |
Guyana | | @georgetown | Guyanese |
Haiti | | port-au-prince | Haitian |
Honduras | | tegucigalpa | Honduran |
Hungary | | budapest | Hungarian |
Iceland | | reykjavik reykjavík | Icelandic | icelander
India | | new_delhi delhi | Indian |
Indonesia | | jakarta | Indonesian |
Iran | | tehran teheran | Iranian |
Iraq | | baghdad | Iraqi |
Ireland | | dublin | Irish | irishman:irishwoman
Israel | | jerusalem tel_aviv | Israeli |
Italy | | rome quirinal quirinale palazzo_chigi | Italian |
Ivory_Coast | côte_d’ivoire côte_d'ivoire cote_d’ivoire cote_d'ivoire | yamoussoukro abidjan | Ivorian |
Jamaica | | @kingston | Jamaican |
Japan | | tokyo | Japanese |
Jordan | | amman | Jordanian |
Kazakhstan | | astana nur-sultan | Kazakh Kazakhstani | kazakh
Kenya | | nairobi | Kenyan |
Kiribati | | tarawa | |
Kosovo | | pristina prishtina | Kosovar Kosovan | kosovar
Kuwait | | kuwait_city | Kuwaiti |
Kyrgyzstan | kirghizia kyrgyz_republic | bishkek | Kyrgyz Kyrgyzstani | kyrgyz
Laos | | vientiane | Laotian Lao |
Latvia | | riga | Latvian |
Lebanon | | beirut | Lebanese |
Lesotho | | maseru | Lesotho | mosotho
Liberia | | monrovia | Liberian |
Libya | | tripoli | Libyan |
Liechtenstein | | vaduz | Liechtenstein | liechtensteiner
Lithuania | | vilnius | Lithuanian |
Luxembourg | | @luxembourg | Luxembourg Luxembourgish | luxembourger
Madagascar | | antananarivo | Malagasy Madagascan | malagasy
Malawi | | lilongwe | Malawian |
Malaysia | | kuala_lumpur putrajaya | Malaysian |
Maldives | | malé | Maldivian |
Mali | | bamako | Malian |
Malta | | valletta | Maltese |
Marshall_Islands | | majuro | Marshallese |
Mauritania | | nouakchott | Mauritanian |
Mauritius | | port_louis | Mauritian |
Mexico | | mexico_city | Mexican |
Micronesia | | palikir | Micronesian |
Moldova | | chisinau chișinău | Moldovan |
Monaco | | @monaco | Monegasque Monacan | monegasque
Mongolia | | ulaanbaatar ulan_bator | Mongolian |
Montenegro | | podgorica | Montenegrin | montenegrin
Morocco | | rabat | Moroccan |
Mozambique | | maputo | Mozambican |
Myanmar | burma | naypyidaw naypyitaw | Myanmar Burmese |
Namibia | | windhoek | Namibian |
Nauru | | yaren | Nauruan |
Nepal | | kathmandu | Nepali Nepalese |
Netherlands | holland | the_hague hague binnenhof | Dutch | dutchman:dutchwoman
New_Zealand | | @wellington | New_Zealand | new_zealander
Nicaragua | | managua | Nicaraguan |
Niger | | niamey | Nigerien | nigerien
Nigeria | | abuja | Nigerian |
North_Korea | dprk | pyongyang | North_Korean |
North_Macedonia | macedonia | skopje | North_Macedonian Macedonian |
Norway | | oslo | Norwegian |
Oman | | muscat | Omani |
Pakistan | | islamabad | Pakistani |
Palau | | ngerulmud | Palauan |
Palestine | | ramallah | Palestinian |
Panama | | panama_city | Panamanian |
Papua_New_Guinea | | port_moresby | Papua_New_Guinean |
Paraguay | | asunción asuncion | Paraguayan |
Peru | | @lima | Peruvian |
Philippines | | manila malacañang malacanang | Philippine Filipino | filipino:filipina
Poland | | warsaw | Polish | pole
Portugal | | lisbon | Portuguese |
Qatar | | doha | Qatari |
Romania | | bucharest cotroceni | Romanian |
Russia | russian_federation | moscow kremlin | Russian |
Rwanda | | kigali | Rwandan |
Samoa | | apia | Samoan |
San_Marino | | @san_marino | Sammarinese |
São_Tomé_and_Príncipe | são_tomé príncipe | | São_Toméan |
Saudi_Arabia | | riyadh | Saudi Saudi_Arabian |
Senegal | | dakar | Senegalese |
Serbia | | belgrade | Serbian | serb
Seychelles | | | Seychellois |
Sierra_Leone | | freetown | Sierra_Leonean |
Singapore | | @singapore | Singaporean |
Slovakia | slovak_republic | bratislava | Slovak Slovakian | slovak
Slovenia | | ljubljana | Slovenian Slovene | slovene
Solomon_Islands | | honiara | Solomon_Islands | solomon_islander
Somalia | | mogadishu | Somali |
South_Africa | | pretoria | South_African |
South_Korea | | seoul | South_Korean |
South_Sudan | | juba | South_Sudanese |
Spain | | madrid moncloa | Spanish | spaniard
Sri_Lanka | | colombo | Sri_Lankan |
St._Kitts_and_Nevis | st_kitts nevis | basseterre | Kittitian |
St._Lucia | saint_lucia st_lucia | castries | St._Lucian St_Lucian |
St._Vincent | saint_vincent st_vincent grenadines | kingstown | Vincentian |
Sudan | | khartoum | Sudanese |
Suriname | | paramaribo | Surinamese |
Sweden | | stockholm rosenbad | Swedish | swede
Switzerland | | bern berne | Swiss | swiss
Syria | | damascus | Syrian |
Taiwan | | taipei | Taiwanese |
Tajikistan | | dushanbe | Tajik Tajikistani | tajik
Tanzania | | dodoma | Tanzanian |
Thailand | | bangkok | Thai |
Togo | | lomé lome | Togolese |
Tonga | | nuku’alofa nuku'alofa | Tongan |
Trinidad_and_Tobago | trinidad tobago | port_of_spain | Trinidadian |
Tunisia | | tunis | Tunisian |
Turkey | türkiye turkiye | ankara | Turkish | turk
Turkmenistan | | ashgabat | Turkmen | turkmen
Tuvalu | | funafuti | Tuvaluan |
Uganda | | kampala | Ugandan |
Ukraine | | kyiv kiev bankova | Ukrainian |
United_Arab_Emirates | emirates uae | abu_dhabi | Emirati |
United_Kingdom | britain great_britain uk u.k u.k. | london downing_street whitehall buckingham_palace | British | briton
United_States | us usa u.s u.s. united_states_of_america | washington white_house foggy_bottom | US American |
Uruguay | | montevideo | Uruguayan |
Uzbekistan | | tashkent | Uzbek | uzbek
Vanuatu | | port_vila | Vanuatuan |
Vatican | holy_see vatican_city | | Vatican |
Venezuela | | caracas miraflores_palace | Venezuelan |
Vietnam | | hanoi | Vietnamese |
Yemen | | sanaa sana'a sana’a @aden | Yemeni |
Zambia | | lusaka | Zambian |
Zimbabwe | | harare | Zimbabwean |
Northern_Cyprus | north_cyprus | | Turkish_Cypriot Northern_Cypriot |
Transnistria | transdniestria | tiraspol | Transnistrian |
Abkhazia | | sukhumi | Abkhaz Abkhazian | abkhaz
South_Ossetia | | tskhinvali | South_Ossetian |
Nagorno-Karabakh | karabakh artsakh | stepanakert | Karabakh |
Somaliland | | hargeisa | Somaliland | somalilander
Western_Sahara | | | Sahrawi |
Greenland | | nuuk | Greenlandic | greenlander
Faroe_Islands | faroes | tórshavn torshavn | Faroese |
Hong_Kong | | | Hong_Kong | hong_konger
Puerto_Rico | | | Puerto_Rican |
England | | | English | englishman:englishwoman
Scotland | | holyrood | Scottish | scot scotsman:scotswoman
Wales | | | Welsh | welshman:welshwoman
Northern_Ireland | | stormont | Northern_Irish |
Bavaria | | @munich | Bavarian |
Saxony | | @dresden | Saxon |
Hesse | | @wiesbaden | Hessian |
Lower_Saxony | | @hanover | |
North_Rhine-Westphalia | | @düsseldorf @duesseldorf | |
Thuringia | | @erfurt | Thuringian |
Brandenburg | | @potsdam | |
Saarland | | @saarbrücken | |
Baden-Württemberg | baden-wuerttemberg | @stuttgart | |
Schleswig-Holstein | | @kiel | |
Rhineland-Palatinate | | @mainz | |
Saxony-Anhalt | | @magdeburg | |
Mecklenburg-Western_Pomerania | | @schwerin | |
Carinthia | | | Carinthian |
Styria | | | Styrian |
Tyrol | | | Tyrolean |
@EU | | brussels berlaymont | European |
""",
    _people,
)
STATES, CAPITALS, SEATS = LANDS.states, LANDS.capitals, LANDS.seats
STATE_ADJECTIVES = LANDS.of_adjective
DEMONYMS = LANDS.demonyms | {
    word: (state, "mf")
    for word, state in STATE_ADJECTIVES.items()
    if word.endswith(("an", "i")) and word not in LANDS.demonyms
}


def state_of_adjective(lower: str) -> str | None:
    """ "kyrgyz", "north-korean": the state that an adjective is of."""
    return STATE_ADJECTIVES.get(lower)


def attribute_of(state: str) -> str | None:
    """The adjective of a state, as it is written before a noun."""
    return LANDS.adjectives.get(state)


def state_of_possessor(token: Token) -> str | None:
    """ "Kyrgyzstan's border service": the state before what is its own."""
    bare = token.lower.removesuffix("'s").removesuffix("’s")
    return STATES.get(bare) if token.is_capitalised and bare != token.lower else None


def people_of(article: Token, noun: Token) -> tuple[str, Genders] | None:
    """ "the Norwegian", "the Frenchwoman": of which state one of its people is, and of which gender."""
    return DEMONYMS.get(noun.lower) if article.lower == "the" and noun.is_capitalised else None
