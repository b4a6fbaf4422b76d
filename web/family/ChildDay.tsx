// The thread of a child's day on its card: the day itself, or for a child who stays home the way of the report.
import type { ComponentChildren } from 'preact'
import { saysMore } from '../../schema/care/for-family.ts'
import { timeOn } from '../../schema/kit/time.ts'
import { layOutDay } from '../../schema/presence/day-bar.ts'
import { now, today } from '../kit/clock.ts'
import { DayLine, type DayStep } from '../kit/DayLine.tsx'
import { clockTime, shortDayWord, showTime, timeWord } from '../kit/format.ts'
import { BellIcon, BookIcon, ClockIcon, GrowthIcon, ShieldIcon, ThermometerIcon } from '../kit/icons.tsx'
import { BowlIcon, DropIcon } from '../kit/icons-later.tsx'
import { Knot } from '../kit/Knot.tsx'
import { later } from '../kit/later.tsx'
import { statusWords } from '../kit/status.ts'
import { InEnglish, plain, Say, type Word } from '../kit/words.tsx'
import { cameAfterAll } from '../notice/ended-words.ts'
import { shortPerson } from '../notice/person-text.ts'
import { covers, type Report } from '../notice/report.ts'
import { joined, kinds, pickupWord, said } from '../notice/say-report.ts'
import { DayBar } from '../presence/DayBar.tsx'
import css from './ChildCard.module.css'
import { absenceToday, unsentToday } from './ChildStatus.tsx'
import { words } from './day-words.ts'
import { children, type FamilyChild } from './today.ts'
import { words as doorWords } from './words.ts'

const barWords = {
  plan: words.plan,
  unseen: statusWords.stamped.word,
  here: statusWords.present.word,
  out: statusWords.out.word,
}
const AroundLine = later(() => import('../infection/AroundLine.tsx').then((file) => file.AroundLine))
const FamilyBelongings = later(() => import('../belonging/FamilyBelongings.tsx').then((file) => file.FamilyBelongings))
const FamilyCare = later(() => import('../care/FamilyCare.tsx').then((file) => file.FamilyCare))

