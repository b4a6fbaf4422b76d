// 園日誌: what the day of the whole house offers to it, as counts and without children's names; by class, because that is how a house looks at its day.
import { type Day, dayOf, type Moment } from '../kit/day.ts'
import { monthDay } from '../kit/era.ts'
import type { Id } from '../kit/id.ts'
import { showTime, type Time, timeOn } from '../kit/time.ts'
import type { Board, BoardChild } from '../presence/fold-board.ts'
import type { OutingOnDay } from '../roll/day.ts'
import { foldOuting, leavesHouse } from '../roll/rule.ts'
import { attendanceText } from './attendance.ts'
import { type Gathered, gatheredKey, type Source } from './gathered.ts'

/** Sections of the 園日誌 that are filled from elsewhere. */
export const HOUSE_SECTIONS = ['counts', 'staff', 'plan', 'event', 'drill', 'incident'] as const
export type HouseSection = (typeof HOUSE_SECTIONS)[number]

/** A paper of the house that has to do with the day; `text` is what is told of it. */
export interface PaperOfDay {
  kind: string
  subject: Id
  startsOn: Day
  className: string
  text: string
}

/** The day of a house as it was written. */
export interface HouseRows {
  day: Day
  board: Pick<Board, 'classes'> & { children: readonly BoardChild[] }
  duties: readonly { personId: Id; name: string; kind: 'early' | 'late' | 'saturday' | 'helper'; from: Time; to: Time }[]
  outings: readonly OutingOnDay[]
  /** Notes about injuries that stand, each with its child. */
  injuries: readonly { id: Id; childId: Id }[]
  infections: readonly { name: string; count: number }[]
  papers: readonly PaperOfDay[]
}

const DUTY_WORDS = { early: '早番', late: '遅番', saturday: '土曜', helper: '応援' } as const
const clock = (at: Moment): string => showTime(timeOn(dayOf(at), at))
/** Into which section a paper is told, and as what. */
const TOLD: Record<string, { section: HouseSection; word: string }> = {
  event_plan: { section: 'plan', word: '行事' },
  day_plan: { section: 'plan', word: '' },
  diary: { section: 'event', word: '' },
  drill: { section: 'drill', word: '避難訓練' },
  near_miss: { section: 'incident', word: 'ヒヤリハット' },
  accident: { section: 'incident', word: '事故報告' },
  complaint: { section: 'incident', word: '苦情' },
}
/** Kinds of papers that tell something of a day. */
export const KINDS_TOLD = Object.keys(TOLD)

/** Everything a day offers. The same rows give the same list. */
export function gatherHouse({ day, board, duties, outings, injuries, infections, papers }: HouseRows): Gathered[] {
  const item = (
    section: HouseSection,
    text: string,
    word: Source['word'],
    ids: readonly Id[],
    more: Partial<Source> = {},
  ): Gathered => ({
    key: gatheredKey([section, word], ids.length > 0 ? ids : [day]),
    ...{ section, childId: null, text, at: null },
    sources: (ids.length > 0 ? ids : [day]).map((id) => ({ word, day, id, ...more })),
  })
  const here = board.children.filter(({ away }) => away === undefined)
  const counts = board.classes.flatMap(({ classId, name }) => {
    const own = here.filter((child) => child.classId === classId)
    return own.length === 0 ? [] : [item('counts', `${name}　${attendanceText(own)}`, 'presence', [classId])]
  })
  const staff = Object.entries(DUTY_WORDS).flatMap(([kind, word]) => {
    const own = duties.filter((duty) => duty.kind === kind)
    const names = own.map(({ name, from, to }) => `${name}（${showTime(from)}〜${showTime(to)}）`).join('、')
    return own.length === 0
      ? []
      : [
          item(
            'staff',
            `${word}　${names}`,
            'staff',
            own.map(({ personId }) => personId),
          ),
        ]
  })
  const walks = outings.flatMap((outing) => {
    const { members, departedAt, returnedAt } = foldOuting(outing, outing.steps, Number.MAX_SAFE_INTEGER)
    if (!leavesHouse(outing.kind) || departedAt === null || members.length === 0) return []
    const where = outing.place ?? (outing.kind === 'bus' ? 'バス' : '園外')
    const until = returnedAt === null ? '' : clock(returnedAt)
    return [item('event', `散歩・園外　${where}　${clock(departedAt)}〜${until}　${members.length}名`, 'roll', [outing.id])]
  })
  const classOf = new Map(
    here.map(({ childId, classId }) => [childId, board.classes.find((one) => one.classId === classId)?.name ?? '']),
  )
  const byClass = [...Map.groupBy(injuries, ({ childId }) => classOf.get(childId) ?? '')]
  const injured = byClass.map(([name, own]) => `${name} ${own.length}件`.trim()).join('、')
  const ill = infections.map(({ name, count }) => `${name} ${count}名`).join('、')
  const told = papers.flatMap(({ kind, subject, startsOn, className, text }) => {
    const { section, word } = TOLD[kind] ?? {}
    const source = { day: startsOn, kind, ...(subject ? { subject } : {}) }
    return section && text
      ? [
          item(
            section,
            [word || className, text].filter(Boolean).join('　'),
            'document',
            [`${kind} ${subject}`.slice(0, 60)],
            source,
          ),
        ]
      : []
  })
  return [
    ...counts,
    ...staff,
    ...told,
    ...walks,
    ...(injuries.length > 0
      ? [
          item(
            'incident',
            `けがの連絡　${injured}`,
            'injury',
            injuries.map(({ id }) => id),
          ),
        ]
      : []),
    ...(ill ? [item('incident', `感染症の連絡　${ill}`, 'infection', [])] : []),
  ]
}

/** A day as people write it into a paper of a month: 11月20日 or 11/20. */
export const daysWritten = (day: Day): [string, string] => [monthDay(day), `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`]
