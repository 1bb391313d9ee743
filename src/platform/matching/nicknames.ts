import { inPlainLetters } from './letters.ts'

/** Names and what people are called by them, a group a line: the first is the one on paper, or one of several spellings. */
const groups = `
abigail abby gail|abraham abe bram|adelheid heidi adele|agnes agi nessa|albert al bert bertie albrecht|alberto beto tito|alexander alex alec sandy sascha sasha xander lex aleksander alexandre alejandro alessandro aleksandr oleksandr sandro sander
alexandra alex sandra sascha sasha lexi aleksandra alessandra alejandra ola|alfred al alf fred freddy|alice ali|alison ali|amanda mandy|amelia amy millie|andrew andy drew andreas andi andre andrea andrzej andrei andrey|angela angie geli angelika|ann anna annie anne anja nancy anke anika hanna hannah nan
anthony tony anton toni antonio antoine antoni antonin toño|antonia toni antje|archibald archie|arnold arnie arno|arthur art artie artur arturo|augustus gus august agustin|aurelie lili|barbara barb barbie babs babette bärbel basia bobbie|bartholomew bart|beatrice bea trixie beatrix beatriz|benedict ben benedikt bene
benjamin ben benny benji|bernard bernie bernd bernhard bernardo|bertram bert|birgitta gitta gittan britta birgit|bogdan bodya|bradley brad|brigitte gitte biggi|cameron cam|carl charles karl kalle carlos carlo charlie chuck chas chaz charly karol carlito|caroline carol carrie lina caro karoline karolina carolina
catherine cathy kate katie katherine kathryn kathy kitty cat kat kathleen kay katharina kathi käthe karin katja katya katarina catherina catalina caterina ekaterina yekaterina kateryna jekaterina katarzyna kasia kaśka kathrin katrin trine rina
cecilia cissy cece|chester chet|christian chris christo kristian|christina chris chrissie tina christine christiane kristina christiana krystyna cristina|christopher chris kit topher christoph christophe cristobal krzysztof krzysiek kris stoffel
clara klara claire|claudia klaudia|clement clem clemens klemens|clifford cliff|concepcion concha conchita|constance connie konstanze|cornelius con neil conny|curtis curt kurt konrad conrad|cynthia cindy|dagmar daggi|daniel dan danny dani daniele danilo danylo|daniela dani|david dave davey dawid davide
deborah deb debbie debora|dennis den denny denis denys|dietrich dieter dirk|dmitri dima mitya dmitry dmitriy dimitri dmytro|dolores lola|dominic dom nick dominik dominique domenico mimmo domingo|donald don donny|dorothy dot dottie dolly dorothea dora doris thea dorothee|douglas doug|duncan dunc
edgar ed eddie|edmund ed eddie ned|edward ed eddie ted teddy ned eduard eduardo edoardo lalo|edwin ed eddie|eleanor ellie nell nellie nora leonor leonora eleonore lenore|elizabeth liz lizzie beth betty betsy eliza elsie libby bess lisa elisabeth ella elli elly lisbeth sissi sisi else elsa lilli ilse isabel isabella elisabetta elzbieta ela lise lisl liesel elisaveta yelizaveta
emanuel manuel manny manu immanuel manolo|emily em emmy millie emilie emilia|enrique henry harry hank kike quique heinrich heinz heiner henri hendrik henrik enrico rico heini hein|ernest ernie ernst ernesto neto|erwin erv|eugene gene eugen evgeny yevgeny zhenya jewgeni evgeni yevhen|eva eve evi evie|evelyn evie eve
felicia fee|ferdinand ferdi nando fernando|florence flo flossie|florian flo|frances fran francie frankie fanny franziska franzi francesca francisca paca françoise|francis frank fran franz francisco paco pancho curro francesco franco cesco françois franciszek franek frankie ferenc
franklin frank|frederick fred freddie freddy fritz friedrich frederic frédéric federico fede frederik friedel rick|gabriel gabe gabi gaby|gabriele gabi gaby gabriela gabriella|galina galya|geoffrey geoff jeff jeffrey gottfried|george georg jörg jürgen jorge giorgio jerzy jurek georgios jordi yuri juri jurij yuriy yura georges schorsch göran
gerald gerry jerry|gerard gerry gerhard gerd gert gerardo|gertrude trudy gerti gertrud trude|gilbert gil bert|gisela gisi|giovanni gianni nanni vanni|giuseppe beppe pino peppe peppino pippo|gloria glo|grace gracie|gregory greg gregor grischa grzegorz grzesiek grigori grigory|guadalupe lupe lupita|guillermo memo willy
günter günther|gustav gus gusti gösta|harold harry hal harald|helen nell nellie ella helene elena lena leni lene olena yelena jelena elen alena hélène ilona|henrietta hettie etta jette henriette|herbert herb bert heribert|herman hermann|hermine mine|horace horry|howard howie|hubert hub bert|hugh hughie hugo
ibrahim ibo|ignacio nacho ignaz ignacy|irene rena irina ira iryna irena|isaac ike zak|isidore izzy|ivan vanya iwan vanja wanja ivas|jacob jake jack jakob jacques iago diego jakub kuba giacomo yakov jaap köbi|james jim jimmy jamie jem jaime|jane janie jenny|janet jan|janina janka|jason jay|jean jeanne jeanette
jennifer jen jenny jenni|jeremy jem jerry jeremias|jerome jerry hieronymus|jessica jess jessie|joan joanie joanna jo johanna hanna asia|john johnny jack jon johannes hans hannes jo jan janek jonny sean ian juan johann jens jean ivo giovanni joão janusz jasiek henner hansi hänschen ioannis yannis
jonathan jon jonny nathan|joseph joe joey jo josef sepp jupp josé pepe pepito giuseppe józef osip iosif yusuf jose seppi beppi|josephine jo josie josefine fini|joshua josh|judith judy jutta|julia jule julie juliane yulia julija iuliia yuliya|julian jules julio|kenneth ken kenny|kimberly kim|klaus claus nikolaus
larisa lara|lars lasse laurits|laura laurie laure|lawrence larry laurie lorenz lorenzo laurent laurence lars enzo lauri renzo|leonard leo len lenny leonardo leonhard leon|leopold leo poldi|leslie les|lewis louis lou lew ludwig luis luigi lutz gigi ludovico luca luiz lois wiggerl|lillian lily lil|linda lindy|ludmila lyuda mila lyudmyla
louise lou lulu luise luisa|lucas luke luca lukas lukasz łukasz|lucille lucy lucia luzie|lydia lidia|madeleine maddie mady magdalena lena leni magda lenka madlen|malcolm mal|marcel marcello|margaret maggie meg peggy madge marge margie daisy rita greta peg margarete margarethe margarita marguerite grete gretel gretchen margit gretl margot małgorzata gosia małgosia marghe margherita
maria mary marie mia marija molly polly mitzi mariya masha mascha maruška marysia maryam marija mizzi ria maja|maria teresa maite|maria jose pepa|marion mary|mark marc marcus markus marco marek marcos|martha marty patty marta|martin marty marten marcin martino tino|matilda tilly mattie mathilde tilda
matthew matt matty mathew matthias matze mats matthieu mateo matteo mateusz hias mattias mathias|maurice mo moritz mauricio|maximilian max maxi massimo maxim maxime maksim maksym|megan meg|mehmet memo mehmed|melanie mel mela|melissa mel missy lissa|mercedes merche|michael mike mick mickey micky mikey michel michi miguel michele mikhail misha mischa michał mykhailo mykhaylo mychajlo mischko mishko michail mikael mitch micha
mikolaj mikołaj nicholas nick nicky niko nikolaus klaus nicolas nico nikolai kolya mykola nicolò niklas nicola nils|mildred millie|mitchell mitch|mohammed mo mohamed muhammad mohammad muhammed mehmed|monica mona monika moni|mortimer mort|nancy nan|natalie nat natasha natalia natalya nataliya talia|nathaniel nate nat nathan|nikita nik
norbert bert|norman norm|oliver ollie oli olli|olga olya olha|oscar ossie oskar|oswald ozzie ossi|pamela pam|patricia pat patty trish tricia patti|patrick pat paddy patricio patryk|paul paulie pablo paolo pavel pawel pavlo pauli paweł|paulina paula pauline|peter pete petey pedro pierre piotr petr pietro pjotr petro pyotr piet pit pekka
philip phil pip philipp felipe philippe filippo filip|philippa pippa|pius pio|priscilla cilla prissy|rachel rae shelly rahel|ralph ralf raffi|raphael rafael raffael rafa rafał raffaele lello|raymond ray raimund ramon|rebecca becky becca bex rebekka|regina gina reggie|reginald reg reggie rex reinhold|reinhard hardy
renate reni nate|richard rick rich dick ricky richie ricardo riccardo ryszard|robert bob rob bobby robby robbie bert roberto rupert robertas|roderick rod roddy|rodolfo rudolph rudi rudy rudolf rolf dolf|roger rog rüdiger rudi rodger|roland rolly rollo orlando|ronald ron ronnie ronny reinhold|rosalie rose rosie rosa rosemary rosi rosina rosemarie
russell russ|ruth ruthie|salvatore totò turi toto salvador salva chava|samuel sam sammy|samantha sam sammy|sarah sally sadie sara|sebastian seb bastian basti sebastien sébastien wastl|serge sergio sergey sergei serhiy serhii serjoscha|sharon shari|sheila shelly|sidney sid|silvester sly|simon si simone szymon|solomon sol salomon|sophia sophie sofia sofie zosia sonja sonya
stanley stan stanislaus stanislav stanisław staszek|stefanie steffi stephanie steph stefania stefani stephany|stephen steve stevie steven stefan stephan steffen étienne esteban stefano stepan szczepan|susan sue susie suzy susanne susi suse sanne susanna suzanne zuzanna sanna|svetlana sveta switlana|sylvia silvia sylvie
tamara tom toma|tatiana tanya tatjana tania tatyana tetiana|terence terry|teresa terry tess tessa theresa resi therese tere|theodore ted teddy theo theodor fyodor fedor teodor|thomas tom tommy tomás tomek tommaso tomasz tomaso maso toma thom|timothy tim timmy timo timotheus|tobias toby tobi|ulrich uli ueli|ulrike uli ulla rike
ursula uschi ulla ursel|valentina valya tina|valerie val|vanessa nessa|vera vroni|veronica ronnie vera veronika véronique vroni véro weronika|victor vic viktor vittorio|victoria vicky tori viki vicki viktoria vittoria|vincent vince vinny vin vinzenz vicente vincenzo enzo vincenz|virginia ginny ginger|vladimir vova volodya wladimir vlad volodymyr vladi wolodja
walter walt wally wolter gualtiero|waltraud traudl traudel|werner wern|wilhelm william will bill billy willy liam willi guillaume guillermo guglielmo wiliam willem bill vilhelm helmut|wilhelmina mina minna willa wilma helma|winifred fred winnie|winston win|wojciech wojtek|wolfgang wolf wolfi|xavier xavi javier javi saverio|yvonne vonny|zachary zach zack|zoe zoë
jean-baptiste jb|jean-pierre jp|nicolò nico|dominika nika|jerzy jurek|eduard edik|boris borya|konstantin kostya kostja|leonid lyonya lonya|pavel pasha pascha|roman roma|viktor vitya|vyacheslav slava|stanislav slava stas|yaroslav slava|anatoly tolya anatoliy|gennady gena|nadezhda nadia nadja nadya|lyubov lyuba|oksana ksenia ksyusha xenia|zinaida zina|valery valera|ilya ilyusha|arkady arkasha
саша александр|саша александра|сашко олександр|катя екатерина катерина|миша михаил|мишко михайло|дима дмитрий|маша мария|вова владимир володя|ваня иван|івась іван|коля николай|таня татьяна тетяна|наташа наталья|лена елена|оля ольга|серёжа сергей|лёша алексей|женя евгений|женя евгения|аня анна|настя анастасия|юля юлия|света светлана|лида лидия|гриша григорий|паша павел|петя пётр|костя константин|рома роман|витя виктор|толя анатолий
muhammad mohamed mohammed muhammed|abdullah abdallah|yusuf youssef yousef|hussein husain hussain|ahmed ahmad|aisha ayşe aysha|fatima fatma
`

