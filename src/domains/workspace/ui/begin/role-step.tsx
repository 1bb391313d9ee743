import { workRoles } from '../../../../kernel/sidebar.ts'
import { prefer, usePreference } from '../../../../web/api/preferences.ts'
import { ChoiceCards } from '../../../../web/begin/choice-cards.tsx'
import { StepHead } from '../../../../web/begin/step-head.tsx'
import { roleIcons } from '../../../../web/shell/role-templates.ts'
import { useWords } from '../../../../web/words/words.ts'

/** What one does with customers: from it follows what stands open. */
export function RoleStep({ onDone }: { onDone: () => void }) {
  const t = useWords()
  const chosen = usePreference('workRole')
  const choices = workRoles.map((key) => ({
    key,
    icon: roleIcons[key],
    title: t(`workRole.${key}`),
    about: t(`begin.role.${key}`),
  }))
  return (
    <>
      <StepHead title={t('begin.role.title')} about={t('begin.role.about')} />
      <ChoiceCards
        choices={choices}
        chosen={chosen}
        onChoose={(workRole) => void prefer({ workRole, sidebar: null }).then(onDone)}
      />
    </>
  )
}
