// そだち: a child's curve on a parent's phone, what the nursery measured and what was measured at home.
import { useEffect, useState } from 'preact/hooks'
import type { ChildGrowth } from '../../schema/growth/class-sheet.ts'
import { liveOf, monthsOld } from '../../schema/growth/rule.ts'
import type { Routes } from '../../worker/growth/routes.ts'
import { useArrival } from '../family/arrive.ts'
import { Name } from '../family/Name.tsx'
import { children } from '../family/today.ts'
import { Avatar } from '../kit/Avatar.tsx'
import { wordOf } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { lastReceipt, shownActs } from '../kit/outbox.ts'
import { Page } from '../kit/Page.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { plain, Say } from '../kit/words.tsx'
import { Curve } from './Curve.tsx'
import css from './FamilyGrowth.module.css'
import { exactAgeWord, kinds, words } from './family-words.ts'
import { HomeForm } from './HomeForm.tsx'
import { OwnFile } from './OwnFile.tsx'
import { type Shown, withUnsent } from './unsent-values.ts'

const growth = wordOf<Routes>('growth')
const CURVES = ['weight', 'height', 'head'] as const
type CurveKind = (typeof CURVES)[number]

export function FamilyGrowth() {
  useArrival(words.title)
  const childId = visit.value.params.child ?? ''
  const family = children.value.filter((one) => one.seesHealth || one.childId === childId)
  const child = family.find((one) => one.childId === childId)
  const [kind, setKind] = useState<CurveKind>('weight')
  const loaded = useLoad<ChildGrowth>(child ? growth.address(child.facilityId, '/child', { childId }) : null, { keep: true })
  const received = lastReceipt.value?.id
  useEffect(() => {
    if (received) void loaded?.refresh()
  }, [received, loaded])
  const answer = loaded?.data.value
  const live: Shown[] = answer ? withUnsent(liveOf(answer.measures), shownActs.value, childId) : []
  if (!child) return null
  return (
    <Page
      title={<Say w={words.title} alone />}
      second={
        <>
          <Name>{child.given}</Name> ・ <Say w={exactAgeWord(Math.floor(monthsOld(child.birthDay, today())))} alone />
        </>
      }
      back="/family"
      end={
        family.length > 1 && (
          <nav class={css.siblings} aria-label={plain(words.title)}>
            {family.map((one) => (
              <a
                key={one.childId}
                href={`/family/growth/${one.childId}`}
                class={css.sibling}
                aria-label={one.given}
                aria-current={one.childId === childId ? 'page' : undefined}
              >
                <Avatar name={one.given} tone={one.childId === childId ? 'chosen' : 'plain'} size={44} />
              </a>
            ))}
          </nav>
        )
      }
    >
      {loaded?.refused.value?.status === 404 && (
        <Sheet>
          <Say w={words.notYours} />
        </Sheet>
      )}
      {answer && (
        <>
          <Sheet flush>
            <Tabs
              label={plain(words.kinds)}
              panel="curve"
              tabs={CURVES.map((id) => ({ id, label: <Say w={kinds[id]} alone /> }))}
              current={kind}
              onSelect={(id) => setKind(id as CurveKind)}
            />
            <div id="curve" role="tabpanel" aria-label={plain(kinds[kind])} class={css.panel}>
              <Curve
                kind={kind}
                child={answer}
                given={child.given}
                values={live.filter((one) => one.kind === kind)}
                facility={child.facilityId}
              />
            </div>
          </Sheet>
          <HomeForm key={kind} kind={kind} child={answer} facility={child.facilityId} values={live} />
          <OwnFile child={answer} />
        </>
      )}
    </Page>
  )
}
