// Everything of a child to keep, a file a fiscal year; where the line is slow or the phone small, a month at a time.
import { type Day, fiscalYearOf } from '../../schema/kit/day.ts'
import { isOffered, monthsOf, type TakeoutList, type TakeoutYear } from '../../schema/takeout/rule.ts'
import type { Routes } from '../../worker/takeout/routes.ts'
import { useArrival } from '../family/arrive.ts'
import { Name } from '../family/Name.tsx'
import { childOf } from '../family/today.ts'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { monthDayWord, shortDayWord } from '../kit/format.ts'
import { DownloadIcon, PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { plain, Say } from '../kit/words.tsx'
import { type Taking, useTaking } from '../office/use-taking.ts'
import css from './FamilyTakeout.module.css'
import { words } from './words.ts'

export const takeout = wordOf<Routes>('takeout')

interface Span {
  from: Day
  to: Day
}
const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`

export function FamilyTakeout() {
  useArrival(words.title)
  const child = childOf(visit.value.params.child ?? '')
  const loaded = useLoad<TakeoutList>(child ? takeout.address(child.facilityId, '/list', { childId: child.childId }) : null)
  const taking = useTaking()
  const list = loaded?.data.value
  if (!child) return null
  const take = ({ from, to }: Span) =>
    taking.take(takeout.address(child.facilityId, '/file', { childId: child.childId, from, to }))
  return (
    <Page title={<Say w={words.title} alone />} second={<Name>{child.given}</Name>} back={`/family/book/${child.childId}`}>
      <p class={css.second}>
        <Say w={words.more} />
      </p>
      {loaded?.refused.value && (
        <Sheet>
          <Say w={words.notYours} />
        </Sheet>
      )}
      {list?.leavesOn && isOffered(list.leavesOn, today()) && <Leaving day={list.leavesOn} />}
      <Progress {...taking} />
      {list?.years.map((year) => (
        <Year key={year.from} year={year} newest={year === list.years[0]} busy={taking.part !== null} onTake={take} />
      ))}
      <Button kind="quiet" icon={PrinterIcon} href={`/family/book/${child.childId}?print=1`}>
        <Say w={words.book} alone />
      </Button>
    </Page>
  )
}

/** Offered by itself from some weeks before the last day on. */
export const Leaving = ({ day }: { day: Day }) => (
  <Notice tone="look" title={<Say w={(day < today() ? words.left : words.leaving)(monthDayWord(day))} />} />
)

interface YearProps {
  year: TakeoutYear
  newest: boolean
  busy: boolean
  onTake: (span: Span) => void
}

function Year({ year, newest, busy, onTake }: YearProps) {
  const name = String(fiscalYearOf(year.to))
  const { from, to, photos, bytes } = year
  return (
    <Sheet label={plain(words.year(name))}>
      <div class={css.year}>
        <h2 class={css.title}>
          <Say w={words.year(name)} alone />
        </h2>
        <p class={css.second}>
          <Say w={words.holds(shortDayWord(from), shortDayWord(to), String(photos), megabytes(bytes + 100_000))} />
        </p>
        <Button {...(newest ? { kind: 'give' } : {})} wide icon={DownloadIcon} disabled={busy} onClick={() => onTake(year)}>
          <Say w={words.take(name)} alone />
        </Button>
        <details>
          <summary class={css.months}>
            <Say w={words.months} alone />
          </summary>
          <div class={css.grid}>
            {monthsOf(from, to).map((month) => {
              const label = `${month.from.slice(0, 4)}/${Number(month.from.slice(5, 7))}`
              return (
                <Button key={month.from} disabled={busy} onClick={() => onTake(month)}>
                  <span class="unseen">{plain(words.month(label))}</span>
                  <span aria-hidden="true">{label}</span>
                </Button>
              )
            })}
          </div>
        </details>
      </div>
    </Sheet>
  )
}

function Progress({ part, done, fault, stop }: Taking) {
  if (fault) return <Notice tone="look" title={fault.message} />
  if (done) return <Notice tone="ink" title={<Say w={words.done} />} />
  if (!part) return null
  const percent = Math.min(99, Math.round((part.got / part.about) * 100))
  const said = words.going(String(percent), megabytes(part.got))
  return (
    <Notice
      tone="ink"
      title={<Say w={said} alone />}
      end={
        <Button kind="quiet" onClick={stop}>
          <Say w={words.stop} alone />
        </Button>
      }
    >
      <progress class={css.part} value={percent} max="100" aria-label={plain(said)} />
    </Notice>
  )
}
