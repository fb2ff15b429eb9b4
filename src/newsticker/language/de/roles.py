"""German words for people who are named for what happened to them, for whose kin or neighbour they are, or for an
everyday trade: no public role. A compound is what its last part is (Grundschul-lehrerin).
"""

from __future__ import annotations

from newsticker.language.pack import words

PRIVATE_ROLES = words(
    # Who was there
    "zeuge zeugin anwohner anwohnerin bewohner bewohnerin einwohner einwohnerin nachbar nachbarin passant passantin"
    " anrainer anrainerin augenzeugin mieter mieterin spaziergänger spaziergängerin besucher besucherin zuschauer zuschauerin"
    " passagier passagierin fahrgast fahrer fahrerin beifahrer beifahrerin reisender reisende pendler pendlerin tourist touristin"
    " urlauber urlauberin camper camperin gast kunde kundin nutzer nutzerin teilnehmer teilnehmerin leser leserin fan helfer helferin"
    # To whom it happened
    " opfer verletzter verletzte überlebender überlebende betroffener betroffene geschädigter geschädigte patient patientin"
    " hinterbliebener hinterbliebene geflüchteter geflüchtete flüchtling gefangener gefangene häftling vermisster vermisste"
    " angeklagter angeklagte beschuldigter beschuldigte verdächtiger verdächtige tatverdächtiger tatverdächtige täter täterin"
    " kläger klägerin nebenkläger nebenklägerin"
    # Kin
    " mutter vater sohn tochter bruder schwester ehefrau ehemann gattin gatte witwe witwer oma opa tante onkel neffe nichte cousin"
    " cousine schwager schwägerin verlobter verlobte partnerin lebensgefährte lebensgefährtin freundin enkel enkelin kind"
    " angehöriger angehörige verwandter verwandte vormund"
    # An age or an everyday trade
    " rentner rentnerin pensionär pensionärin schüler schülerin student studentin lehrer lehrerin erzieher erzieherin azubi"
    " hausfrau arbeiter arbeiterin angestellter angestellte beschäftigter beschäftigte arbeitsloser arbeitslose verkäufer verkäuferin"
    " kellner kellnerin köchin bäcker bäckerin friseur friseurin handwerker handwerkerin landwirt landwirtin bauer bäuerin"
    " fischer fischerin händler händlerin wirt wirtin pfleger pflegerin krankenschwester sanitäter sanitäterin polizist polizistin"
    " soldat soldatin matrose matrosin taucher taucherin pilot pilotin schaffner schaffnerin briefträger briefträgerin"
)
