"""German words for one thing, for people who are counted and what became of them, for offices."""

from newsticker.language.likeness import Likeness, OfficeHouses
from newsticker.language.pack import words

LIKENESS = Likeness(
    root=7,
    idle=words(
        "alle allen aller alles würde würden werde könne könnte könnten müsse müssten solle wolle dürfe dürfte dürfen gewesen seit ich mein meine sein seine seinem seinen seiner seines jedoch damit dann einige einigen viele vielen weitere weiteren weiterer weiter möglicherweise bleiben bleibt bleibe liegen liegt liege befinden befindet befinde bestehen besteht halten hält sehen sieht sein war waren ist sind sei seien wäre wären wurde wurden wird werden worden geworden haben hat hatte hatten habe hätte hätten kann können konnte"
        " konnten muss müssen musste soll sollen sollte sollten will wollen wollte machen macht gemacht geben gibt gab gebe gegeben gehen geht kommen kommt lassen"
        " aber als also am an auch auf aus bei bis da dann das dass dem den denn der des die doch dort durch ein eine einem einen einer eines er es etwa fast für"
        " gegen hier ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ja je jede jedem jeden jeder jedes jetzt man mehr mehrere mich mir mit nach noch nun"
        " nur ob oder ohne rund schon sehr sich sie so solche sondern trotz über um und uns unser unsere unserem unseren unserer unter viel vom von vor wann was"
        " weil wenn wer wie wieder wir wo zu zum zur zwischen dabei dafür daran darauf darüber davon dazu deren dessen diesem diesen dieser dieses diese knapp"
        " mindestens höchstens lediglich allein bereits erst zuvor zunächst derzeit nichts nicht kein keine keinen keiner keinem weder niemand nie niemals nirgends"
        " zeitpunkt montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september oktober november dezember"
        " heute gestern morgen abend tag jahr woche zahl vorab vorher jemals allem planen plant plane geplant beabsichtigen beabsichtigt vorhaben"
    ),
    alike=(
        words("stelle stellen arbeitsplatz arbeitsplätze job jobs"),
        words("zugriff zugang zugriffe eindringen eindringling eindringlinge"),
        words("angriff angriffe attacke hackerangriff cyberangriff"),
        words("hacker angreifer"),
        words(
            "abfluss abfließen abgeflossen diebstahl stehlen gestohlen entwenden entwendet erbeuten erbeutet"
        ),
        words("schließung schließen dichtmachen einstellung einstellen stilllegung stilllegen"),
        words(
            "verschleppen entführen festhalten gefangen gefangene gefangennahme gewahrsam geisel geiseln verschleppte gefangenschaft"
        ),
        words("schuss schüsse schießen beschießen beschuss feuern feuer"),
        words("brand feuer brennen"),
        words("tod tot tote sterben töten gefallene umkommen getötete todesopfer"),
        words("unglück unfall havarie"),
        words("verhandeln verhandlung gespräch gespräche"),
        words("leck austritt austreten auslaufen ausströmen"),
        words("defekt fehler schaden mangel mängel störung"),
        words("drohne drohnen fluggerät fluggeräte flugkörper flugobjekt flugobjekte"),
        words("operation operationen eingriff eingriffe"),
        words("krank kranke erkrankt erkrankte erkranken erkrankung"),
        words("baby babys säugling säuglinge"),
        words("manöver übung übungen"),
        words("warnen warnung hinweis hinweisen alarmieren"),
    ),
    people=words(
        "mensch menschen person personen leute männer mann frau frauen kinder kind beschäftigte beschäftigten mitarbeiter kollegen kollege passagier passagiere fahrgast"
        " fahrgäste insassen bewohner anwohner einwohner bürger teilnehmer demonstranten zuschauer besucher gäste patienten patient soldat soldaten grenzsoldaten"
        " polizisten betroffene betroffenen opfer arbeiter fans schüler reisende urlauber helfer ordner säugling säuglinge baby babys kranke kranken erkrankte erkrankten leiche leichen flüchtling flüchtlinge geflüchtete zivilisten matrosen seeleute einsatzkräfte feuerwehrleute kunden nutzer wähler stelle stellen arbeitsplatz arbeitsplätze jobs"
    ),
    fates=(
        words(
            "tot tote toten toter sterben gestorben getötet töten tod todesopfer umgekommen ums gefallen gefallene gefallenen getötete getöteten getöteter leben ertrunken ertrinken umkommen leiche leichen"
        ),
        words(
            "verletzt verletzte verletzten verletzter verletzen verletzung verletzungen verwundet verwundete schwerverletzte leichtverletzte behandelt behandeln"
        ),
        words("vermisst vermisste vermissten vermissen"),
        words(
            "krank kranke kranken kranker erkrankt erkrankte erkrankten erkranken infiziert infizierte infizierten infizieren beschwerden"
        ),
        words(
            "verschleppt verschleppte verschleppten verschleppen entführt entführen festgehalten festhalten festzuhalten gefangen gefangene gefangenen gewalt gewahrsam"
        ),
        words("festgenommen festnahme festnahmen verhaftet verhaften verhaftete festnehmen"),
        words("evakuiert evakuieren evakuierung evakuierte untergebracht räumen"),
        words("gerettet retten geborgen bergen"),
        words(
            "abbau abbauen abgebaut abgebaute wegfallen wegfall weg wegfielen streichen gestrichen streichung entlassen entlassung kündigen gekündigt kündigungen arbeit"
        ),
        words(
            "geflohen fliehen flohen geflüchtet geflüchtete geflüchteten flüchten flüchtlinge vertrieben vertriebene vertriebenen"
        ),
    ),
    growth=words(
        "gestiegen steigt stieg steige angestiegen ansteigt anstieg erhöht erhöhte erhöhe gewachsen wächst zugenommen geklettert kletterte angewachsen"
    ),
    on_a_day=words("am"),
    of_them=("von ihnen", "davon", "von denen", "darunter", "unter ihnen"),
    offices=(
        "sprecher",
        "chef",
        "leiter",
        "direktor",
        "vorsitzend",
        "minister",
        "präsident",
        "geschäftsführer",
        "vorstand",
        "kanzler",
        "sekretär",
        "kommandeur",
        "intendant",
        "bürgermeister",
        "landrat",
        "landrät",
        "rektor",
        "obmann",
        "beauftragt",
        "manager",
        "leitung",
        "leitet",
        "führt",
        "steht",
    ),
    office_houses=(
        OfficeHouses(("ministerin", "minister"), ("*ministerium",), sole=True),
        OfficeHouses(
            ("landrätin", "landrat"),
            ("landkreis", "kreis", "landratsamt", "kreisverwaltung"),
            sole=True,
        ),
        OfficeHouses(
            ("oberbürgermeisterin", "oberbürgermeister", "bürgermeisterin", "bürgermeister"),
            ("stadt", "gemeinde", "stadtverwaltung", "gemeindeverwaltung", "rathaus"),
            sole=True,
        ),
        OfficeHouses(
            ("oberstaatsanwältin", "oberstaatsanwalt", "staatsanwältin", "staatsanwalt"),
            ("*staatsanwaltschaft",),
        ),
        OfficeHouses(
            (
                "einsatzleiterin",
                "einsatzleiter",
                "brandmeisterin",
                "brandmeister",
                "wehrführer",
                "wehrführerin",
            ),
            ("feuerwehr",),
        ),
        OfficeHouses(
            (
                "präsidentin",
                "präsident",
                "chefin",
                "chef",
                "leiterin",
                "leiter",
                "direktorin",
                "direktor",
                "vorsitzende",
                "vorsitzender",
                "vorsitzenden",
                "sprecherin",
                "sprecher",
                "obfrau",
                "obmann",
                "geschäftsführerin",
                "geschäftsführer",
            ),
            ("*",),
        ),
    ),
    place_adjectives=("isch",),
    firm_words=(
        "unternehmen",
        "konzern",
        "firma",
        "firmen",
        "vorstand",
        "werk",
        "betreiber",
        "geschäftsführ",
        "betrieb",
        "aufsichtsrat",
        "reederei",
        "bahn",
        "netz",
        "hafen",
        "klinik",
    ),
    state_words=(
        "minist",
        "regierung",
        "präsident",
        "behörde",
        "armee",
        "grenzschutz",
        "polizei",
        "stadt",
        "amt",
        "kanzler",
        "militär",
    ),
    outside=("ex-", "früher", "ehemalig", "einstig", "vormalig", "damalig"),
    nothing_words=words(
        "nicht kein keine keinen keiner keinem keines nie niemals niemand nichts weder keinerlei keineswegs"
    ),
    existing=(words("es"), words("gab gibt gebe gäbe gegeben")),
    forged=("fälschung", "gefälscht", "manipuliert", "montage"),
    genuine=words("echt authentisch unverfälscht"),
    mixed_up=words("verwechslung missverständnis übersetzungsfehler hörfehler"),
    house_nouns=words(
        "unternehmen konzern firma betreiber betreiberin hersteller behörde haus netzbetreiber"
    ),
    tallies=words("zahl zahlen ziffern angabe summe summen"),
    measures=words(
        "euro dollar pfund franken cent prozent prozentpunkte tonne tonnen liter kubikmeter kilometer kilometern meter metern hektar quadratmeter kilo kilogramm gramm grad stunde stunden minute minuten sekunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren megawatt kilowatt volt"
    ),
    sides=words("seite truppen armee streitkräfte grenztruppen grenzsoldaten"),
    fillers=words("der die das des dem den von vom fuer und dr prof"),
    voices=("sprecher",),
)
