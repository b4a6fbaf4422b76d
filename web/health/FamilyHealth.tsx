// 健康の記録 on a parent's phone: what the family tells and the nursery confirms, 予防接種, and the results of 健診.
import { type FAMILY_KINDS, foldHealth, type HealthEntry, type HealthKind, type HealthValue } from '../../schema/health/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import { Results } from '../checkup/Results.tsx'
import { useArrival } from '../family/arrive.ts'
import { Name } from '../family/Name.tsx'
import { childOf } from '../family/today.ts'
import { later } from '../kit/later.tsx'
import { Page } from '../kit/Page.tsx'
import { visit } from '../kit/router.ts'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Say } from '../kit/words.tsx'
import { Doses } from '../vaccination/Doses.tsx'
import { type Answer, health } from './api.ts'
import { words } from './family-words.ts'
import css from './Health.module.css'
import { Items } from './Items.tsx'

const FamilyAllergy = later(() => import('../allergy/FamilyAllergy.tsx').then((file) => file.FamilyAllergy))

type FamilyKind = (typeof FAMILY_KINDS)[number]

export function FamilyHealth() {
  useArrival(words.title)
  const child = childOf(visit.value.params.child ?? '')
  const facility = child?.facilityId ?? 0
  const loaded = useLoad<Answer>(child?.seesHealth ? health.address(facility, '/child', { childId: child.childId }) : null, {
    keep: true,
  })
  const { busy, fault, send } = useSend()
  const answer = loaded?.data.value
  if (!child) return null
  const { childId } = child
  const items = answer ? foldHealth(answer.entries as HealthEntry[]) : []
  const done = () => void loaded?.refresh()
  const say = async ({ kind, item, value }: { kind: HealthKind; item: Id; value: HealthValue | null }) => {
    const one = { kind, item, value } as Parameters<typeof propose>[0]
    const sent = await send((id) => propose(one, id), one)
    if (sent) done()
    return sent !== null
  }
  const propose = (one: { kind: FamilyKind; item: Id; value: never }, id: Id) =>
    health.post(facility, '/propose', { id, childId, items: [one] })
  const withdraw = async ({ kind, item, id: entryId }: HealthEntry) => {
    const one = { kind: kind as FamilyKind, item, entryId }
    if (await send((id) => health.post(facility, '/withdraw', { id, childId, ...one }), one)) done()
  }
  return (
    <Page title={<Say w={words.title} alone />} second={<Name>{child.given}</Name>} back="/family">
      {answer && (
        <>
          <p class={css.second}>
            <Say w={words.recordMore} />
          </p>
          {(['usual', 'doctor', 'history', 'dose'] as const).map((kind) => (
            <Items
              key={kind}
              {...{ kind, items, childId, busy }}
              fault={fault?.message ?? null}
              birthDay={answer.birthDay}
              suggested={answer.suggested}
              save={words.send}
              quiet={kind === 'dose'}
              onSay={say}
              onWithdraw={(entry) => void withdraw(entry)}
            />
          ))}
          <FamilyAllergy facility={facility} childId={childId} />
          <Doses items={items} birthDay={answer.birthDay} today={answer.today} />
          <Results facility={facility} childId={childId} />
        </>
      )}
    </Page>
  )
}
