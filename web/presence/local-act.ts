// What this tablet has done and the server has not said yet, laid over the board, so that a tap is shown at once and without a line too.
// Laying the same act over a board that already has it changes nothing; that is why an act may stay here a little longer than needed.
import { type Day, dayOf, type Moment } from '../../schema/kit/day.ts'
import { type Id, madeAt } from '../../schema/kit/id.ts'
import { readTime } from '../../schema/kit/time.ts'
import type { AbsenceReason, NoticeKind, Told } from '../../schema/notice/rule.ts'
import {
  type ActOfDay,
  type NoticeOnBoard,
  secondOfDay,
  type UnfoldedBoard,
  type UnfoldedChild,
} from '../../schema/presence/fold-board.ts'
import { type DayRules, LETTER_OF } from '../../schema/presence/rule.ts'
import type { Scene } from '../../schema/roll/input.ts'
import { factsOf, type Step } from '../../schema/roll/rule.ts'
import type { KeptAct } from '../kit/store.ts'

export type LocalAct = Pick<KeptAct, 'id' | 'path' | 'json' | 'childIds' | 'madeAt'>

const LETTERS: Record<string, string> = {
  'presence/tap arrive': 'as',
  'presence/tap leave': 'lh',
  'presence/stamp arrive': 'a',
  'presence/stamp leave': 'l',
  'presence/sighting': 's',
  'presence/out': 'o',
  'presence/back': 'b',
}

/** The board with the tablet's own acts laid over it; fold it afterwards. Acts of other days and unknown children are left out. */
export function withLocalActs(board: UnfoldedBoard, acts: readonly LocalAct[]): UnfoldedBoard {
  if (acts.length === 0) return board
  const undone = new Map<Id, LocalAct | undefined>()
  for (const act of acts) {
    if (act.path === 'presence/undo')
      undone.set(
        String(act.json.actId),
        acts.find(({ id }) => id === act.json.actId),
      )
  }
  const byChild = new Map<Id, LocalAct[]>()
  for (const act of acts) for (const childId of act.childIds) byChild.set(childId, [...(byChild.get(childId) ?? []), act])
  return {
    ...board,
    children: board.children.map((child) => {
      const own = byChild.get(child.childId)
      return own ? own.reduce<UnfoldedChild>((before, act) => withAct(before, act, board.rules, undone), child) : child
    }),
  }
}

function withAct(
  child: UnfoldedChild,
  act: LocalAct,
  rules: DayRules,
  undone: ReadonlyMap<Id, LocalAct | undefined>,
): UnfoldedChild {
  if (act.path === 'roll/step') return withRoll(child, act, rules)
  const kinds = lettersOf(act)
  if (kinds) {
    if (undone.has(act.id)) return child
    const more = withFacts(child, kinds, momentOfAct(act), rules, stayOf(act))
    return kinds === 'o' && typeof act.json.place === 'string' ? { ...more, outAt: act.json.place } : more
  }
  if (act.path === 'presence/undo') {
    const actId = String(act.json.actId)
    const taken = undone.get(actId)
    const at = taken ? momentOfAct(taken) : madeAt(actId)
    return withoutFacts(child, at, taken && lettersOf(taken), rules, taken && stayOf(taken))
  }
  if (act.path === 'notice') return withNotice(child, act, rules)
  if (act.path === 'notice/confirm') return withConfirmation(child, String(act.json.noticeId), act.madeAt)
  if (act.path === 'notice/withdraw') return withWithdrawal(child, String(act.json.noticeId), act)
  return child
}

/** A roll of several children, as far as it is about this one. */
function withRoll(child: UnfoldedChild, { json }: LocalAct, rules: DayRules): UnfoldedChild {
  const {
    kind,
    scene = null,
    children,
  } = json as unknown as {
    kind: Step['kind']
    scene?: Scene
    children: { childId: Id; seenAt?: Moment }[]
  }
  const at = children.find(({ childId }) => childId === child.childId)?.seenAt
  // A group that joins outside is one that is out of the house: the tablet says where it is only then.
  const letters = factsOf({ kind, scene }, 'walk').map((fact) => LETTER_OF[fact])
  return at === undefined ? child : withFacts(child, letters.join(''), at, rules)
}

const lettersOf = ({ path, json }: LocalAct): string | undefined =>
  LETTERS[json.kind === undefined ? path : `${path} ${json.kind}`]

