// From a draft to the commands that are sent: one per facility and replaced version, each with its own id and receipt. Pure.
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { type Time, writeTime } from '../../schema/kit/time.ts'
import type { ContactWay, Report as ReportOnWire } from '../../schema/notice/input.ts'
import type { AbsenceReason, NoticeKind } from '../../schema/notice/rule.ts'
import { type Draft, type FormKind, OTHER } from './draft.ts'

/** What must be said before it can be sent; the screen has a sentence for each. */
export type Missing = 'why' | 'when' | 'from' | 'to' | 'order' | 'time' | 'early' | 'outside' | 'person' | 'name' | 'contact'

/** A child the report is about, and the version of the report it replaces there. */
export interface Target {
  facilityId: number
  childId: Id
  replaces: Id | null
}

export interface Circumstances {
  kind: FormKind
  /** The day of the first choice: today, or tomorrow when today is over or decided. */
  first: Day
  today: Day
  /** Now, in minutes of today. */
  now: Time
  opensAt: Time
  closesAt: Time
  /** When the child would leave by plan on that day. */
  plannedLeave: Time | null
  /** The reason of the report that is corrected: only the nursery gives or takes 出席停止. */
  reason: AbsenceReason | null
  /** Whether the nursery wants to know where the family can be reached during an absence (RA24). */
  contact: ContactWay
}

export type Command = { facility: number; childIds: Id[]; json: ReportOnWire }

/** The reason as the nursery's register knows it. */
export function reasonOf(draft: Draft, before: AbsenceReason | null): AbsenceReason {
  if (draft.why === 'sick') return before === 'suspended' ? 'suspended' : 'sick'
  return draft.home
}

/** The first thing that is missing or cannot be, in the order of the screen; null when it can be sent. */
export function missingIn(draft: Draft, about: Circumstances): Missing | null {
  const { kind } = about
  if (kind === 'absent' && draft.why === null) return 'why'
  if (kind === 'pickup' && draft.person === null && draft.time === null) return 'person'
  if (kind === 'pickup' && draft.person === OTHER && draft.other.trim() === '') return 'name'
  if (draft.when === null) return 'when'
  if (draft.when === 'other') {
    if (draft.from === null || draft.from < about.today) return 'from'
    if (kind === 'absent' && draft.to !== null && draft.to < draft.from) return 'order'
    if (kind === 'absent' && draft.to === null) return 'to'
  }
  if (kind === 'absent' && about.contact === 'required' && draft.contact.trim() === '') return 'contact'
  if (kind === 'late' && draft.time === null) return 'time'
  if (kind !== 'absent' && draft.time !== null) {
    if (draft.time < about.opensAt || draft.time > about.closesAt) return 'outside'
    if (dayOf(draft, about).from === about.today && draft.time < about.now) return 'early'
  }
  return null
}

/** The days a draft is about. */
export function dayOf(draft: Draft, about: Pick<Circumstances, 'kind' | 'first'>): { from: Day; to: Day } {
  if (draft.when !== 'other') return { from: about.first, to: about.first }
  const from = draft.from ?? about.first
  return { from, to: about.kind === 'absent' ? (draft.to ?? from) : from }
}

/** 早退 when only an earlier time is said; any other change of person or time is お迎え変更. */
function kindOf(draft: Draft, about: Circumstances): NoticeKind {
  if (about.kind !== 'pickup') return about.kind
  const earlier = draft.time !== null && about.plannedLeave !== null && draft.time < about.plannedLeave
  return draft.person === null && earlier ? 'early_leave' : 'pickup_change'
}

/** The commands of a complete draft. `newId` gives each its id. */
export function composeReport(
  draft: Draft,
  about: Circumstances,
  targets: readonly Target[],
  newId: () => Id,
  symptomsKnownIn: (facilityId: number) => ReadonlySet<string>,
): Command[] {
  const { from, to } = dayOf(draft, about)
  const person = draft.person === OTHER ? draft.other.trim() : draft.person
  const sick = about.kind === 'absent' && draft.why === 'sick'
  const named = sick && draft.disease?.key ? draft.disease : null
  const groups = new Map<string, Target[]>()
  for (const target of targets) {
    // The illness is the first child's; a brother or sister stays home with what is seen alone.
    const ill = named !== null && target === targets[0]
    const key = `${target.facilityId} ${target.replaces ?? ''} ${ill}`
    groups.set(key, [...(groups.get(key) ?? []), target])
  }
  return [...groups.values()].flatMap((group) => {
    const first = group[0]
    if (!first) return []
    const known = symptomsKnownIn(first.facilityId)
    const symptoms = sick ? draft.symptoms.filter((key) => known.has(key)) : []
    const childIds = group.map(({ childId }) => childId)
    const json: ReportOnWire = {
      id: newId(),
      childIds,
      kind: kindOf(draft, about),
      from,
      ...(to > from ? { to } : {}),
      ...(about.kind === 'absent' ? { reason: reasonOf(draft, about.reason) } : {}),
      ...(symptoms.length > 0 ? { symptoms } : {}),
      ...(named && first === targets[0] ? { disease: named } : {}),
      ...(sick && draft.temperature !== null ? { temperature: Math.round(draft.temperature * 10) } : {}),
      ...(about.kind !== 'absent' && draft.time !== null ? { time: writeTime(draft.time) } : {}),
      ...(about.kind === 'pickup' && person ? { person } : {}),
      ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
      ...(about.kind === 'absent' && draft.contact.trim() ? { contact: draft.contact.trim() } : {}),
      ...(first.replaces ? { replaces: first.replaces } : {}),
    }
    return [{ facility: first.facilityId, childIds, json }]
  })
}

const HALF_HOUR = 30

/** Times worth a chip: from `start` on (rounded up to the half hour), each within the opening hours. */
export function timeChips(start: Time, opensAt: Time, closesAt: Time, count = 4): Time[] {
  const first = Math.max(opensAt, Math.ceil(start / HALF_HOUR) * HALF_HOUR)
  return Array.from({ length: count }, (_, index) => first + index * HALF_HOUR).filter((time) => time <= closesAt)
}
