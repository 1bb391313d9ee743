import { languageCodes, languageOf, languages } from '../../../kernel/language.ts'
import type { Preferences, PreferencesPatch } from '../../../kernel/preferences.ts'
import { workRoles } from '../../../kernel/sidebar.ts'
import { client } from '../../../web/api/client.ts'
import { request } from '../../../web/api/request.ts'
import { meQuery, useMe, welcome, type Me } from '../../../web/api/use-me.ts'
import { prefer, usePreference } from '../../../web/api/preferences.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import type { Theme } from '../../../web/app/theme.ts'
import { Segmented } from '../../../web/kit/segmented.tsx'
import { Part } from '../../../web/settings/part.tsx'
import styles from '../../../web/settings/settings.module.css'
import { SavedText } from '../../../web/settings/saved-text.tsx'
import { SelectField } from '../../../web/settings/select-field.tsx'
import { useWords } from '../../../web/words/words.ts'
import { roles } from '../model/index.ts'
import { currencies, localeOptions, timeZones } from './known.ts'
import { WeekStart } from './week-start.tsx'

/** One's own account: name, work, formats, looks. */
export default function AccountPage() {
  const me = useMe()
  const t = useWords()
  const role = roles.find(({ key }) => key === me.user.role)?.label
  return (
    <>
      <Part title={me.user.name} about={[me.user.email, role].filter(Boolean).join(' · ')}>
        <AboutMe />
      </Part>
      <Part title={t('settings.looks')}>
        <div className={styles.form}>
          <div>
            <ThemeChoice />
          </div>
          <div>
            <DensityChoice />
          </div>
        </div>
      </Part>
    </>
  )
}

/** What colleagues know one by, and how one counts days, weeks and money. */
function AboutMe() {
  const t = useWords()
  const me = useMe()
  const currency = usePreference('currency')
  const workRole = usePreference('workRole')
  return (
    <div className={styles.form}>
      <SavedText label={t('settings.name')} value={me.user.name} required onSave={(name) => void changeMe({ name })} />
      <SelectField
        label={t('workRole.title')}
        help={t('workRole.help')}
        value={workRole ?? ''}
        options={[
          ...(workRole ? [] : [{ value: '', label: t('workRole.none') }]),
          ...workRoles.map((value) => ({ value, label: t(`workRole.${value}`) })),
        ]}
        onChange={(value) => void prefer({ workRole: (value || null) as Preferences['workRole'] })}
      />
      <LanguageChoice />
      <SelectField
        label={t('settings.timeZone')}
        value={me.user.timeZone ?? me.workspace.timeZone}
        options={timeZones()}
        onChange={(timeZone) => void changeMe({ timeZone })}
      />
      <WeekStart />
      <SelectField
        label={t('settings.nextSteps.title')}
        help={t('settings.nextSteps.help')}
        value={usePreference('nextSteps') ? 'yes' : 'no'}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`settings.nextSteps.${value}`) }))}
        onChange={(value) => void prefer({ nextSteps: value === 'yes' })}
      />
      <SelectField
        label={t('settings.myCurrency')}
        help={t('settings.myCurrencyHelp')}
        value={currency ?? ''}
        options={[
          { value: '', label: t('settings.asCompany', { currency: me.workspace.currency }) },
          ...currencies(me.workspace.locale),
        ]}
        onChange={(value) => void prefer({ currency: value || null })}
      />
    </div>
  )
}

/** The language of every word, and how dates and numbers are written in it. */
function LanguageChoice() {
  const t = useWords()
  const { workspace } = useMe()
  const ofCompany = languageOf(workspace.locale) ?? 'en'
  const change = async (patch: PreferencesPatch) => {
    await prefer(patch)
    welcome(await request<{ data: Me }>('me'))
  }
  return (
    <>
      <SelectField
        label={t('language.title')}
        value={usePreference('language')}
        options={[
          { value: 'auto', label: t('language.asCompany', { language: languages[ofCompany].name }) },
          ...languageCodes.map((value) => ({ value, label: languages[value].name })),
        ]}
        onChange={(value) => void change({ language: value as Preferences['language'] })}
      />
      <SelectField
        label={t('language.formats')}
        value={usePreference('formats') ?? ''}
        options={[{ value: '', label: t('settings.week.auto') }, ...localeOptions()]}
        onChange={(value) => void change({ formats: value || null })}
      />
    </>
  )
}

async function changeMe(patch: { name?: string; timeZone?: string }): Promise<void> {
  try {
    const answer = await request<{ data: Me }>('me', { method: 'PATCH', body: patch })
    client.setQueryData(meQuery.queryKey, welcome(answer))
  } catch (error) {
    toastRefusal(error)
  }
}

function DensityChoice() {
  const t = useWords()
  return (
    <Segmented
      label={t('settings.density')}
      value={usePreference('density')}
      options={(['compact', 'normal', 'comfortable'] as const).map((value) => ({
        value,
        label: t(`settings.rows.${value}`),
      }))}
      onChange={(density) => void prefer({ density })}
    />
  )
}

function ThemeChoice() {
  const t = useWords()
  const themes: readonly { value: Theme; icon: string }[] = [
    { value: 'system', icon: 'device-desktop' },
    { value: 'light', icon: 'sun' },
    { value: 'dark', icon: 'moon' },
  ]
  return (
    <Segmented
      label={t('theme.title')}
      value={usePreference('theme')}
      options={themes.map((each) => ({ ...each, label: t(`theme.${each.value}`) }))}
      onChange={(theme) => void prefer({ theme })}
    />
  )
}