/** 日またぎ: the day on which the stay began, where that is not the day of the act. */
const stayOf = ({ json }: LocalAct): Day | undefined => (typeof json.of === 'string' ? json.of : undefined)

const momentOfAct = ({ json, madeAt }: LocalAct): Moment => (typeof json.at === 'number' ? json.at : madeAt)

function withFacts(child: UnfoldedChild, kinds: string, at: Moment, rules: DayRules, day = dayOf(at)): UnfoldedChild {
  const since = secondOfDay(day, at)
  return changed(child, day, rules, (acts) => {
    if (acts.some(([letters, moment]) => moment === since && letters === kinds)) return acts
    const later = acts.filter(([, moment]) => moment > since)
    return [...acts.filter(([, moment]) => moment <= since), [kinds, since], ...later]
  })
}

/** Without the last act of that second; the board may have been asked for before it knew that the act was taken back. */
function withoutFacts(
  child: UnfoldedChild,
  at: Moment,
  letters: string | undefined,
  rules: DayRules,
  day = dayOf(at),
): UnfoldedChild {
  const since = secondOfDay(day, at)
  return changed(child, day, rules, (acts) => {
    const place = acts.findLastIndex(([kinds, second]) => second === since && (letters === undefined || kinds === letters))
    return acts.filter((_, index) => index !== place)
  })
}

/** The child with other acts on a day: of the board's own, or of the night's stay. */
function changed(child: UnfoldedChild, day: Day, rules: DayRules, change: (acts: ActOfDay[]) => ActOfDay[]): UnfoldedChild {
  if (day === rules.day) return child.acts || change([]).length > 0 ? { ...child, acts: change(child.acts ?? []) } : child
  return child.night && day < rules.day ? { ...child, night: { ...child.night, acts: change(child.night.acts) } } : child
}

function withNotice(child: UnfoldedChild, act: LocalAct, { day }: DayRules): UnfoldedChild {
  const { kind, reason, from, to, time, person, note, symptoms } = act.json as Partial<Record<string, string>> & {
    symptoms?: string[]
  }
  if (!from || day < from || day > (to ?? from) || child.notices?.some(({ id }) => id === act.id)) return child
  const minutes = time === undefined ? null : readTime(time)
  const written: NoticeOnBoard = {
    id: act.id,
    kind: kind as NoticeKind,
    ...(reason ? { reason: reason as AbsenceReason } : {}),
    ...(symptoms?.length ? { symptoms } : {}),
    ...(minutes === null ? {} : { time: minutes }),
    ...(person ? { person } : {}),
    ...(note ? { note } : {}),
    ...(to && to > from ? { to } : {}),
    byStaff: true,
    writtenAt: act.madeAt,
  }
  return { ...child, notices: [...(child.notices ?? []), written], told: toldWith(child.told, written) }
}

/** What is told once one more notice has come: the newest word about coming counts, time and person of a pick-up may come from two. */
function toldWith(told: Told | undefined, { id, kind, reason, time, person }: NoticeOnBoard): Told {
  const before: Told = told ?? { attendance: null, pickup: null }
  if (kind === 'absent') return { ...before, attendance: { kind, reason: reason ?? 'family', noticeId: id } }
  if (kind === 'late') return { ...before, attendance: { kind, time: time ?? 0, noticeId: id } }
  const pickup = { time: time ?? before.pickup?.time ?? null, person: person ?? before.pickup?.person ?? null, noticeId: id }
  return { ...before, pickup }
}

const withConfirmation = (child: UnfoldedChild, noticeId: Id, confirmedAt: Moment): UnfoldedChild => ({
  ...child,
  notices: (child.notices ?? []).map((notice) =>
    notice.id === noticeId && notice.confirmedAt === undefined ? { ...notice, confirmedAt } : notice,
  ),
})

function withWithdrawal(child: UnfoldedChild, noticeId: Id, act: LocalAct): UnfoldedChild {
  const { attendance = null, pickup = null } = child.told ?? {}
  return {
    ...child,
    notices: (child.notices ?? []).map((notice) =>
      notice.id === noticeId ? { ...notice, id: act.id, withdrawn: true as const, confirmedAt: act.madeAt } : notice,
    ),
    told: {
      attendance: attendance?.noticeId === noticeId ? null : attendance,
      pickup: pickup?.noticeId === noticeId ? null : pickup,
    },
  }
}
