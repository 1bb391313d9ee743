/** Names of companies that are in use in a published sales pipeline (Maven Analytics, “CRM Sales Opportunities”, public domain). */
export const realCompanies =
  'Acme|Betasoloin|Betatech|Bioholding|Bioplex|Blackzim|Bluth|Bubba Gump|Cancity|Cheers|Codehow|Condax|Conecom|Dalttechnology|Dambase|Domzoom|Doncon|Donquadtech|Dontechi|Donware|Fasehatice|Faxquote|Finhigh|Finjob|Funholding|Ganjaflex|Gekko|Genco Pura|Globex|Gogozoom|Golddex|Goodsilron|Green-Plus|Groovestreet|Hatfan|Hottechi|Initech|Inity|Isdom|Iselectrics|J-Texon|Kan-code|Kinnamplus|Konex|Konmatfix|Labdrill|Lexiqvolax|Massive Dynamic|Mathtouch|Nam-zim|Newex|Ontomedia|Opentech|Plexzap|Plusstrip|Plussunin|Rangreen|Rantouch|Ron-tech|Rundofase|Scotfind|Scottech|Silis|Singletechno|Sonron|Stanredtax|Statholdings|Streethex|Sumace|Sunnamplex|Toughzap|Treequote|Umbrella|Vehement Capital|Warephase|Zathunicon|Zencorporation|Zoomit|Zotware|Zumgoity'.split(
    '|',
  )

export const legalForms: Readonly<Record<string, readonly string[]>> = {
  en: ['Ltd', 'Limited', 'Inc.', 'LLC', 'plc', 'Corp.'],
  de: ['GmbH', 'GmbH & Co. KG', 'AG', 'KG', 'e.K.', 'UG (haftungsbeschränkt)'],
  fr: ['SARL', 'SA', 'SAS', 'EURL'],
  es: ['S.L.', 'S.A.', 'SL'],
  it: ['S.r.l.', 'S.p.A.', 'Srl'],
  pl: ['Sp. z o.o.', 'S.A.'],
  sv: ['AB', 'HB'],
  tr: ['A.Ş.', 'Ltd. Şti.'],
  ru: ['ООО', 'АО'],
  uk: ['ТОВ', 'ПП'],
}

export const trades: Readonly<Record<string, readonly string[]>> = {
  en: ['Logistics', 'Consulting', 'Engineering', 'Foods', 'Software', 'Holdings', 'Media', 'Plumbing', 'Bakery', 'Motors', 'Partners', 'Design', 'Energy', 'Dental'],
  de: ['Logistik', 'Beratung', 'Maschinenbau', 'Bäckerei', 'Software', 'Holding', 'Bau', 'Elektrotechnik', 'Autohaus', 'Immobilien', 'Gebäudereinigung', 'Metallbau', 'Druckerei', 'Möbelhaus'],
  fr: ['Transports', 'Conseil', 'Boulangerie', 'Informatique', 'Bâtiment', 'Vins', 'Électricité', 'Immobilier'],
  es: ['Transportes', 'Consultores', 'Panadería', 'Informática', 'Construcciones', 'Bodegas', 'Inmobiliaria', 'Talleres'],
  it: ['Trasporti', 'Consulenza', 'Panificio', 'Informatica', 'Costruzioni', 'Vini', 'Immobiliare', 'Officina'],
  pl: ['Transport', 'Doradztwo', 'Piekarnia', 'Budownictwo', 'Meble', 'Nieruchomości'],
  sv: ['Logistik', 'Konsult', 'Bageri', 'Bygg', 'Elektronik', 'Fastigheter'],
  tr: ['Lojistik', 'Danışmanlık', 'Gıda', 'İnşaat', 'Yazılım', 'Tekstil'],
  ru: ['Логистика', 'Строй', 'Консалтинг', 'Сервис', 'Торг', 'Мебель'],
  uk: ['Логістика', 'Буд', 'Консалтинг', 'Сервіс', 'Торг', 'Меблі'],
} // prettier-ignore
