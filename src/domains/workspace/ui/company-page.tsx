import { Part } from '../../../web/settings/part.tsx'
import { useWords } from '../../../web/words/words.ts'
import { CompanyForm } from './company-form.tsx'

/** Our own company: its name, its formats, and whether members see each other's records. */
export default function CompanyPage() {
  const t = useWords()
  return (
    <Part title={t('settings.company')} about={t('settings.companyAbout')}>
      <CompanyForm />
    </Part>
  )
}
