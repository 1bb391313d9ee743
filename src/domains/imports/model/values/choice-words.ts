/** What other systems call the options of choices that Farley ships; by record and field, option to words. */
export const choiceWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'deal.status': {
    won: 'won, closed won, gewonnen, gagné, ganado, ganada, vinto, vunnen, wygrana, vyhráno, true, success, successful',
    lost: 'lost, closed lost, verloren, perdu, perdido, perdida, perso, förlorad, przegrana, prohráno, cancelled, canceled, declined',
    open: 'open, in progress, offen, ouvert, abierto, abierta, aperto, öppen, otwarta, otevřený, active',
  },
  'person.lifeCycle': {
    subscriber: 'subscriber, abonnent, abonné, suscriptor',
    lead: 'lead, new, open, prospect, interessent, marketing qualified lead, mql, evangelist, other',
    qualified: 'qualified, sales qualified lead, sql, opportunity, qualifiziert',
    customer: 'customer, client, kunde, cliente, klant, kund, active customer',
    former: 'former, former customer, lost customer, churned, inactive, ehemaliger kunde',
  },
  'company.lifeCycle': {
    subscriber: 'subscriber',
    lead: 'lead, new, prospect, marketing qualified lead, interessent',
    qualified: 'qualified, sales qualified lead, opportunity',
    customer: 'customer, client, kunde, cliente, klant',
    former: 'former, former customer, churned, inactive',
  },
  'company.industry': {
    technology: 'tech, information technology, it, computer hardware, technologie, edv',
    software: 'computer software, saas, internet, informatik',
    medical: 'healthcare, health care, hospital and health care, medizin, gesundheit, gesundheitswesen, medical devices',
    finance: 'financial services, banking, bank, finanzen, finance et banque',
    retail: 'handel, einzelhandel, commerce, consumer goods',
    manufacturing: 'industry, production, fertigung, industrie, machinery',
    telecommunications: 'telecom, telco, telekommunikation, telecommunication',
    construction: 'bau, bauwesen, building',
    education: 'bildung, e learning, higher education',
    consulting: 'beratung, management consulting, conseil',
    nonprofit: 'not for profit, ngo, nonprofit organization management, gemeinnützig',
    food: 'food and beverages, lebensmittel, food beverage',
    realEstate: 'immobilien, immobilier, property',
    transport: 'transportation, verkehr, shipping',
    services: 'service, dienstleistung, dienstleistungen, other services',
    energy: 'oil and gas, oil energy, energie',
    pharma: 'pharmaceutical, biotechnology, pharmazie',
  },
} // prettier-ignore

const yes = 'true yes y 1 x ja wahr oui vrai sí si verdadero vero sim tak ano on active aktiv'.split(' ')
const no = 'false no n 0 nein falsch non faux falso nee nej nie ne off inactive inaktiv'.split(' ')

/** Yes or no as people write it; undefined when it is neither. */
export function yesOrNo(text: string): boolean | undefined {
  const word = text.trim().toLowerCase()
  if (yes.includes(word)) return true
  return no.includes(word) ? false : undefined
}