export function ChildDay({ child }: { child: FamilyChild }) {
  const ended = child.reports.find(
    (report) =>
      report.kind === 'absent' && !report.withdrawn && report.from <= today() && report.to >= today() && report.until < today(),
  )
  const beside = child.reports.filter((report) => covers(report, today()) && report !== threaded(child))
  return (
    <>
      <Thread child={child} />
      <Stretches child={child} />
      {saysMore(child.care) && <FamilyCare care={child.care} given={child.given} />}
      {ended && (
        <p class={css.second}>
          <Say w={ended.until < ended.from ? cameAfterAll.endedAtOnce : cameAfterAll.untilReally(shortDayWord(ended.until))} />
        </p>
      )}
      {beside.length > 0 && (
        <ul class={css.reports}>
          {beside.map((report) => (
            <li key={report.id}>
              <a class={css.report} href={`/family/sent/${report.id}`}>
                <Knot of={report.state === 'seen' ? 'seen' : report.state === 'unsent' ? 'unsent' : 'expected'} size={20} />
                <span class={css.grow}>
                  <Say
                    w={joined(
                      [kinds[report.kind], report.kind === 'absent' ? null : pickupWord(report.time, report.person)],
                      ' ',
                    )}
                  />
                </span>
                <span class={css.state}>
                  <Say w={stateWord(report)} />
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** A day that was more than one stretch: out and back, or fetched and brought again. Of any other the thread says all. */
function Stretches({ child }: { child: FamilyChild }) {
  const day = { acts: child.acts, told: child.told, ...(child.plan ? { plan: [...child.plan] as [number, number] } : {}) }
  const bar = layOutDay(day, timeOn(today(), now.value))
  if (!bar || bar.stays.filter(({ kind }) => kind !== 'unseen').length < 2) return null
  return <DayBar bar={bar} words={barWords} />
}

/** 連絡帳, 献立, そだち, 健康の記録 and 感染症, under the acts of the card. */
export const MoreOfChild = ({ child }: { child: FamilyChild }) => (
  <>
    {child.care.belongings && <FamilyBelongings child={child} asked={child.care.belongings} />}
    <Links child={child} />
  </>
)

const Links = ({ child }: { child: FamilyChild }) => (
  <div class={css.links}>
    {child.readsBook && <More child={child} to="book" icon={BookIcon} word={words.book} />}
    <More child={child} to="meal" icon={BowlIcon} word={words.meal} />
    {child.mayReport && <More child={child} to="plan" icon={ClockIcon} word={words.plan} />}
    <More child={child} to="times" icon={ClockIcon} word={words.times} />
    {child.seesHealth && <More child={child} to="growth" icon={GrowthIcon} word={words.growth} />}
    {child.seesHealth && <More child={child} to="health" icon={ShieldIcon} word={words.health} />}
    {child.seesHealth && <More child={child} to="note" icon={BellIcon} word={words.note} />}
    {child.seesHealth && <More child={child} to="medicine" icon={DropIcon} word={words.medicine} />}
    <More
      child={child}
      to="infection"
      icon={ThermometerIcon}
      word={words.infection}
      under={isFirstOfPlace(child) && <AroundLine facility={child.facilityId} />}
    />
  </div>
)

/** What goes round is said once a nursery, not with each brother and sister. */
const isFirstOfPlace = ({ childId, facilityId }: FamilyChild): boolean =>
  children.value.find((one) => one.facilityId === facilityId)?.childId === childId

interface MoreProps {
  child: FamilyChild
  to: string
  icon: typeof BookIcon
  word: Word
  under?: ComponentChildren
}

const More = ({ child, to, icon: Icon, word, under }: MoreProps) => (
  <a class={css.more} href={`/family/${to}/${child.childId}`}>
    <Icon size={20} />
    <span class={css.grow}>
      <span class="unseen">{`${child.given} `}</span>
      <Say w={word} />
      {under && <span class={css.around}>{under}</span>}
    </span>
  </a>
)

const stateWord = (report: Report): Word =>
  report.state === 'unsent'
    ? said.unsent
    : report.confirmedAt !== null
      ? joined([said.seen, pickupWord(null, clockTime(report.confirmedAt))], ' ')
      : doorWords.notSeen

/** The report that the thread itself shows. */
const threaded = (child: FamilyChild): Report | undefined =>
  unsentToday(child) ?? (child.status === 'absent' ? absenceToday(child) : undefined)

function Thread({ child }: { child: FamilyChild }) {
  const report = threaded(child)
  if (report) {
    return (
      <a class={css.thread} href={`/family/sent/${report.id}`}>
        <span class="unseen">{plain(words.report(child.given))}</span>
        <DayLine spread="report" ends="closed" label={plain(words.report(child.given))} steps={reportSteps(report)} />
      </a>
    )
  }
  const steps = daySteps(child)
  if (steps.length === 0) return null
  const closed = child.status === 'left'
  return <DayLine steps={steps} ends={closed ? 'closed' : 'open'} label={plain(words.line(child.given))} />
}

function reportSteps(report: Report): DayStep[] {
  const first = report.byStaff ? words.reportedByPhone : words.reported
  const sent: DayStep = {
    id: 'sent',
    label: <Say w={report.state === 'unsent' ? said.unsent : first} alone />,
    value: clockTime(report.writtenAt),
    note: <InEnglish w={report.state === 'unsent' ? said.unsent : first} />,
    state: report.state === 'unsent' ? 'unsent' : 'done',
  }
  const seen: DayStep =
    report.confirmedAt !== null
      ? {
          id: 'seen',
          label: <Say w={said.seen} alone />,
          value: clockTime(report.confirmedAt),
          note: <InEnglish w={said.seen} />,
          state: 'seen',
        }
      : {
          id: 'seen',
          label: <Say w={said.willSee} alone />,
          note: <InEnglish w={said.willSee} />,
          state: 'planned',
        }
  return report.byStaff && report.confirmedAt === null ? [sent] : [sent, seen]
}

function daySteps(child: FamilyChild): DayStep[] {
  const { status, arrivedAt, leftAt, told, plan } = child
  if (status === null || status === 'absent' || status === 'not_expected') return []
  const step = (id: string, label: Word, value: string, state: DayStep['state'], who: string | null = null): DayStep => ({
    id,
    label: <Say w={label} alone />,
    value,
    note: (
      <>
        {who}
        <InEnglish w={label} />
      </>
    ),
    state,
  })
  const here = step('now', words.home, clockTime(now.value), 'now')
  const arrive =
    arrivedAt !== null
      ? step('arrive', words.arrive, clockTime(arrivedAt), 'done')
      : plan || told.attendance?.kind === 'late'
        ? step(
            'arrive',
            words.willArrive,
            showTime(told.attendance?.kind === 'late' ? told.attendance.time : (plan?.[0] ?? 0)),
            'planned',
          )
        : null
  const time = told.pickup?.time ?? plan?.[1] ?? null
  const collect =
    leftAt !== null
      ? step('left', words.left, clockTime(leftAt), 'done')
      : time !== null || told.pickup?.person
        ? step(
            'collect',
            words.collect,
            time === null ? '' : plain(timeWord(time)),
            'planned',
            told.pickup?.person ? shortPerson(told.pickup.person) : null,
          )
        : null
  const lunch = child.care.meals?.find(([meal]) => meal === 'lunch')
  const ate = lunch ? step('ate', words.ate, clockTime(lunch[2]), 'done') : null
  const nap = child.care.naps?.findLast(([from]) => from !== null)
  const slept = nap?.[0] ? step('slept', words.slept, clockTime(nap[0]), 'done') : null
  if (leftAt !== null) return [arrive, ate, slept, collect].filter((one) => one !== null)
  return (arrivedAt === null ? [here, arrive, collect] : [arrive, ate, slept, here, collect]).filter((one) => one !== null)
}
