import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Preferences } from '../../../kernel/preferences.ts'
import { workRoles, type SidebarLayout, type WorkRole } from '../../../kernel/sidebar.ts'
import { client } from '../../../web/api/client.ts'
import { request } from '../../../web/api/request.ts'
import { meQuery } from '../../../web/api/use-me.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { Part } from '../../../web/settings/part.tsx'
import { SelectField } from '../../../web/settings/select-field.tsx'
import styles from '../../../web/settings/settings.module.css'
import { layoutOfRole } from '../../../web/shell/use-sidebar.ts'
import { useWords } from '../../../web/words/words.ts'
import { SidebarEditor } from './sidebar-editor.tsx'

const defaults = { queryKey: ['preferences', 'defaults'] as const }

/** How the sidebar of each work role stands for those who have not arranged their own. */
export default function RoleSidebarsPage() {
  const t = useWords()
  const [role, setRole] = useState<WorkRole>('salesRep')
  const { data, error, refetch } = useQuery({
    ...defaults,
    queryFn: ({ signal }) => request<{ data: Preferences }>('preferences', { signal }),
  })
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const set = data?.data.roleSidebars ?? {}
  const { [role]: given, ...others } = set
  const save = (layout: SidebarLayout | null) => keep(layout ? { ...others, [role]: layout } : others)
  return (
    <>
      <Part
        title={t('sidebar.ofRole')}
        about={t('sidebar.ofRoleAbout')}
        action={
          given && (
            <Button icon="rotate" onClick={() => void save(null)}>
              {t('sidebar.resetRole')}
            </Button>
          )
        }
      >
        <div className={styles.form}>
          <SelectField
            label={t('sidebar.role')}
            value={role}
            options={workRoles.map((value) => ({ value, label: t(`workRole.${value}`) }))}
            onChange={(value) => setRole(value as WorkRole)}
          />
        </div>
      </Part>
      {data ? (
        <SidebarEditor layout={layoutOfRole(role, set)} onChange={(layout) => void save(layout)} />
      ) : (
        <SkeletonLines count={8} />
      )}
    </>
  )
}

async function keep(roleSidebars: Preferences['roleSidebars']): Promise<void> {
  try {
    const answer = await request<{ data: Preferences }>('preferences', { method: 'PATCH', body: { roleSidebars } })
    client.setQueryData(defaults.queryKey, answer)
    await client.invalidateQueries({ queryKey: meQuery.queryKey })
  } catch (error) {
    toastRefusal(error)
  }
}
