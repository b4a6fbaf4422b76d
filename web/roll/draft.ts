// The taps of a roll that is being made. They are kept on the device, so that a page that is closed in the middle forgets nobody.
import { signal } from '@preact/signals'
import type { Id } from '../../schema/kit/id.ts'
import type { Reason, Scene } from '../../schema/roll/input.ts'
import type { Draft } from '../../schema/roll/rule.ts'
import { refusedActs } from '../kit/outbox.ts'
import { tapMoment } from './act.ts'

interface KeptDraft extends Draft {
  outingId: Id
  scene: Scene
  /** The act it went out with; its taps come back when that is refused. */
  sentAs?: Id
}

const KEY = 'tsumugi.room.roll'
const EMPTY: Draft = { seen: {}, reasons: {} }

function recall(): KeptDraft | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as KeptDraft | null
  } catch {
    return null
  }
}

const kept = signal<KeptDraft | null>(recall())

function keep(draft: KeptDraft): void {
  kept.value = draft
  try {
    localStorage.setItem(KEY, JSON.stringify(draft))
  } catch {
    // Closed storage: the taps last as long as the page.
  }
}

/** The taps for a group and scene; none once they were sent and not refused. */
export function draftOf(outingId: Id, scene: Scene): Draft {
  const draft = kept.value
  if (draft?.outingId !== outingId || draft.scene !== scene) return EMPTY
  return draft.sentAs && !refusedActs.value.some(({ id }) => id === draft.sentAs) ? EMPTY : draft
}

/** The scene of which there are taps that were not sent, so that a roll goes on where it was left. */
export const openScene = (outingId: Id): Scene | null =>
  kept.value?.outingId === outingId && kept.value.sentAs === undefined ? kept.value.scene : null

const without = <Value>(record: Readonly<Record<Id, Value>>, childId: Id): Record<Id, Value> =>
  Object.fromEntries(Object.entries(record).filter(([id]) => id !== childId))

/** A tap on a child: seen now; a second one takes it back. */
export function tapChild(outingId: Id, scene: Scene, childId: Id): void {
  const { seen, reasons } = draftOf(outingId, scene)
  const tapped = seen[childId] === undefined ? { ...seen, [childId]: tapMoment() } : without(seen, childId)
  keep({ outingId, scene, seen: tapped, reasons: without(reasons, childId) })
}

/** Why a child is not there; null takes it back. */
export function excuseChild(outingId: Id, scene: Scene, childId: Id, reason: Reason | null): void {
  const { seen, reasons } = draftOf(outingId, scene)
  keep({
    outingId,
    scene,
    seen: without(seen, childId),
    reasons: reason ? { ...reasons, [childId]: reason } : without(reasons, childId),
  })
}

/** The draft was sent. */
export function draftSent(actId: Id): void {
  if (kept.value) keep({ ...kept.value, sentAs: actId })
}
