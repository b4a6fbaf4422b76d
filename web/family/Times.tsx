// 登降園の時刻: the days of a month of one's child, when it came and when it went (RB31).
import { addMonths, type Day, dayOf, isMonth, type Month, monthRange } from '../../schema/kit/day.ts'
import type { Routes } from '../../worker/family/routes.ts'
import { Button } from '../kit/Button.tsx'
import { type Reply, wordOf } from '../kit/call.ts'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, monthDayWord, shortDayWord } from '../kit/format.ts'
import { ChevronLeftIcon, ChevronRightIcon, PrinterIcon } from '../kit/icons.tsx'
import { Page } from '../kit/Page.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { plain, Say, type Word } from '../kit/words.tsx'
import { yearDayWord } from '../kit/year-day.ts'
import desk from '../office/Desk.module.css'
import { Paper } from '../office/Paper.tsx'
import { useArrival } from './arrive.ts'
import { Name } from './Name.tsx'
import css from './Times.module.css'
import { words } from './times-words.ts'
import { childOf } from './today.ts'

const family = wordOf<Routes>('family')
type MonthOfTimes = Reply<Routes, '/times'>

/** How far back a phone turns the pages: a child is here for six years. */
const MOST_MONTHS = 72

/** 2026年11月 · November 2026 */
const monthWord = (month: Month): Word => {
  const [year, number] = [month.slice(0, 4), Number(month.slice(5))]
  const [name] = monthDayWord(`${month}-01`).en.split(' ')
  return { ja: `${year}年${number}月`, easy: `${year}{年|ねん}${number}{月|がつ}`, en: `${name} ${year}` }
}

export function Times() {
  useArrival(words.title)
  const { params, query } = visit.value
  const child = childOf(params.child ?? '')
  const current = today().slice(0, 7)
  const asked = query.month ?? ''
  const month = isMonth(asked) && asked <= current && asked >= addMonths(current, -MOST_MONTHS) ? asked : current
  const loaded = useLoad<MonthOfTimes>(
    child ? family.address(child.facilityId, '/times', { childId: child.childId, month }) : null,
    { keep: true },
  )
  if (!child) return null
  const answer = loaded?.data.value
  const go = (by: number) => route(`/family/times/${child.childId}?month=${addMonths(month, by)}`)
  return (
    <>
      <div class="screen-only">
        <Page title={<Say w={words.title} alone />} second={<Name>{child.given}</Name>} back="/family">
          <div class={css.months}>
            <Button icon={ChevronLeftIcon} onClick={() => go(-1)}>
              <Say w={words.before} alone />
            </Button>
            <h2>
              <Say w={monthWord(month)} alone />
            </h2>
            <Button icon={ChevronRightIcon} disabled={month >= current} onClick={() => go(1)}>
              <Say w={words.after} alone />
            </Button>
          </div>
          <Sheet>
            {answer?.days.length === 0 ? (
              <Empty title={<Say w={words.none} />}>
                <Say w={words.noneMore} />
              </Empty>
            ) : (
              answer && <Days month={answer} />
            )}
          </Sheet>
          {answer && answer.days.length > 0 && (
            <Button icon={PrinterIcon} onClick={() => print()}>
              <Say w={words.print} alone />
            </Button>
          )}
        </Page>
      </div>
      {answer && answer.days.length > 0 && (
        <div class={desk.paper}>
          <Paper
            title={plain(words.title)}
            line={
              <>
                <Name>{child.facility.name}</Name> ・ <Say w={monthWord(month)} alone />
                <br />
                <b>{child.name}</b>
              </>
            }
            foot={`${plain(words.print)} ${plain(yearDayWord(today()))} ${clockTime(now.value)}`}
          >
            <Days month={answer} />
          </Paper>
        </div>
      )}
    </>
  )
}

function Days({ month: { days, today: day, month } }: { month: MonthOfTimes }) {
  const absent = days.filter((one) => one.absent).length
  return (
    <>
      <p>
        <Say w={words.sum(days.length - absent, absent)} />
      </p>
      <table class={css.table} aria-label={`${plain(words.title)} ${monthRange(month).from.slice(0, 7)}`}>
        <thead>
          <tr>
            {([words.onDay, words.came, words.left] as const).map((word) => (
              <th key={word.en} scope="col">
                <Say w={word} alone />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((one) => (
            <tr key={one.day}>
              <th scope="row">
                <Say w={shortDayWord(one.day)} alone />
              </th>
              {one.absent ? (
                <td colSpan={2} class={css.second}>
                  <Say w={words.absent} alone />
                </td>
              ) : (
                <>
                  <td>
                    {one.stays.map(({ from }) => (
                      <At key={from ?? 0} day={one.day} at={from} open={false} />
                    ))}
                  </td>
                  <td>
                    {one.stays.map(({ from, to }) => (
                      <At key={from ?? 0} day={one.day} at={to} open={one.day === day} />
                    ))}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** A time, also of the night behind the day; where there is none, that the child is here, or that nobody wrote it down. */
const At = ({ day, at, open }: { day: Day; at: number | null; open: boolean }) =>
  at === null ? (
    <div class={css.second}>
      <Say w={open ? words.here : words.unknown} alone />
    </div>
  ) : (
    <div>
      {dayOf(at) > day && <Say w={words.nextDay} alone />} {clockTime(at)}
    </div>
  )
