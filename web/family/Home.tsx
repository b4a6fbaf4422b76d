import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import type { NoticeKind } from '../../schema/notice/rule.ts'
import { LanguageButton } from '../account/LanguageButton.tsx'
import { me } from '../account/me.ts'
import { now, today } from '../kit/clock.ts'
import { clockTime, englishDay, monthDayWord, weekdayWord } from '../kit/format.ts'
import { Heading } from '../kit/Heading.tsx'
import { BedIcon, ClockIcon, PickupIcon } from '../kit/icons.tsx'
import { Knot } from '../kit/Knot.tsx'
import { later } from '../kit/later.tsx'
import { Notice } from '../kit/Notice.tsx'
import { refusedActs } from '../kit/outbox.ts'
import { Row, Sheet } from '../kit/Sheet.tsx'
import { language, Say } from '../kit/words.tsx'
import { type Report, stands } from '../notice/report.ts'
import { daysWord, joined, kinds, pickupWord, reasonWord, said } from '../notice/say-report.ts'
import { useArrival } from './arrive.ts'
import { Banner } from './Banner.tsx'
import { ChildCard } from './ChildCard.tsx'
import css from './Home.module.css'
import { Name } from './Name.tsx'
import { children, type FamilyChild, settled } from './today.ts'
import { words } from './words.ts'

const ICONS: Record<NoticeKind, typeof BedIcon> = {
  absent: BedIcon,
  late: ClockIcon,
  early_leave: PickupIcon,
  pickup_change: PickupIcon,
}

/** きょう: what is true of each child now, three acts each, and what the nursery says. */
export function Home() {
  useArrival(words.today)
  const family = children.value
  const facilities = [...new Map(family.map(({ facility }) => [facility.facilityId, facility.name])).values()]
  return (
    <div class={css.home}>
      <Banner />
      <header class={css.head}>
        <h1 class={css.date}>
          <span>
            <Say w={monthDayWord(today())} alone />
          </span>{' '}
          <small>
            <Say w={weekdayWord(today())} alone />
          </small>
        </h1>
        <LanguageButton />
        <p class={css.place}>
          {language.value === 'easy' ? <span lang="en">{englishDay(today())}</span> : <Name>{facilities.join('・')}</Name>}
        </p>
        <p class={css.now}>
          <Say w={words.asOf(clockTime(now.value))} alone />
        </p>
      </header>
      <main class={css.main} aria-busy={!settled.value}>
        <Refused />
        {family.some(({ asks }) => asks.length > 0) && <Asked family={family} />}
        <Beside alone={family.length === 0} />
        {family.map((child) => (
          <ChildCard key={child.childId} child={child} placed={facilities.length > 1} />
        ))}
        <Upcoming family={family} />
        <FromNursery family={family} />
      </main>
    </div>
  )
}

const Asked = later(() => import('../pickup/Asked.tsx').then((file) => file.Asked))

/** 要確認 is rare: that there is one stands here at once, what it is and what to do about it is fetched. */
function Refused() {
  const [sheet, setSheet] = useState<{ RefusedActs: ComponentType } | null>(null)
  const some = refusedActs.value.length > 0
  useEffect(() => {
    if (some) import('./RefusedActs.tsx').then(setSheet).catch(() => undefined)
  }, [some])
  if (!some) return null
  return sheet ? <sheet.RefusedActs /> : <Notice tone="look" title={<Say w={words.refused} />} />
}

/** No child to show, or something beside the children: rare, and so fetched. */
function Beside({ alone }: { alone: boolean }) {
  const [part, setPart] = useState<{ Beside: ComponentType<{ alone: boolean }> } | null>(null)
  const some = alone || [me.value?.soon, me.value?.fetching].some((list) => list?.length)
  useEffect(() => {
    if (some) import('../pickup/Beside.tsx').then(setPart).catch(() => undefined)
  }, [some])
  return some && part ? <part.Beside alone={alone} /> : null
}

interface Ahead {
  report: Report
  children: FamilyChild[]
}

/** Reports for days to come, siblings of one report together. */
function Upcoming({ family }: { family: readonly FamilyChild[] }) {
  const groups = new Map<Id, Ahead>()
  for (const child of family) {
    for (const report of child.reports) {
      if (!stands(report) || report.from <= today()) continue
      const group = groups.get(report.id)
      if (group) group.children.push(child)
      else groups.set(report.id, { report, children: [child] })
    }
  }
  const list = [...groups.values()].sort((a, b) => (a.report.from < b.report.from ? -1 : 1))
  if (list.length === 0) return null
  return (
    <>
      <Heading>
        <Say w={words.upcoming} />
      </Heading>
      <Sheet flush>
        {list.map(({ report, children }) => {
          const Icon = ICONS[report.kind]
          return (
            <Row
              key={report.id}
              href={`/family/sent/${report.id}`}
              mark={report.state === 'unsent' ? <Knot of="unsent" size={24} /> : <Icon size={24} />}
              second={
                <>
                  <Name>{children.map(({ given }) => given).join('、')}</Name>
                  {' ・ '}
                  <Say w={report.state === 'unsent' ? said.unsent : report.state === 'seen' ? said.seen : words.notSeen} />
                </>
              }
            >
              <Say
                w={joined(
                  [
                    daysWord(report.from, report.until),
                    kinds[report.kind],
                    report.kind === 'absent' ? reasonWord(report) : pickupWord(report.time, report.person),
                  ],
                  ' ',
                )}
              />
            </Row>
          )
        })}
      </Sheet>
    </>
  )
}

const Lines = later(() => import('./Lines.tsx').then((file) => file.Lines))

/** 園から: what happened today, newest first. */
function FromNursery({ family }: { family: readonly FamilyChild[] }) {
  const lines = family.flatMap((child) => child.lines.map((line) => ({ ...line, child }))).sort((a, b) => b.at - a.at)
  return (
    <>
      <Heading>
        <Say w={words.fromNursery} />
      </Heading>
      <Sheet flush={lines.length > 0}>
        {lines.length === 0 ? (
          <p class={css.quiet}>
            <Say w={words.nothingYet} />
          </p>
        ) : (
          <Lines lines={lines} />
        )}
      </Sheet>
    </>
  )
}
