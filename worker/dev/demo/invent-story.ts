// What happens to one child on one day, thrown. Shares are ours, chosen to look like an ordinary week; they are no statistics.
import { addDays, type Day, MINUTE, type Moment } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { momentOf, type Time } from '../../../schema/kit/time.ts'
import type { AbsenceReason, NoticeKind } from '../../../schema/notice/rule.ts'
import type { Dice } from './dice.ts'

export interface StoryNotice {
  id: Id
  kind: NoticeKind
  endsOn: Day
  reason: AbsenceReason | null
  symptoms: string[] | null
  temperature: number | null
  time: Time | null
  person: string | null
  note: string | null
  byStaff: boolean
  afterCutoff: boolean
  writtenAt: Moment
  confirmedAt: Moment
}

export interface Story {
  notice: StoryNotice | null
  arriveAt: Moment | null
  leaveAt: Moment | null
  /** Who fetches the child, as the caregiver writes it. */
  person: string
}

/** A beginning that is not left to chance, so that the morning a visitor sees has one of each. */
export type Wanted = 'sick' | 'family' | 'late' | 'early_leave' | 'pickup_change' | 'ordinary'

export interface StoryOf {
  day: Day
  plan: readonly [arrive: Time, leave: Time]
  opensAt: Time
  closesAt: Time
  cutoffAt: Time
  /** Who usually fetches, first the most likely. */
  fetchers: readonly string[]
  /** Days of opening from this one on, for an absence that lasts. */
  openDays: readonly Day[]
}

const MORNING = 7 * 60
const NOTES: Record<string, string[]> = {
  sick: ['夜からせきが出ています。', '病院に行ってから、また連絡します。', ''],
  family: ['祖父母の家へ行きます。', 'お休みが合ったので、家ですごします。', ''],
  late: ['病院に寄ってから行きます。', '予防接種のあとに行きます。', ''],
  pickup: ['', 'よろしくお願いします。'],
}

/** Throws the day of one child. */
export function inventStory(dice: Dice, given: StoryOf, wanted: Wanted | null): Story {
  const [arrive, leave] = given.plan
  const at = (time: Time): Moment => momentOf(given.day, time) + dice.between(0, 59) * 1000
  const within = (time: Time): Time => Math.min(given.closesAt - 3, Math.max(given.opensAt + 1, time))
  const kind: Wanted =
    wanted ??
    dice.weighted([
      ['sick', 4],
      ['family', 2],
      ['late', 3],
      ['early_leave', 1.5],
      ['pickup_change', 3.5],
      ['ordinary', 86],
    ])
  const usual = dice.weighted(given.fetchers.map((who, index) => [who, index === 0 ? 6 : index === 1 ? 3 : 1] as const))
  const here: Story = {
    notice: null,
    arriveAt: at(within(Math.min(arrive + 13, dice.around(arrive - 2, 5)))),
    leaveAt: at(within(dice.around(leave - 2, 8))),
    person: usual,
  }
  if (kind === 'ordinary') {
    // Late without a word: what the board is for. One child in a hundred, so that a morning has a red or two.
    return !wanted && dice.chance(0.01) ? { ...here, arriveAt: at(within(arrive + dice.between(25, 60))) } : here
  }
  const writtenAt = writtenMoment(dice, given, kind, wanted !== null)
  const inTheMorning = writtenAt > momentOf(given.day, 0)
  const notice: StoryNotice = {
    id: dice.id(writtenAt),
    kind: kind === 'sick' || kind === 'family' ? 'absent' : kind,
    endsOn: given.day,
    reason: null,
    symptoms: null,
    temperature: null,
    time: null,
    person: null,
    note: dice.pick(NOTES[kind === 'early_leave' || kind === 'pickup_change' ? 'pickup' : kind] ?? ['']) || null,
    byStaff: !wanted && dice.chance(0.05),
    afterCutoff: inTheMorning && writtenAt >= momentOf(given.day, given.cutoffAt) && (kind === 'sick' || kind === 'late'),
    writtenAt,
    confirmedAt: confirmedMoment(dice, given.day, writtenAt, wanted !== null),
  }
  if (kind === 'sick' || kind === 'family') {
    const last = dice.weighted([
      [0, 6],
      [1, 3],
      [2, 2],
      [3, 1],
    ] as const)
    const away = { arriveAt: null, leaveAt: null, person: usual }
    const endsOn = given.openDays[last] ?? given.day
    const reason =
      kind === 'family'
        ? 'family'
        : dice.weighted([
            ['sick', 30],
            ['suspended', 1],
          ] as const)
    const symptoms = dice.weighted([
      [['fever'], 5],
      [['fever', 'cough'], 4],
      [['cough', 'runny_nose'], 3],
      [['vomiting'], 2],
      [['diarrhoea'], 2],
      [['diagnosed', 'fever'], 1],
    ])
    const temperature = symptoms.includes('fever') ? dice.between(376, 394) : dice.between(363, 371)
    return { ...away, notice: { ...notice, endsOn, reason, ...(kind === 'sick' ? { symptoms, temperature } : {}) } }
  }
  if (kind === 'late') {
    const time = within(Math.ceil((arrive + dice.between(60, 150)) / 15) * 15)
    return { ...here, arriveAt: at(within(dice.around(time - 3, 6))), notice: { ...notice, time } }
  }
  const other = given.fetchers.find((who) => who !== usual) ?? '祖母'
  const early =
    kind === 'early_leave'
      ? Math.max(13 * 60, leave - dice.between(8, 14) * 15)
      : Math.max(15 * 60 + 30, leave - dice.between(0, 4) * 15)
  const time = within(early)
  return {
    ...here,
    leaveAt: at(within(dice.around(time, 5))),
    person: kind === 'pickup_change' ? other : usual,
    notice: { ...notice, time, person: kind === 'pickup_change' ? other : null },
  }
}

/** Family days are known before; most others are written that morning. */
function writtenMoment(dice: Dice, { day, cutoffAt }: StoryOf, kind: Wanted, wanted: boolean): Moment {
  const second = dice.between(0, 59) * 1000
  const evening = (ago: number): Moment => momentOf(addDays(day, -ago), dice.between(19 * 60, 21 * 60 + 50)) + second
  if (kind === 'family') return evening(wanted ? 1 : dice.between(1, 5))
  if (wanted) return momentOf(day, dice.between(MORNING + 28, MORNING + 48)) + second
  if (dice.chance(0.2)) return evening(1)
  const latest = kind === 'sick' || kind === 'late' ? (dice.chance(0.06) ? cutoffAt + 25 : cutoffAt - 2) : cutoffAt + 60
  return momentOf(day, dice.between(MORNING - 15, latest)) + second
}

/** Someone reads it within minutes while the house is open, else first thing in the morning. */
function confirmedMoment(dice: Dice, day: Day, writtenAt: Moment, wanted: boolean): Moment {
  const open = momentOf(day, MORNING + dice.between(8, 30)) + dice.between(0, 59) * 1000
  if (wanted && writtenAt > momentOf(day, MORNING)) return momentOf(day, MORNING + 55) + dice.between(0, 600) * 1000
  return Math.max(open, writtenAt + dice.between(3, 18) * MINUTE)
}
