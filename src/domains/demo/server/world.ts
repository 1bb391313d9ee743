/** The world of the demonstration: Halden Instruments makes flow meters for plants. Everything in it is made up. */

export const companyName = 'Halden Instruments'

export const cast = [
  { name: 'Ada Lindqvist', email: 'ada@halden.example', role: 'owner', office: 'Hamburg', signsIn: true },
  { name: 'Bob Okafor', email: 'bob@halden.example', role: 'member', office: 'Hamburg', signsIn: true },
  { name: 'Vera Novak', email: 'vera@halden.example', role: 'viewer', office: 'Lyon', signsIn: true },
  { name: 'Marta Ruiz', email: 'marta@halden.example', role: 'member', office: 'Lyon', signsIn: false },
  { name: 'Tom Becker', email: 'tom@halden.example', role: 'member', office: 'Hamburg', signsIn: false },
] as const

/** Name, domain, city, country, industry, employees. */
export const customers = [
  ['Steinbach Papier', 'steinbach.example', 'Düren', 'DE', 'manufacturing', 840],
  ['Lindqvist Marine', 'lindqvist-marine.example', 'Gothenburg', 'SE', 'transport', 320],
  ['Tessera Foods', 'tessera.example', 'Bologna', 'IT', 'food', 1250],
  ['Helvia Pharma', 'helvia.example', 'Basel', 'CH', 'pharma', 3900],
  ['Northgate Water', 'northgate.example', 'Leeds', 'GB', 'utilities', 610],
  ['Brauhaus Lindner', 'brauhaus-lindner.example', 'Bamberg', 'DE', 'food', 95],
  ['Olmo Vetri', 'olmovetri.example', 'Murano', 'IT', 'manufacturing', 140],
  ['Ardenne Chimie', 'ardenne-chimie.example', 'Liège', 'BE', 'chemicals', 720],
  ['Moreau Cosmétiques', 'moreau.example', 'Lyon', 'FR', 'chemicals', 410],
  ['Kestrel Fuels', 'kestrel.example', 'Hull', 'GB', 'energy', 560],
  ['Baltica Dairy', 'baltica.example', 'Tartu', 'EE', 'food', 280],
  ['Kaltbach Molkerei', 'kaltbach.example', 'Kempten', 'DE', 'food', 170],
  ['Duna Gyógyszer', 'duna.example', 'Budapest', 'HU', 'pharma', 930],
  ['Pomerania Stal', 'pomerania-stal.example', 'Szczecin', 'PL', 'manufacturing', 1480],
  ['Cantabria Acero', 'cantabria.example', 'Santander', 'ES', 'manufacturing', 1120],
  ['Zagreb Voda', 'zagreb-voda.example', 'Zagreb', 'HR', 'utilities', 540],
  ['Aquaform', 'aquaform.example', 'Tampere', 'FI', 'utilities', 88],
  ['Solvend Energie', 'solvend.example', 'Rotterdam', 'NL', 'energy', 2300],
  ['Fjordkraft Varme', 'fjordkraft.example', 'Bergen', 'NO', 'energy', 190],
  ['Isar Biotech', 'isar-biotech.example', 'Munich', 'DE', 'pharma', 260],
  ['Ribera Conservas', 'ribera.example', 'Vigo', 'ES', 'food', 330],
  ['Tamar Paper', 'tamar-paper.example', 'Plymouth', 'GB', 'manufacturing', 410],
  ['Vosges Eaux', 'vosges-eaux.example', 'Épinal', 'FR', 'utilities', 120],
  ['Karlsruhe Dampf', 'karlsruhe-dampf.example', 'Karlsruhe', 'DE', 'energy', 75],
  ['Morava Sklo', 'morava-sklo.example', 'Olomouc', 'CZ', 'manufacturing', 220],
  ['Atlas Desal', 'atlas-desal.example', 'Agadir', 'MA', 'utilities', 350],
  ['Øresund Brygg', 'oresund-brygg.example', 'Malmö', 'SE', 'food', 64],
  ['Graz Papierwerke', 'graz-papier.example', 'Graz', 'AT', 'manufacturing', 510],
  ['Clyde Distillers', 'clyde.example', 'Glasgow', 'GB', 'food', 145],
  ['Piave Acqua', 'piave-acqua.example', 'Treviso', 'IT', 'utilities', 230],
] as const

export const groups = [['Solvend Energie', 'Kestrel Fuels'], ['Steinbach Papier', 'Graz Papierwerke'], ['Tessera Foods', 'Ribera Conservas']] as const // prettier-ignore

