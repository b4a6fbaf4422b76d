// 予定の申し込み: a family asks for a Saturday, for a longer day, or for other hours. Each kind has its own deadline and its own answer, as dated
// settings of the facility (RA30): what is taken at once, and what waits for somebody of the house, is local.
import * as v from 'valibot'
import { addDays, type Day, type Moment, weekdayOf } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { day, id, listOf, oneOf, strict, text, time, whole } from '../kit/input.ts'
import { momentOf, type Time } from '../kit/time.ts'
import { LONGEST_NOTE } from './input.ts'

export const REQUEST_KINDS = ['saturday', 'extended', 'hours'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

/** off: families do not ask here. take: it holds at once. ask: the house answers. */
export const WAYS = ['off', 'take', 'ask'] as const
const way = strict({ how: oneOf(WAYS), days: whole(0, 31), at: whole(0, 1439) })
/** Until `at` on the day so many days before. */
export type Way = v.InferOutput<typeof way>

/** What a facility starts with; no rule names these, each facility has its own. */
export const FIRST_WAYS: Record<RequestKind, Way> = {
  saturday: { how: 'ask', days: 2, at: 17 * 60 },
  extended: { how: 'take', days: 0, at: 15 * 60 },
  hours: { how: 'ask', days: 1, at: 17 * 60 },
}
export const requestSetting = v.optional(strict({ saturday: way, extended: way, hours: way }), FIRST_WAYS)

/** The last moment at which a day is asked for. */
export const deadlineOf = (of: Day, { days, at }: Way): Moment => momentOf(addDays(of, -days), at)

/** What a family sends for its children of one facility. */
export const askPlan = v.pipe(
  strict({
    id,
    childIds: listOf(id, 1, 10),
    kind: oneOf(REQUEST_KINDS),
    day,
    arrive: time,
    leave: time,
    note: v.optional(text(LONGEST_NOTE)),
  }),
  v.forward(
    v.check((p) => p.arrive < p.leave, '登園より後の時刻にしてください'),
    ['leave'],
  ),
  v.forward(
    v.check((p) => p.kind !== 'saturday' || weekdayOf(p.day) === 6, '土曜日をえらんでください'),
    ['day'],
  ),
)
export const ANSWERS = ['accepted', 'declined'] as const
/** The house's word; a no says why. */
export const answerPlan = v.pipe(
  strict({ id, childId: id, day, requestId: id, answer: oneOf(ANSWERS), note: v.optional(text(LONGEST_NOTE)) }),
  v.forward(
    v.check((p) => p.answer === 'accepted' || Boolean(p.note), 'おことわりのわけを入れてください'),
    ['note'],
  ),
)
export const withdrawPlan = strict({ id, childId: id, day, requestId: id })
export const requestsQuery = strict({ from: day, to: day })

export const STATES = ['asked', 'accepted', 'declined', 'withdrawn'] as const
export type RequestState = (typeof STATES)[number]

/** A request as its steps leave it; taking back is the last word. */
export const stateOf = (taken: boolean, steps: readonly Exclude<RequestState, 'asked'>[]): RequestState =>
  steps.includes('withdrawn') ? 'withdrawn' : (steps[0] ?? (taken ? 'accepted' : 'asked'))

export interface Requested {
  day: Day
  kind: RequestKind
  arrive: Time
  leave: Time
  state: RequestState
  requestId: Id
}

/** Heads of one day for whoever plans the staff: by half hour, who has a yes and who waits for one. */
export interface RequestHeads {
  day: Day
  accepted: number
  asked: number
  halfHours: { from: Time; accepted: number; asked: number }[]
}

const HALF_HOUR = 30
const isCounted = ({ state }: Requested): boolean => state === 'accepted' || state === 'asked'

/** Days on which somebody asked, in their order, with the half hours that are touched. */
export function headsOf(requests: readonly Requested[]): RequestHeads[] {
  const days = Map.groupBy(requests.filter(isCounted), (one) => one.day)
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([of, list]) => {
      const count = (state: RequestState, at: (one: Requested) => boolean = () => true) =>
        list.filter((one) => one.state === state && at(one)).length
      const first = Math.min(...list.map(({ arrive }) => arrive - (arrive % HALF_HOUR)))
      const last = Math.max(...list.map(({ leave }) => leave))
      const halfHours: RequestHeads['halfHours'] = []
      for (let from = first; from < last; from += HALF_HOUR) {
        const here = ({ arrive, leave }: Requested) => arrive < from + HALF_HOUR && leave > from
        halfHours.push({ from, accepted: count('accepted', here), asked: count('asked', here) })
      }
      return { day: of, accepted: count('accepted'), asked: count('asked'), halfHours }
    })
}
