import { fold } from '../search/fold.ts'

/** How people of the country, or their neighbours, call towns that the gazetteer has under another name: `country name=name there`. */
const pairs = `
AT wien=vienna
BE antwerp=antwerpen,anvers=antwerpen,ghent=gent,gand=gent,bruges=brugge,bruxelles=brussels,brussel=brussels,luttich=liege,luik=liege,louvain=leuven
BG sofija=sofia
CH geneva=geneve,genf=geneve,basle=basel,bale=basel,lucerne=luzern,berne=bern,st. gallen=sankt gallen,saint gall=sankt gallen
CZ praha=prague,prag=prague,brunn=brno,plzen=pilsen,olmutz=olomouc
DE munchen=munich,muenchen=munich,cologne=koln,koeln=koln,nuremberg=nurnberg,frankfurt=frankfurt am main,hanover=hannover,brunswick=braunschweig,kempten=kempten (allgau),freiburg im breisgau=freiburg,halle=halle (saale)
DK kobenhavn=copenhagen,kopenhagen=copenhagen,aarhus=arhus
EE dorpat=tartu,reval=tallinn
ES seville=sevilla,saragossa=zaragoza,la coruna=a coruna
FI helsingfors=helsinki,tammerfors=tampere,abo=turku
FR strassburg=strasbourg,nizza=nice,lyons=lyon,marseilles=marseille
GB hull=kingston upon hull,newcastle=newcastle upon tyne
GR athina=athens,athen=athens,thessalonike=thessaloniki
HR agram=zagreb
IT roma=rome,rom=rome,milano=milan,mailand=milan,torino=turin,napoli=naples,neapel=naples,venezia=venice,venedig=venice,firenze=florence,florenz=florence,genova=genoa,genua=genoa,padua=padova,bozen=bolzano
LU luxemburg=luxembourg
MA casablanca=casablanca,tanger=tangier,marrakesch=marrakesh,marrakech=marrakesh
NL den haag=the hague,'s-gravenhage=the hague,la haye=the hague
PL warszawa=warsaw,warschau=warsaw,krakow=krakow,krakau=krakow,cracow=krakow,breslau=wroclaw,danzig=gdansk,stettin=szczecin,posen=poznan
PT lisboa=lisbon,lissabon=lisbon,oporto=porto
RO bucuresti=bucharest,bukarest=bucharest
RS beograd=belgrade,belgrad=belgrade
RU moskva=moscow,moskau=moscow,sankt-peterburg=saint petersburg,st. petersburg=saint petersburg
SE gothenburg=goteborg,goeteborg=goteborg,malmoe=malmo
TR constantinople=istanbul
UA kiev=kyiv,kiew=kyiv
US new york=new york city,nyc=new york city,saint louis=st. louis,st. paul=saint paul
`

/** Folded names by country and folded other name. */
export const localNames: ReadonlyMap<string, string> = new Map(
  pairs
    .trim()
    .split('\n')
    .flatMap((line) =>
      line
        .slice(3)
        .split(',')
        .map((pair) => pair.split('=') as [string, string])
        .filter(([other, there]) => other !== there)
        .map(([other, there]) => [`${line.slice(0, 2)} ${fold(other)}`, there] as const),
    ),
)
