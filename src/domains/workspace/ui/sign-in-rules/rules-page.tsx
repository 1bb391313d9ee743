import { useQuery } from '@tanstack/react-query'
import { request } from '../../../../web/api/request.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { rowsQuery } from '../../../../web/api/use-rows.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { UnsavedOf } from '../../../../web/unsaved/unsaved-of.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { workspace } from '../../model/index.ts'
import { ProvisioningPart } from '../provisioning/provisioning-part.tsx'
import { OnlyProviders } from './only-providers.tsx'
import { providersKey, type Providers } from './provider.ts'
import { ProviderList } from './provider-list.tsx'
import { StepsForAll } from './steps-for-all.tsx'

/** By which ways people come in: two steps for everybody, single sign-on, and whether it is the only way. */
export default function RulesPage() {
  const company = useQuery(rowsQuery(workspace, { limit: 1 }))
  const providers = useQuery({
    queryKey: providersKey,
    queryFn: ({ signal }) => request<Providers>('sign-in-providers', { signal }),
  })
  const update = useUpdate(workspace)
  const row = company.data?.data[0]
  const failed = [company, providers].find(({ error }) => error)
  if (failed) return <Trouble error={failed.error} onRetry={() => void failed.refetch()} />
  if (!row || !providers.data) return <SkeletonLines count={6} />
  return (
    <>
      <StepsForAll
        day={row.twoStepsFrom}
        version={row.version}
        onChange={(twoStepsFrom, version) => void update({ ...row, version }, { twoStepsFrom })}
      />
      <UnsavedOf definition={workspace} row={row} only={['twoStepsFrom']} />
      <ProviderList providers={providers.data} />
      <ProvisioningPart />
      <OnlyProviders
        on={row.onlyProviders === true}
        possible={providers.data.data.some(({ enabled }) => enabled)}
        onChange={(onlyProviders) => void update(row, { onlyProviders })}
      />
      <UnsavedOf definition={workspace} row={row} only={['onlyProviders']} />
    </>
  )
}