const ofName = new Map<string, number[]>()
const first: string[] = []
const initials: string[] = []
for (const group of groups.trim().split(/[|\n]/)) {
  const names = [...new Set(group.split(' ').map(inPlainLetters))]
  first.push(names[0]!)
  initials.push(names.map((name) => name[0]).join(''))
  for (const name of names) ofName.set(name, [...(ofName.get(name) ?? []), first.length - 1])
}

/** Whether two names are those of one person as people are called: `bob` and `robert`. Both in plain letters. */
export function isShortFor(one: string, other: string): boolean {
  const groupsOfOne = ofName.get(one)
  const groupsOfOther = groupsOfOne && ofName.get(other)
  return groupsOfOther !== undefined && groupsOfOne!.some((group) => groupsOfOther.includes(group))
}

/** The names on paper for which a name may stand, two at most; itself when none is known. */
export function onPaper(name: string): string[] {
  const groups = ofName.get(name)
  return groups ? groups.slice(0, 2).map((group) => first[group]!) : [name]
}

/** Whether a letter may stand for a name, or for what its bearer is called: `b` for `robert`. */
export const isInitialOf = (letter: string, name: string) =>
  name[0] === letter || (ofName.get(name) ?? []).some((group) => initials[group]!.includes(letter))

/** Whether a name is the one on paper of a short one. */
export const isOnPaper = (name: string, short: string) =>
  name !== short && (ofName.get(short) ?? []).some((group) => first[group] === name)
