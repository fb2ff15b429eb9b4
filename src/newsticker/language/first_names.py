"""First names that are common in the news of Europe and beyond, with the gender they tell.

Names that both women and men bear (Kim, Robin, Andrea, Sasha) stand in neither list.
"""

from __future__ import annotations

from functools import cache

from newsticker.language.pack import Gender, words

_WOMEN = words("""
agata agnes agnieszka aileen aisha alena alexandra alexandria alice alicia alina aline alma amal amalia amanda amelia amelie amina amira amy ana anastasia
anette angela angelika angelina anita anja anke ann anna annabel annalena anne annegret anneliese annemarie annett annette annika antje antonia anuschka
aoife astrid aurelia aylin ayse ayşe azra barbara beate beatrice beatrix bettina bianca birgit birgitta birte brenda bridget brigitte britta camilla
carina carla carmen carola carolin carolina caroline catarina catherine cecilia celine chantal charlotte chiara chloe christa christel christiane
christina christine ciara claire clara claudia colleen constanze cora cordula corinna cornelia dagmar daniela daria deborah delia denise diana dilek
doina dominique dora doreen doris dorothea dorothee dorothy ebru eileen elena eleni eleonore elfriede elif elisa elisabeth elise elizabeth elke ella
ellen elsa else elvira emilia emily emine emma erika erna esra esther eszter eva evelyn fadime fatima fatma federica filiz fiona florence francesca
franziska frauke frederike frieda friederike gabi gabriela gabriele gabriella galina gerda gerlinde gertrud gesa gesine gillian gisela giulia gloria grace
greta gudrun gunda hadiya halina hanna hannah hanne hannelore heather heide heidemarie heidi heidrun heike helen helena helene helga henrike henriette hermine
hilary hilde hildegard iga ilaria ildiko ilinca ilka ilse imke ina ines inga inge ingeborg ingrid irena irene irina iris irma isabel isabella isabelle
ivana jacqueline jadwiga jana jane janet janina jasmin jeanette jeanne jelena jennifer jenny jessica joana joanna johanna josefine josephine joyce judith julia
juliana juliane julie jutta karen karin karina karla karolina karoline kaja katalin katarina katarzyna kateryna katharina katherine kathleen kathrin kathy katja
katrin katy kerstin kirsten klara kristin kristina lara larissa laura laurie lea leila lena leni lidia liesel lilian lilly lina linda lisa lisbeth
liselotte lone louisa louise lucia lucie lucy ludmilla luise luisa luzia lydia lynn madeleine magda magdalena maike maja malgorzata mandy manuela mara maren
marga margaret margareta margarete margit margot margrethe maria mariam mariana marianne marie marietta marija marina marion marit marjorie marlene marlies marta martha martina
mary maryam mathilda mathilde maya mechthild megan mel melanie melinda melissa mercedes merle meryem mette mia michaela michelle mila milena mina miriam moira mona
monica monika nadia nadine nadja nancy naomi natalia natalie natascha natalya nele nicola nicole nikola nina nora nour nuria olena olga olivia ophelia oxana paola
pamela patricia paula pauline penelope petra pia priya rachel rahel ramona raphaela rebecca rebekka regina regine regula reem renate renata rita roberta romy
rosa rosalie rosemarie rosemary roswitha roxana ruth sabine sabrina sahra salma samantha samira sandra sara sarah saskia selin selma senta sevim sharon sheila shirin
sibylle sieglinde sigrid silke silvia simone sinead siobhan siri sofia sofie solveig sonja sophia sophie stefanie stella stephanie sue susan susanna susanne
suzanne svenja svetlana swantje swetlana sybille sylvia tamara tanja tania tara tatiana tatjana teresa tessa thea theresa therese tilda tina ulla ulrike ursula uta
ute valentina valerie vanessa vera verena veronica veronika victoria viktoria viola violeta virginia vivian waltraud wanda wencke wenke wiebke wilhelmine xenia yasemin yasmin
yulia yvonne zeynep zoe zofia zsuzsanna özlem ülkü
""")
_MEN = words("""
aaron abbas abdul abdullah abraham achim adam adnan adolf adrian ahmad ahmed alan albert albrecht aldo alec alejandro alessandro alex alexander alexandre alexandru alexei
alfons alfred ali alois anatoli anders andreas andrei andrej andres andrew andrzej angus anselm antal anthony anton antonio antonis ari arjen armin arne arno arnold artem arthur
artur asif august aurel axel aziz balazs baldur bart bartosz bashar ben benedikt benjamin benno bernard bernd bernhard bert berthold björn bob bodo bogdan boris brandon brian bruce bruno burkhard
callum carl carlo carlos carsten cem cemal charles christian christof christoph christopher claas claus clemens cliff colin conor constantin cornelius craig dan daniel daniil danilo
darius darren dave david dean denis dennis derek detlef detlev diego dieter dietmar dietrich dimitri dirk dmitri dmitry dominik don donald douglas duncan eamon eberhard eckart
eckhard eddie edgar edmund eduard edward edwin egon ehud eike elias elmar elon emanuel emil emmanuel emre enrico enver eric erich erik ernst erwin etienne eugen ewald fabian fabio falk
farid felipe felix ferdinand fernando fergus fethi filip florian francesco francis francisco franco francois frank franz fred frederic frederick frederik fridolin friedemann friedhelm friedrich
fritz gareth gary gavin geert geoffrey georg george georgi georgios gerald gerard gerd gerhard gernot gert gilbert giorgio giovanni giuseppe gottfried graham greg gregor gregory guido guillaume
gunnar gustav guy günter günther götz habib hakan halil hamid hannes hanno hans harald harold harry hartmut hasan hassan hauke hector heiko heiner heinrich heinz hellmut helmut hendrik
henner henning henri henrik henry herbert heribert hermann hikmet hinrich holger horst howard hubert hubertus hugh hugo hussein ian ibrahim igor ilja imran ingo ingolf ismail iván ivan
ivo jack jacob jacques jake jakob jakub james jan janis janos jaroslaw jason javier jay jean jeff jeffrey jens jeremy jerome jerzy jim joachim joao jochen joe joel johan johann johannes john
johnny jon jonas jonathan joost jordi jorge jose josef joseph joshua josip juan juha jules julian julien julius justin jörg jörn jürgen kai karim karl karol karsten kaspar keir keith
ken kenneth kevin khaled kilian klaus knut konrad konstantin korbinian krzysztof kurt kyle lars laszlo laurent laurin lech lee leif leo leon leonard leonhard leonid leopold levin lewis liam
linus logan lorenz lothar louis luca lucas ludger ludwig luigi luis luka lukas luke lutz maciej magnus mahmoud maik malte manfred manuel marc marcel marcin marco marcus marek mario marius
mark marko markus marten martin marvin massimo mateusz mathias mats matt matteo matthew matthias matthieu mauro max maxim maximilian mehmet meinhard michael michail michal michel miguel mihai mike mikhail
miklos milan milo milos miroslav mohamed mohammad mohammed moritz muhammad murat mustafa neil niall nicholas nick nicolai nicolas niels nigel nikita niklas nikolai nikolaus nikolas nils norbert
odd olaf olav ole oleg oleksandr oleksii oliver olivier omar omer onno oscar oskar osman ossip oswald otto owen pablo paolo pascal patrick paul pavel pawel pedro peer per pete peter petr petros phil philip
philipp philippe pierre piet piotr radoslaw radu rafael raffael ragnar raimund rainer ralf ralph raphael rashid rasmus raul ray raymond reiner reinhard reinhold remo remy
rené richard rick robert roberto roland rolf roman ron ronald rory ross roy ruben rudi rudolf rupert ryan sam sami samuel santiago scott sean sebastian serge sergei sergej sergey sergio
severin siegfried siegmar sigmar sigurd silvio simon slobodan sorin spencer stan stanislaw stefan steffen stephan stephen steve steven stewart stuart sven swen tadeusz tarek tariq ted terence teun thaddäus theo theodor
thilo thomas thorben thorsten tilman tilo tim timo timothy timur tobias todd tom tomas tomasz tommaso tommy toni tony toralf torben torsten tristan uli ulf ulrich umberto urs uwe vadim
valentin vasily victor viktor vincent vincenzo vitali vladimir volker volodymyr waldemar walter warren wenzel werner wilfried wilhelm will william willi willy winfried wladimir wladyslaw wolf wolfgang wolfram wolodymyr
xaver yannick yasser yuri yusuf zoltan ömer
""")


@cache
def gender_of_first_name(name: str) -> Gender | None:
    """f or m of a first name that tells it, also of a double one ("Anna-Lena"), else None."""
    first = name.casefold().split("-")[0]
    if first in _WOMEN:
        return "f"
    return "m" if first in _MEN else None
