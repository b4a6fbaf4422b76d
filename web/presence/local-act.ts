// What this tablet has done and the server has not said yet, laid over the board, so that a tap is shown at once and without a line too.
// Laying the same act over a board that already has it changes nothing; that is why an act may stay here a little longer than needed.
import { dayOf, type Moment, startOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { readTime } from '../../schema/kit/time.ts'
import type { AbsenceReason, NoticeKind, Told } from '../../schema/notice/rule.ts'
import type { ActOnWire, Board, BoardChild, NoticeOnBoard } from '../../schema/presence/fold-board.ts'
import type { DayRules } from '../../schema/presence/rule.ts'
import type { KeptAct } from '../kit/store.ts'

export type LocalAct = Pick<KeptAct, 'id' | 'path' | 'json' | 'childIds' | 'madeAt'>
type Unfolded = Omit<BoardChild, 'status'>

const LETTERS: Record<string, string> = {
  'presence/tap arrive': 'as',
  'presence/tap leave': 'lh',
  'presence/stamp arrive': 'a',
  'presence/stamp leave': 'l',
  'presence/sighting': 's',
}

/** The board with the tablet's own acts laid over it; fold it afterwards. Acts of other days and unknown children are left out. */
export function withLocalActs(board: Board, acts: readonly LocalAct[]): Omit<Board, 'children'> & { children: Unfolded[] } {
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
      return own ? own.reduce<Unfolded>((before, act) => withAct(before, act, board.rules, undone), child) : child
    }),
  }
}

function withAct(child: Unfolded, act: LocalAct, rules: DayRules, undone: ReadonlyMap<Id, LocalAct | undefined>): Unfolded {
  const kinds = LETTERS[act.json.kind === undefined ? act.path : `${act.path} ${act.json.kind}`]
  if (kinds) return undone.has(act.id) ? child : withFacts(child, act.id, kinds, momentOfAct(act), rules)
  if (act.path === 'presence/undo') {
    const taken = undone.get(String(act.json.actId))
    return withoutFacts(child, String(act.json.actId), taken && momentOfAct(taken) - startOf(rules.day))
  }
  if (act.path === 'notice') return withNotice(child, act, rules)
  if (act.path === 'notice/confirm') return withConfirmation(child, String(act.json.noticeId), act.madeAt)
  if (act.path === 'notice/withdraw') return withWithdrawal(child, String(act.json.noticeId), act)
  return child
}

const momentOfAct = ({ json, madeAt }: LocalAct): Moment => (typeof json.at === 'number' ? json.at : madeAt)

function withFacts(child: Unfolded, id: Id, kinds: string, at: Moment, rules: DayRules): Unfolded {
  if (dayOf(at) !== rules.day) return child
  const since = at - startOf(rules.day)
  const acts = child.acts ?? []
  if (acts.some(([letters, moment]) => moment === since && letters === kinds)) return child
  const later = acts.filter(([, moment]) => moment > since)
  const sorted: ActOnWire[] = [...acts.filter(([, moment]) => moment <= since), [kinds, since], ...later]
  return { ...child, acts: sorted, ...(later.length === 0 ? { lastAct: id } : {}) }
}

/** Without the act named: the one at the moment we know of it, else the child's last one. */
function withoutFacts(child: Unfolded, id: Id, at: number | undefined): Unfolded {
  const acts = child.acts ?? []
  const place = child.lastAct === id ? acts.length - 1 : acts.findIndex(([, moment]) => moment === at)
  if (place < 0) return child
  const { lastAct: _taken, ...rest } = child
  return { ...rest, acts: acts.filter((_, index) => index !== place) }
}

function withNotice(child: Unfolded, act: LocalAct, { day }: DayRules): Unfolded {
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

const withConfirmation = (child: Unfolded, noticeId: Id, confirmedAt: Moment): Unfolded => ({
  ...child,
  notices: (child.notices ?? []).map((notice) =>
    notice.id === noticeId && notice.confirmedAt === undefined ? { ...notice, confirmedAt } : notice,
  ),
})

function withWithdrawal(child: Unfolded, noticeId: Id, act: LocalAct): Unfolded {
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