export const firstNames = ['Eva', 'Uwe', 'Nadine', 'Piotr', 'Yusuf', 'Beat', 'Petra', 'Sami', 'Ivana', 'Georg', 'Claire', 'Hugo', 'Inès', 'Marco', 'Giulia', 'Anneke', 'Pekka', 'Sofia', 'Lars', 'Karin', 'Tomás', 'Elena', 'Owen', 'Fiona', 'Katalin', 'Milan', 'Zuzana', 'Amina', 'Jonas', 'Priya'] // prettier-ignore
export const lastNames = ['Marquardt', 'Hartig', 'Kolb', 'Filipek', 'Demir', 'Amrein', 'Zgraggen', 'Korhonen', 'Horvat', 'Lindner', 'Moreau', 'Lefèvre', 'Rossi', 'Bianchi', 'de Vries', 'Virtanen', 'Andersson', 'Berg', 'Navarro', 'Costa', 'Hughes', 'Campbell', 'Nagy', 'Kovač', 'Dvořák', 'Benali', 'Schuster', 'Nair', 'Wyss', 'Tamm'] // prettier-ignore
export const titles = ['Head of Plant Engineering', 'Purchasing', 'Managing director', 'Maintenance lead', 'Process engineer', 'Quality manager', 'Shift lead', 'Operations director', 'Project engineer', 'Technical buyer'] // prettier-ignore

/** What a country takes of a sale, of a hundred. */
export const taxes = [
  ['DE', 19],
  ['AT', 20],
  ['CH', 8.1],
] as const

/** Name, code, price, cost, and how often it is paid. */
export const products = [
  ['Flow meter FM-210', 'FM-210', '3450.00', '1620.00', 'once'],
  ['Flow meter FM-340', 'FM-340', '5900.00', '2710.00', 'once'],
  ['Clamp-on sensor CS-12', 'CS-12', '1280.00', '540.00', 'once'],
  ['Tank level probe TL-5', 'TL-5', '980.00', '390.00', 'once'],
  ['Steam meter SM-80', 'SM-80', '7200.00', '3480.00', 'once'],
  ['Calibration frame', 'CAL-1', '18400.00', '9900.00', 'once'],
  ['Service plan Gold, a year', 'SP-G', '4800.00', '1900.00', 'year'],
] as const

export const dealKinds = ['Flow monitoring, line 3', 'CIP skid metering', 'Ballast water sensors', 'Calibration frame contract', 'Service plan Gold', 'Bottling hall retrofit', 'Furnace oxygen probes', 'Effluent station, phase 2', 'Dosing upgrade', 'Tank level sensors', 'Second meter, line 1', 'Milk intake station', 'Monitoring renewal', 'Steam metering pilot', 'Cleanroom pressure sensors', 'Pickling line probes', 'Greenhouse irrigation', 'Rolling mill cooling loop'] // prettier-ignore

export const notes = [
  'The line must not stop before Friday; they can only change the meter during the shutdown.',
  'They compare us with two others. Delivery time matters more than the price.',
  'The drift is 0.8 % since the felt change. They send the zero-point log.',
  'Budget ends with the year; the order has to be placed before 10 December.',
  'The new plant manager wants everything in one dashboard and asks about our interface.',
  'They are happy with the pilot. Two more lines could follow in spring.',
  'Purchasing insists on the frame contract terms of last year.',
  'Site visit went well: three measuring points, one of them hard to reach.',
]

export const callSubjects = ['Delivery date', 'Questions about the offer', 'Calibration certificate', 'First contact', 'Result of the pilot', 'Terms of payment', 'Spare sensors', 'Check after installation'] // prettier-ignore
export const taskTitles = ['Send the spare sensor list', 'Confirm the delivery date', 'Prepare the steam audit offer', 'Call about the signature', 'Send redline of the contract', 'Ask for the zero-point log', 'Plan the site visit', 'Send the reference list'] // prettier-ignore

export const facts = [
  ['family', 'Daughter Jule studies medicine'],
  ['preference', 'Call before 9:00 or after 16:00'],
  ['interest', 'Sails on the Baltic every August'],
  ['met', 'Met at the paper fair in 2021'],
  ['preference', 'Wants the numbers first, small talk after'],
  ['family', 'Back from parental leave; Elif was born in July'],
  ['interest', 'Restores old motorcycles'],
  ['met', 'Introduced by the service partner in Graz'],
] as const

export const tags = ['key account', 'pilot', 'tender', 'service partner', 'reference'] as const
