import { prefer, usePreference } from '../../../web/api/preferences.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Part } from '../../../web/settings/part.tsx'
import { changeLayout, useLayout } from '../../../web/shell/use-sidebar.ts'
import { useWords } from '../../../web/words/words.ts'
import { SidebarEditor } from './sidebar-editor.tsx'

/** One's own sidebar: what stands where, what is pinned, what is hidden. */
export default function SidebarPage() {
  const t = useWords()
  const own = usePreference('sidebar')
  return (
    <>
      <Part
        title={t('sidebar.title')}
        about={t('sidebar.about', { key: 'Ctrl K' })}
        action={
          own && (
            <Button icon="rotate" onClick={() => void prefer({ sidebar: null })}>
              {t('sidebar.reset')}
            </Button>
          )
        }
      >
        {null}
      </Part>
      <SidebarEditor layout={useLayout()} onChange={(layout) => changeLayout(() => layout)} />
    </>
  )
}
