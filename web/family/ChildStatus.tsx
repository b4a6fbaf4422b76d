import type { Status } from '../../schema/presence/rule.ts'
import { classes } from '../kit/classes.ts'
import { today } from '../kit/clock.ts'
import { clockTime, shortDayWord, showTime } from '../kit/format.ts'
import { Knot } from '../kit/Knot.tsx'
import { familyWord, statusWords } from '../kit/status.ts'
import { InEnglish, Say, type Word } from '../kit/words.tsx'
import { covers, type Report } from '../notice/report.ts'
import { joined, kinds, reasonWord, said, symptomsWord } from '../notice/say-report.ts'
import css from './ChildCard.module.css'
import type { FamilyChild } from './today.ts'
import { words } from './words.ts'

/** The report of today's coming or not that has not left this phone. */
export const unsentToday = (child: FamilyChild): Report | undefined =>
  child.reports.find(
    (report) => report.state === 'unsent' && covers(report, today()) && (report.kind === 'absent' || report.kind === 'late'),
  )
/** The report of today's absence, as it stands. */
export const absenceToday = (child: FamilyChild): Report | undefined =>
  child.reports.find((report) => report.kind === 'absent' && covers(report, today()))

/** Knot and word of what is true now, and since when or why. */
export function ChildStatus({ child }: { child: FamilyChild }) {
  const { status } = child
  const unsent = unsentToday(child)
  if (unsent) {
    return (
      <div class={classes(css.status, css.look)}>
        <p class={css.word}>
          <Knot of="unsent" size={20} />
          <Say w={said.unsent} alone />
        </p>
        <p class={css.second}>
          <Say w={kinds[unsent.kind]} alone />
          <span class={css.block}>
            <InEnglish w={said.unsent} />
          </span>
        </p>
      </div>
    )
  }
  if (status === null) {
    return (
      <div class={css.status}>
        <p class={css.second}>
          <Say w={words.unknownToday} />
        </p>
      </div>
    )
  }
  const since = sinceWord(child, status)
  const word = familyWord(status)
  const { tone } = statusWords[status]
  return (
    <div class={classes(css.status, css[tone === 'muted' ? 'ink' : tone])} aria-live="polite">
      <p class={css.word}>
        <Knot of={status} size={20} />
        <Say w={word} alone />
      </p>
      <p class={css.second}>
        {since && <Say w={since} alone />}
        <span class={css.block}>
          <InEnglish w={since ? { ...word, en: `${word.en}${status === 'present' ? ' ' : ', '}${since.en}` } : word} />
        </span>
      </p>
    </div>
  )
}

function sinceWord(child: FamilyChild, status: Status): Word | null {
  const { told, plan, since } = child
  if (status === 'absent') {
    const report = absenceToday(child)
    if (!report) return null
    const why = symptomsWord(report, child.rules?.symptoms ?? []) ?? reasonWord(report)
    return joined([why, report.until > today() ? words.until(shortDayWord(report.until)) : null])
  }
  if (status === 'late_expected' && told.attendance?.kind === 'late') return words.expectedAt(showTime(told.attendance.time))
  if (status === 'expected' && plan) return words.expectedAt(showTime(plan[0]))
  if (status === 'not_expected') return child.open ? words.notPlanned : words.notOpen
  if (since === null) return null
  if (status === 'left') return words.at(clockTime(child.leftAt ?? since))
  return status === 'present' ? words.since(clockTime(child.arrivedAt ?? since)) : words.since(clockTime(since))
}
