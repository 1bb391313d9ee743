/** What a signature says, as a careful reader would take it down. */
export interface Expected {
  firstName?: string
  lastName?: string
  jobTitle?: string
  company?: string
  emails?: readonly string[]
  /** Digits only, with a plus where it is written. */
  phones?: readonly string[]
  website?: string
  street?: string
  postalCode?: string
  city?: string
  linkedin?: string
}

export interface Sample {
  text: string
  expected: Expected
}

/** Made-up signatures as people really write them: in ten languages, with greetings, slogans, registers and disclaimers. */
export const corpus: readonly Sample[] = [
  {
    text: `Best regards,

Emily Carter
Senior Account Manager
Northwind Traders Ltd.
T: +44 20 7946 0018 | M: +44 7700 900123
emily.carter@northwind.example
www.northwind.example
12 Harbour Street, London SE1 2AA`,
    expected: {
      firstName: 'Emily',
      lastName: 'Carter',
      jobTitle: 'Senior Account Manager',
      company: 'Northwind Traders Ltd.',
      emails: ['emily.carter@northwind.example'],
      phones: ['+442079460018', '+447700900123'],
      website: 'https://www.northwind.example',
      street: '12 Harbour Street',
      postalCode: 'SE1 2AA',
      city: 'London',
    },
  },
  {
    text: `--
John Q. Miller | VP of Sales
Acme Rockets, Inc.
O (415) 555-0134 x204  C (415) 555-0177
john.miller@acmerockets.example | acmerockets.example`,
    expected: {
      firstName: 'John Q.',
      lastName: 'Miller',
      jobTitle: 'VP of Sales',
      company: 'Acme Rockets, Inc.',
      emails: ['john.miller@acmerockets.example'],
      phones: ['4155550134', '4155550177'],
      website: 'https://acmerockets.example',
    },
  },
  {
    text: `Mit freundlichen Grüßen

i. A. Thomas Müller
Leiter Einkauf

Steinbach Papier GmbH & Co. KG
Rurstraße 14
52349 Düren
Telefon: +49 2421 555-318
Telefax: +49 2421 555-399
Mobil: +49 171 5550142
E-Mail: t.mueller@steinbach-papier.example
Internet: www.steinbach-papier.example

Sitz der Gesellschaft: Düren, Amtsgericht Düren HRA 4711
Geschäftsführer: Dr. Klaus Steinbach
USt-IdNr.: DE123456789`,
    expected: {
      firstName: 'Thomas',
      lastName: 'Müller',
      jobTitle: 'Leiter Einkauf',
      company: 'Steinbach Papier GmbH & Co. KG',
      emails: ['t.mueller@steinbach-papier.example'],
      phones: ['+492421555318', '+492421555399', '+491715550142'],
      website: 'https://www.steinbach-papier.example',
      street: 'Rurstraße 14',
      postalCode: '52349',
      city: 'Düren',
    },
  },
  {
    text: `Viele Grüße
Dr. Anna-Lena Schröder
Geschäftsführerin

Brauhaus Lindner AG · Am Markt 3 · 96047 Bamberg
Tel. 0951 555-0 · anna-lena.schroeder@lindner.example`,
    expected: {
      firstName: 'Anna-Lena',
      lastName: 'Schröder',
      jobTitle: 'Geschäftsführerin',
      company: 'Brauhaus Lindner AG',
      emails: ['anna-lena.schroeder@lindner.example'],
      phones: ['09515550'],
      street: 'Am Markt 3',
      postalCode: '96047',
      city: 'Bamberg',
    },
  },
  {
    text: `Freundliche Grüsse

Beat Amrein
Betriebsleiter

Kaltbach Molkerei AG
Industriestrasse 7
CH-6210 Sursee
+41 41 555 12 34
beat.amrein@kaltbach.example`,
    expected: {
      firstName: 'Beat',
      lastName: 'Amrein',
      jobTitle: 'Betriebsleiter',
      company: 'Kaltbach Molkerei AG',
      emails: ['beat.amrein@kaltbach.example'],
      phones: ['+41415551234'],
      street: 'Industriestrasse 7',
      postalCode: '6210',
      city: 'Sursee',
    },
  },
  {
    text: `Cordialement,

Marie DUPONT
Directrice commerciale
Moreau Cosmétiques SAS
15 rue de la République
69002 Lyon
Tél. : 04 72 55 01 23
Port. : 06 12 34 56 78
m.dupont@moreau.example
www.moreau.example`,
    expected: {
      firstName: 'Marie',
      lastName: 'Dupont',
      jobTitle: 'Directrice commerciale',
      company: 'Moreau Cosmétiques SAS',
      emails: ['m.dupont@moreau.example'],
      phones: ['0472550123', '0612345678'],
      website: 'https://www.moreau.example',
      street: '15 rue de la République',
      postalCode: '69002',
      city: 'Lyon',
    },
  },
  {
    text: `Bien à vous,
Jean-Pierre Lefèvre | Responsable Achats
Ardenne Chimie S.A.
Avenue Louise 240, 1050 Bruxelles
Tel +32 2 555 01 80 | GSM +32 470 55 01 81
jp.lefevre@ardenne-chimie.example`,
    expected: {
      firstName: 'Jean-Pierre',
      lastName: 'Lefèvre',
      jobTitle: 'Responsable Achats',
      company: 'Ardenne Chimie S.A.',
      emails: ['jp.lefevre@ardenne-chimie.example'],
      phones: ['+3225550180', '+32470550181'],
      street: 'Avenue Louise 240',
      postalCode: '1050',
      city: 'Bruxelles',
    },
  },
  {
    text: `مع خالص التحية،

أحمد الفارسي
مدير المبيعات
شركة النخيل للتجارة
هاتف: ‎+971 4 555 0123
جوال: ‎+971 50 555 0124
ahmed.alfarsi@nakheel-trade.example
www.nakheel-trade.example`,
    expected: {
      firstName: 'أحمد',
      lastName: 'الفارسي',
      jobTitle: 'مدير المبيعات',
      company: 'شركة النخيل للتجارة',
      emails: ['ahmed.alfarsi@nakheel-trade.example'],
      phones: ['+97145550123', '+971505550124'],
      website: 'https://www.nakheel-trade.example',
    },
  },
  {
    text: `تحياتي
سارة الخطيب
مهندسة مشاريع
مؤسسة الأفق الهندسية
الهاتف: ٠١١٥٥٥٠١٤٤
s.khatib@alofuq.example`,
    expected: {
      firstName: 'سارة',
      lastName: 'الخطيب',
      jobTitle: 'مهندسة مشاريع',
      company: 'مؤسسة الأفق الهندسية',
      emails: ['s.khatib@alofuq.example'],
      phones: ['0115550144'],
    },
  },
  {
    text: `━━━━━━━━━━━━━━━━
株式会社サンプル商事
営業部 部長
山田 太郎（Taro Yamada）
〒100-0005 東京都千代田区丸の内1-2-3
TEL：03-5555-0123 FAX：03-5555-0124
携帯：090-5555-0125
E-mail：t.yamada@sample-shoji.example
URL：https://www.sample-shoji.example
━━━━━━━━━━━━━━━━`,
    expected: {
      firstName: '太郎',
      lastName: '山田',
      jobTitle: '営業部 部長',
      company: '株式会社サンプル商事',
      emails: ['t.yamada@sample-shoji.example'],
      phones: ['0355550123', '0355550124', '09055550125'],
      website: 'https://www.sample-shoji.example',
      street: '東京都千代田区丸の内1-2-3',
      postalCode: '100-0005',
    },
  },
  {
    text: `よろしくお願いいたします。

佐藤 花子
マーケティング課 課長
有限会社あおぞら
電話 06-5555-0171
hanako@aozora.example`,
    expected: {
      firstName: '花子',
      lastName: '佐藤',
      jobTitle: 'マーケティング課 課長',
      company: '有限会社あおぞら',
      emails: ['hanako@aozora.example'],
      phones: ['0655550171'],
    },
  },
  {
    text: `王 小明
销售经理
上海星辰科技有限公司
电话：+86 21 5555 0123
手机：+86 138 5555 0124
xm.wang@xingchen.example`,
    expected: {
      firstName: '小明',
      lastName: '王',
      jobTitle: '销售经理',
      company: '上海星辰科技有限公司',
      emails: ['xm.wang@xingchen.example'],
      phones: ['+862155550123', '+8613855550124'],
    },
  },
  {
    text: `김 민준
영업부 부장
주식회사 한빛전자
전화: 02-5555-0188
휴대폰: 010-5555-0189
mj.kim@hanbit.example`,
    expected: {
      firstName: '민준',
      lastName: '김',
      jobTitle: '영업부 부장',
      company: '주식회사 한빛전자',
      emails: ['mj.kim@hanbit.example'],
      phones: ['0255550188', '01055550189'],
    },
  },
  {
    text: `Saludos,
Carlos García López
Director de Operaciones
Ribera Conservas, S.L.
C/ Mayor 25, 31001 Pamplona
Tel.: +34 948 55 01 90
Móvil: +34 600 55 01 91
carlos.garcia@ribera.example`,
    expected: {
      firstName: 'Carlos',
      lastName: 'García López',
      jobTitle: 'Director de Operaciones',
      company: 'Ribera Conservas, S.L.',
      emails: ['carlos.garcia@ribera.example'],
      phones: ['+34948550190', '+34600550191'],
      street: 'C/ Mayor 25',
      postalCode: '31001',
      city: 'Pamplona',
    },
  },
  {
    text: `Cordiali saluti
Giulia Rossi
Responsabile Acquisti
Olmo Vetri S.r.l.
Via Roma 8 - 30141 Murano
Tel. 041 555 0192 - Cell. 333 555 0193
g.rossi@olmovetri.example - www.olmovetri.example`,
    expected: {
      firstName: 'Giulia',
      lastName: 'Rossi',
      jobTitle: 'Responsabile Acquisti',
      company: 'Olmo Vetri S.r.l.',
      emails: ['g.rossi@olmovetri.example'],
      phones: ['0415550192', '3335550193'],
      website: 'https://www.olmovetri.example',
      street: 'Via Roma 8',
      postalCode: '30141',
      city: 'Murano',
    },
  },
  {
    text: `Met vriendelijke groet,

Sanne van der Berg
Hoofd Inkoop

Deltawater B.V.
Keizersgracht 120
1015 CW Amsterdam
T +31 20 555 0194
M +31 6 5550 0195
sanne.vanderberg@deltawater.example`,
    expected: {
      firstName: 'Sanne',
      lastName: 'van der Berg',
      jobTitle: 'Hoofd Inkoop',
      company: 'Deltawater B.V.',
      emails: ['sanne.vanderberg@deltawater.example'],
      phones: ['+31205550194', '+31655500195'],
      street: 'Keizersgracht 120',
      postalCode: '1015 CW',
      city: 'Amsterdam',
    },
  },
  {
    text: `Pozdrawiam
Agnieszka Kowalska
Kierownik Projektu
Wisła Logistyka Sp. z o.o.
ul. Długa 5
31-146 Kraków
tel. +48 12 555 01 96
a.kowalska@wisla.example`,
    expected: {
      firstName: 'Agnieszka',
      lastName: 'Kowalska',
      jobTitle: 'Kierownik Projektu',
      company: 'Wisła Logistyka Sp. z o.o.',
      emails: ['a.kowalska@wisla.example'],
      phones: ['+48125550196'],
      street: 'ul. Długa 5',
      postalCode: '31-146',
      city: 'Kraków',
    },
  },
  {
    text: `Med vänliga hälsningar

Erik Lindström
Inköpschef
Nordanå Verktyg AB
Storgatan 11
903 26 Umeå
Tel: 090-555 01 97
Mobil: 070-555 01 98
erik.lindstrom@nordana.example`,
    expected: {
      firstName: 'Erik',
      lastName: 'Lindström',
      jobTitle: 'Inköpschef',
      company: 'Nordanå Verktyg AB',
      emails: ['erik.lindstrom@nordana.example'],
      phones: ['0905550197', '0705550198'],
      street: 'Storgatan 11',
      postalCode: '903 26',
      city: 'Umeå',
    },
  },
  {
    text: `Atenciosamente,
Ana Beatriz Souza
Gerente de Vendas
Mar Azul Ltda.
Av. Paulista, 1000 - São Paulo
+55 11 5555-0199
ana.souza@marazul.example`,
    expected: {
      firstName: 'Ana Beatriz',
      lastName: 'Souza',
      jobTitle: 'Gerente de Vendas',
      company: 'Mar Azul Ltda.',
      emails: ['ana.souza@marazul.example'],
      phones: ['+551155550199'],
      street: 'Av. Paulista, 1000',
      city: 'São Paulo',
    },
  },
  {
    text: `Thanks!
Priya

Priya Raman, PhD
Head of Plant Engineering, Tessera Foods
priya.raman@tessera.example
+1 612 555 0101
linkedin.com/in/priyaraman`,
    expected: {
      firstName: 'Priya',
      lastName: 'Raman',
      jobTitle: 'Head of Plant Engineering',
      company: 'Tessera Foods',
      emails: ['priya.raman@tessera.example'],
      phones: ['+16125550101'],
      linkedin: 'priyaraman',
    },
  },
  {
    text: `Sent from my iPhone

Tom Becker
Halden Instruments
tom@halden.example`,
    expected: { firstName: 'Tom', lastName: 'Becker', company: 'Halden Instruments', emails: ['tom@halden.example'] },
  },
  {
    text: `Kind regards
Sami Korhonen
CTO
Aquaform Oy
Hämeenkatu 20, 33200 Tampere, Finland
+358 40 555 0102
sami@aquaform.example
https://www.linkedin.com/in/sami-korhonen`,
    expected: {
      firstName: 'Sami',
      lastName: 'Korhonen',
      jobTitle: 'CTO',
      company: 'Aquaform Oy',
      emails: ['sami@aquaform.example'],
      phones: ['+358405550102'],
      street: 'Hämeenkatu 20',
      postalCode: '33200',
      city: 'Tampere',
      linkedin: 'sami-korhonen',
    },
  },
  {
    text: `Dana Whitfield
Procurement Specialist
Clyde Distillers plc
Direct: 0141 555 0103
Email: dana.whitfield@clyde.example

This email and any attachments are confidential and may be legally privileged. If you are not the intended recipient please delete it and call 0800 555 9999.`,
    expected: {
      firstName: 'Dana',
      lastName: 'Whitfield',
      jobTitle: 'Procurement Specialist',
      company: 'Clyde Distillers plc',
      emails: ['dana.whitfield@clyde.example'],
      phones: ['01415550103'],
    },
  },
  {
    text: `Michael O'Connor
Founder & CEO
Shannon Analytics Limited
Suite 5, 20 Merrion Square, Dublin 2
m: +353 85 555 0104
e: michael@shannon.example
w: shannon.example`,
    expected: {
      firstName: 'Michael',
      lastName: "O'Connor",
      jobTitle: 'Founder & CEO',
      company: 'Shannon Analytics Limited',
      emails: ['michael@shannon.example'],
      phones: ['+353855550104'],
      website: 'https://shannon.example',
      street: 'Suite 5, 20 Merrion Square',
      city: 'Dublin 2',
    },
  },
  {
    text: `Herzliche Grüße aus Karlsruhe

Jürgen Weiß
Technischer Leiter | Dampf & Wärme

KARLSRUHE DAMPF GMBH
Durlacher Allee 50 | 76131 Karlsruhe
Fon +49 (0)721 555-105 | Fax +49 (0)721 555-106
j.weiss@karlsruhe-dampf.example | www.karlsruhe-dampf.example`,
    expected: {
      firstName: 'Jürgen',
      lastName: 'Weiß',
      jobTitle: 'Technischer Leiter',
      company: 'KARLSRUHE DAMPF GMBH',
      emails: ['j.weiss@karlsruhe-dampf.example'],
      phones: ['+490721555105', '+490721555106'],
      website: 'https://www.karlsruhe-dampf.example',
      street: 'Durlacher Allee 50',
      postalCode: '76131',
      city: 'Karlsruhe',
    },
  },
  {
    text: `LG
Sabine

Mag. Sabine Huber
Marketing Managerin
Zillertal Sport GmbH, Dorfplatz 1, 6280 Zell am Ziller
+43 5282 5550 107
sabine.huber@zillertal-sport.example`,
    expected: {
      firstName: 'Sabine',
      lastName: 'Huber',
      jobTitle: 'Marketing Managerin',
      company: 'Zillertal Sport GmbH',
      emails: ['sabine.huber@zillertal-sport.example'],
      phones: ['+4352825550107'],
      street: 'Dorfplatz 1',
      postalCode: '6280',
      city: 'Zell am Ziller',
    },
  },
  {
    text: `Regards,
Rajesh Kumar Sharma
Deputy General Manager – Purchase
Ganga Textiles Pvt. Ltd.
Plot 14, MIDC, Pune 411019
Ph: +91 20 5555 0108 / +91 98200 55109
rajesh.sharma@gangatextiles.example`,
    expected: {
      firstName: 'Rajesh Kumar',
      lastName: 'Sharma',
      jobTitle: 'Deputy General Manager – Purchase',
      company: 'Ganga Textiles Pvt. Ltd.',
      emails: ['rajesh.sharma@gangatextiles.example'],
      phones: ['+912055550108', '+919820055109'],
      street: 'Plot 14, MIDC',
      postalCode: '411019',
      city: 'Pune',
    },
  },
  {
    text: `Sophie Tremblay, ing.
Chargée de projet
Énergie Boréale inc.
1200, boul. René-Lévesque, Montréal QC H3B 4W8
514 555-0110, poste 22
sophie.tremblay@boreale.example`,
    expected: {
      firstName: 'Sophie',
      lastName: 'Tremblay',
      jobTitle: 'Chargée de projet',
      company: 'Énergie Boréale inc.',
      emails: ['sophie.tremblay@boreale.example'],
      phones: ['5145550110'],
      street: '1200, boul. René-Lévesque',
      postalCode: 'H3B 4W8',
      city: 'Montréal',
    },
  },
  {
    text: `Hilsen
Ingrid Solberg
Daglig leder
Fjordfisk AS
Strandgaten 4, 5013 Bergen
Mob. 905 55 111
ingrid@fjordfisk.example`,
    expected: {
      firstName: 'Ingrid',
      lastName: 'Solberg',
      jobTitle: 'Daglig leder',
      company: 'Fjordfisk AS',
      emails: ['ingrid@fjordfisk.example'],
      phones: ['90555111'],
      street: 'Strandgaten 4',
      postalCode: '5013',
      city: 'Bergen',
    },
  },
  {
    text: `S pozdravem
Ing. Petr Dvořák
obchodní ředitel
Vltava Stroje s.r.o.
Nádražní 12
150 00 Praha
mobil: +420 605 550 112
petr.dvorak@vltava.example`,
    expected: {
      firstName: 'Petr',
      lastName: 'Dvořák',
      jobTitle: 'obchodní ředitel',
      company: 'Vltava Stroje s.r.o.',
      emails: ['petr.dvorak@vltava.example'],
      phones: ['+420605550112'],
      street: 'Nádražní 12',
      postalCode: '150 00',
      city: 'Praha',
    },
  },
  {
    text: `Saygılarımla,
Mehmet Yılmaz
Satın Alma Müdürü
Anadolu Gıda A.Ş.
Tel: +90 212 555 0113
mehmet.yilmaz@anadolugida.example`,
    expected: {
      firstName: 'Mehmet',
      lastName: 'Yılmaz',
      jobTitle: 'Satın Alma Müdürü',
      company: 'Anadolu Gıda A.Ş.',
      emails: ['mehmet.yilmaz@anadolugida.example'],
      phones: ['+902125550113'],
    },
  },
  {
    text: `С уважением,
Елена Смирнова
Менеджер по закупкам
ООО «Северный Ветер»
Тел.: +7 495 555-01-14
e.smirnova@sever.example`,
    expected: {
      firstName: 'Елена',
      lastName: 'Смирнова',
      jobTitle: 'Менеджер по закупкам',
      company: 'ООО «Северный Ветер»',
      emails: ['e.smirnova@sever.example'],
      phones: ['+74955550114'],
    },
  },
  {
    text: `Cheers, Liam

Liam Fraser
Sales Engineer
Northgate Water Pty Ltd
Level 3, 55 Collins St, Melbourne VIC 3000
0412 555 115
liam.fraser@northgate.example`,
    expected: {
      firstName: 'Liam',
      lastName: 'Fraser',
      jobTitle: 'Sales Engineer',
      company: 'Northgate Water Pty Ltd',
      emails: ['liam.fraser@northgate.example'],
      phones: ['0412555115'],
      street: 'Level 3, 55 Collins St',
      postalCode: '3000',
      city: 'Melbourne',
    },
  },
  {
    text: `Olivia Brooks
Customer Success Manager | Pinewood Software
olivia@pinewood.example | (206) 555-0116
500 Pine Street
Seattle, WA 98101`,
    expected: {
      firstName: 'Olivia',
      lastName: 'Brooks',
      jobTitle: 'Customer Success Manager',
      company: 'Pinewood Software',
      emails: ['olivia@pinewood.example'],
      phones: ['2065550116'],
      street: '500 Pine Street',
      postalCode: '98101',
      city: 'Seattle',
    },
  },
  {
    text: `David Chen
Partner
Chen & Wallace LLP
Tel: 212.555.0117
Cell: 917.555.0118
dchen@chenwallace.example
Please consider the environment before printing this e-mail`,
    expected: {
      firstName: 'David',
      lastName: 'Chen',
      jobTitle: 'Partner',
      company: 'Chen & Wallace LLP',
      emails: ['dchen@chenwallace.example'],
      phones: ['2125550117', '9175550118'],
    },
  },
  {
    text: `Mit besten Grüßen
Ihre Nadine Vogt

Assistentin der Geschäftsleitung
Isar Biotech SE
Tel: +49 89 555 01 19
nadine.vogt@isar-biotech.example`,
    expected: {
      firstName: 'Nadine',
      lastName: 'Vogt',
      jobTitle: 'Assistentin der Geschäftsleitung',
      company: 'Isar Biotech SE',
      emails: ['nadine.vogt@isar-biotech.example'],
      phones: ['+49895550119'],
    },
  },
  {
    text: `> Gruß
> Uwe Hartmann
> Instandhaltung
> Hartmann Maschinenbau OHG
> 02361 555120`,
    expected: {
      firstName: 'Uwe',
      lastName: 'Hartmann',
      jobTitle: 'Instandhaltung',
      company: 'Hartmann Maschinenbau OHG',
      phones: ['02361555120'],
    },
  },
  {
    text: `Fatima Zahra El Amrani
Chef de projet digital
Atlas Desal SARL
Bd Zerktouni, 20100 Casablanca
+212 522 55 01 21
f.elamrani@atlas-desal.example`,
    expected: {
      firstName: 'Fatima Zahra',
      lastName: 'El Amrani',
      jobTitle: 'Chef de projet digital',
      company: 'Atlas Desal SARL',
      emails: ['f.elamrani@atlas-desal.example'],
      phones: ['+212522550121'],
      street: 'Bd Zerktouni',
      postalCode: '20100',
      city: 'Casablanca',
    },
  },
  {
    text: `Chloé Martin
Acheteuse
chloe.martin@brasserie-du-nord.example`,
    expected: {
      firstName: 'Chloé',
      lastName: 'Martin',
      jobTitle: 'Acheteuse',
      emails: ['chloe.martin@brasserie-du-nord.example'],
    },
  },
  {
    text: `Ivana Horvat
ivana.horvat@zagreb-voda.example
+385 1 555 0122`,
    expected: {
      firstName: 'Ivana',
      lastName: 'Horvat',
      emails: ['ivana.horvat@zagreb-voda.example'],
      phones: ['+38515550122'],
    },
  },
  {
    text: `Best,
Grace

GRACE HOLLOWAY
DIRECTOR OF MARKETING
EVERGREEN HOTELS GROUP
+1 (303) 555-0123
gholloway@evergreenhotels.example
evergreenhotels.example
Follow us: twitter.com/evergreenhotels`,
    expected: {
      firstName: 'Grace',
      lastName: 'Holloway',
      jobTitle: 'DIRECTOR OF MARKETING',
      company: 'EVERGREEN HOTELS GROUP',
      emails: ['gholloway@evergreenhotels.example'],
      phones: ['+13035550123'],
      website: 'https://evergreenhotels.example',
    },
  },
  {
    text: `Yours sincerely,
Prof. Dr. Martin Keller
Institute of Hydrology, University of Bernfeld
Phone +41 31 555 01 24
martin.keller@unibernfeld.example`,
    expected: {
      firstName: 'Martin',
      lastName: 'Keller',
      company: 'Institute of Hydrology, University of Bernfeld',
      emails: ['martin.keller@unibernfeld.example'],
      phones: ['+41315550124'],
    },
  },
  {
    text: `Henrik Steinmann
Purchasing
Øresund Brygg ApS
Havnegade 9
1058 København K
Tlf. +45 33 55 01 25
hs@oresund-brygg.example`,
    expected: {
      firstName: 'Henrik',
      lastName: 'Steinmann',
      jobTitle: 'Purchasing',
      company: 'Øresund Brygg ApS',
      emails: ['hs@oresund-brygg.example'],
      phones: ['+4533550125'],
      street: 'Havnegade 9',
      postalCode: '1058',
      city: 'København K',
    },
  },
  {
    text: `Üdvözlettel:
Kovács Péter
beszerzési vezető
Duna Gyógyszer Kft.
1138 Budapest, Váci út 140.
+36 1 555 0126
peter.kovacs@dunagyogyszer.example`,
    expected: {
      firstName: 'Péter',
      lastName: 'Kovács',
      jobTitle: 'beszerzési vezető',
      company: 'Duna Gyógyszer Kft.',
      emails: ['peter.kovacs@dunagyogyszer.example'],
      phones: ['+3615550126'],
      street: 'Váci út 140.',
      postalCode: '1138',
      city: 'Budapest',
    },
  },
]

/** What is pasted but is no signature: nothing may be made of it. */
export const noSignatures: readonly string[] = [
  'Acme renewal',
  'Please send the offer until Friday, we need it for the board meeting on 12.11.2026.',
  'Anna Keller',
  'Order 4711-0815, 12 pieces at 120.00 €',
  `Hello Tom,

thank you for the offer. We will look at it next week and come back to you.`,
]
