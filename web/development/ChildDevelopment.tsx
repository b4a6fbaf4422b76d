// 発達記録 of one child at the desk: by age, by period, and on A4.
import { useState } from 'preact/hooks'
import { type ChildDevelopment as Answer, ageWord } from '../../schema/development/rule.ts'
import { monthsOld } from '../../schema/growth/rule.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, eraDay, shortDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { visit } from '../kit/router.ts'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import { development } from './api.ts'
import { ItemsByAge, ItemsByPeriod } from './Items.tsx'
import { useMark } from './use-mark.ts'
import { words } from './words.ts'

type View = 'byAge' | 'byPeriod'

export function ChildDevelopment() {
  const childId = visit.value.params.childId ?? ''
  const loaded = useLoad<Answer>(development.address(facilityId(), '/child', { childId }))
  const [view, setView] = useState<View>('byAge')
  const [all, setAll] = useState(false)
  const { fault, mark } = useMark(facilityId(), childId, () => loaded?.refresh())
  const child = loaded?.data.value
  const back = <a href="/office/development">{words.title}</a>
  if (!child)
    return (
      <Desk title={words.title} name={words.title} second={back}>
        <Loading from={loaded} />
      </Desk>
    )
  return (
    <Desk
      title={
        <>
          {words.of(child.kana)} <AllergensOf childId={childId} />
        </>
      }
      name={words.of(child.kana)}
      second={
        <>
          {back} ・ {child.className} ・ {eraDay(child.birthDay)} ・ {ageWord(Math.floor(monthsOld(child.birthDay, today())))}
        </>
      }
      end={
        <Button icon={PrinterIcon} onClick={() => print()}>
          {words.print}
        </Button>
      }
      paper={
        <Paper
          title={words.title}
          running={child.name}
          seals={words.seals}
          line={
            <>
              {paperLine(child.facility, today())}
              <br />
              <b>{child.name}</b>（{child.kana}） ・ {child.className} ・ {eraDay(child.birthDay)}
            </>
          }
          foot={words.printed(shortDay(today()), clockTime(now.value))}
        >
          {view === 'byAge' ? <ItemsByAge child={child} all={all} /> : <ItemsByPeriod child={child} />}
        </Paper>
      }
    >
      <Tabs
        label={words.title}
        tabs={(['byAge', 'byPeriod'] as const).map((id) => ({ id, label: words[id] }))}
        current={view}
        onSelect={(id) => setView(id as View)}
        panel="development"
      />
      {fault && <Notice tone="look" title={fault.message} />}
      <div id="development" role="tabpanel" aria-label={words[view]}>
        {child.items.length === 0 && view === 'byAge' ? (
          <Empty title={words.none}>{words.noneMore}</Empty>
        ) : view === 'byAge' ? (
          <>
            <Check checked={all} onChange={setAll}>
              {words.ahead}
            </Check>
            <ItemsByAge child={child} all={all} onMark={mayHere('memo.write') ? mark : undefined} />
          </>
        ) : (
          <ItemsByPeriod child={child} />
        )}
      </div>
    </Desk>
  )
}
