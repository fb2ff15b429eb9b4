"""German closed classes, by tag: what the tagger knows without looking at the sentence."""

TAGS = """
DET: der die das des dem den ein eine einer eines einem einen dieser diese dieses diesem diesen jener jene jenes jenem jenen
 jeder jede jedes jedem jeden welcher welche welches welchem welchen kein keine keiner keines keinem keinen beide beiden beider
 alle allen aller manche mancher manchen einige einigen einiger mehrere mehreren mehrerer viele vielen vieler solche solcher solches solchen
 sämtliche sämtlichen derselbe dieselbe dasselbe desselben demselben denselben zahlreiche zahlreichen zahlreicher weitere weiteren weiterer
POSS: sein seine seiner seines seinem seinen ihr ihre ihrer ihres ihrem ihren mein meine meiner meines meinem meinen
 unser unsere unserer unseres unserem unseren dessen deren euer eure
PREP: in an auf mit von bei nach aus zu vor für über unter um durch gegen ohne bis seit während wegen trotz zwischen neben hinter
 laut gegenüber gemäß gemäss entlang außer binnen innerhalb außerhalb angesichts aufgrund anhand mittels per pro ab anstatt statt anlässlich
 bezüglich dank entgegen hinsichtlich infolge jenseits mangels mithilfe samt seitens zugunsten nahe nebst wider
PREPDET: im am ans ins vom beim zum zur aufs fürs ums übers unters vors durchs hinterm
PRON: er sie es ihn ihm ihnen wir uns ich mich mir man wer wen wem niemand jemand etwas nichts sich selbst selber
 dies darüber davon damit dafür dagegen daran darauf daraus dabei dazu davor darum darunter dahinter hierzu hierfür hierbei hiermit
REL: was worauf woran womit wovon wovor wofür wogegen wonach wozu wobei wodurch
QW: wie warum weshalb wieso wann wo wohin woher inwieweit inwiefern
SUB: dass daß ob weil wenn falls obwohl obgleich nachdem bevor ehe sobald solange sodass damit indem sofern soweit während bis seitdem da
CON: und oder aber sondern denn sowie beziehungsweise bzw doch jedoch sowohl entweder weder noch
NEG: nicht nie niemals keineswegs keinesfalls
ADV: auch schon noch nur erst bereits etwa rund zuvor danach später zudem außerdem zugleich dabei ferner weiter weiterhin erneut wieder
 allerdings hingegen dagegen jedoch indes unterdessen derweil inzwischen mittlerweile zunächst zuletzt bislang bisher derzeit gegenwärtig aktuell
 jetzt nun heute gestern morgen vorgestern dann dort hier da so sehr ganz fast knapp kaum mindestens höchstens maximal insgesamt lediglich
 ähnlich ebenfalls ebenso gleichfalls wohl offenbar vermutlich wahrscheinlich möglicherweise angeblich mutmaßlich anschließend daraufhin
 deshalb daher darum somit folglich trotzdem dennoch gleichwohl immer oft häufig selten manchmal stets bald kürzlich jüngst neulich vorher
 nachher hinterher einmal zweimal dreimal mehrmals täglich wöchentlich endlich schließlich immerhin vielmehr genau sogar gar nämlich also eben
 gerade sofort umgehend damals nachträglich seither seitdem überdies hinzu zurück ein mit aus ab auf an vor her hin los fort vorbei
 öffentlich ausdrücklich wörtlich schriftlich telefonisch mündlich erstmals abermals teils teilweise vollständig genauso demnach demzufolge
 rechtzeitig versehentlich unter-anderem vorerst weithin bloß
PTK: ja nein
ZU: zu
"""
ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
