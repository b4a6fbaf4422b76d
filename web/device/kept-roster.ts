// What a paired tablet keeps for the days without a line: the roster of today and of the next opening day, and, once somebody has opened their
// name, the families' numbers. It has an end: after it only names are left, so that acts can still be recorded.
import { computed, signal } from '@preact/signals'
import { type Day, HOUR, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Roster } from '../../schema/presence/days-to-keep.ts'
import type { PackedBoard } from '../../schema/presence/pack-board.ts'
import type { Routes as ChildRoutes } from '../../worker/child/routes.ts'
import { type As, call, NoLine, Refused, type Reply } from '../kit/call.ts'
import { moment, now } from '../kit/clock.ts'
import { lastReceipt } from '../kit/outbox.ts'
import { answerKey, store } from '../kit/store.ts'

type Phones = Reply<ChildRoutes, '/phones'>['phones']

export interface KeptRoster extends Roster {
  facilityId: number
  /** When the server said so. */
  at: Moment
  /** Of the children of whoever opened a name here, each with its own end. */
  phones: Record<Id, { numbers: Phones[Id]; until: Moment }>
}

const DEVICE: As = { 'X-Door': 'device' }
const PLACE = answerKey('roster', DEVICE)
const ME = answerKey('', DEVICE)
/** How often it is asked for, ms; after an act has arrived sooner, because a page that is opened again without a line knows nothing newer. */
const EVERY = 5 * 60_000
const AFTER_ACT = 30_000
/** Older answers of single screens are of no use to anybody. */
const ANSWERS_LAST = 26 * HOUR

export const keptRoster = signal<KeptRoster | null>(null)
/** True once what is kept has passed its end. */
export const isOver = computed(() => keptRoster.value !== null && now.value > keptRoster.value.until)

/** A board out of what is kept: that of the day, or, where there is none, the names alone. */
export interface KeptBoard {
  board: PackedBoard
  at: Moment
  namesOnly: boolean
}

/** The kept board of a day. A day of which nothing is known has the names of the latest one, without plan, allergies or anything told. */
export function keptBoard(facilityId: number, day: Day): KeptBoard | null {
  const kept = keptRoster.value
  if (kept?.facilityId !== facilityId) return null
  const found = isOver.value ? undefined : kept.days.find(({ board }) => board.rules.day === day)
  if (found) return { board: found.board, at: kept.at, namesOnly: false }
  const last = kept.days.at(-1)
  return last ? { board: namesOn(last.board, day), at: kept.at, namesOnly: true } : null
}

const namesOn = (board: PackedBoard, day: Day): PackedBoard => ({
  ...board,
  rules: { ...board.rules, day, open: false },
  children: board.children.map(({ childId, name, kana, class: place }) => ({
    childId,
    name,
    kana,
    ...(place === undefined ? {} : { class: place }),
  })),
})

/** Nothing but names: what is left after the end. */
const withoutTheRest = (kept: KeptRoster): KeptRoster => ({
  ...kept,
  days: kept.days.slice(-1).map(({ board }) => ({ board: namesOn(board, board.rules.day), people: {} })),
  cards: {},
  phones: {},
})

/** Who may fetch a child on a day, and whom to call, as far as it is kept. */
export function keptContacts(
  childId: Id,
  day: Day,
): { people: Roster['days'][number]['people'][Id]; numbers: Phones[Id]; at: Moment } | null {
  const kept = keptRoster.peek()
  const found = kept && !isOver.peek() ? kept.days.find(({ board }) => board.rules.day === day) : undefined
  if (!kept || !found) return null
  const phones = kept.phones[childId]
  return { people: found.people[childId] ?? [], numbers: phones && phones.until > moment() ? phones.numbers : [], at: kept.at }
}

/** All numbers that are kept and still stand. */
export const keptNumbers = (): Phones =>
  Object.fromEntries(
    Object.entries(keptRoster.peek()?.phones ?? {}).flatMap(([childId, { numbers, until }]) =>
      until > moment() ? [[childId, numbers]] : [],
    ),
  )

async function keep(kept: KeptRoster): Promise<void> {
  keptRoster.value = kept
  await (await store())?.put('answer', { body: kept, etag: null, at: kept.at }, PLACE)
}

/** Takes what this page knows no better, and asks the server as long as the tablet is paired. */
export function openRoster(facilityId: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let due = 0
  let stopped = false
  const ask = async (): Promise<void> => {
    due = moment() + EVERY
    try {
      const { body } = await call<Roster>('GET', `/api/f/${facilityId}/presence/roster`, { as: DEVICE })
      if (!body || stopped) return
      const here = new Set(body.days.flatMap(({ board }) => board.children.map(({ childId }) => childId)))
      const known = keptRoster.peek()?.facilityId === facilityId ? Object.entries(keptRoster.peek()?.phones ?? {}) : []
      const phones = Object.fromEntries(known.filter(([childId, { until }]) => here.has(childId) && until > moment()))
      await keep({ ...body, facilityId, at: moment(), phones })
      await forgetOld(moment() - ANSWERS_LAST)
    } catch (error) {
      if (!(error instanceof NoLine || error instanceof Refused)) throw error
    }
  }
  const plan = () => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(() => void ask().finally(plan), Math.max(1000, due - moment()))
  }
  const wake = () => void ask().finally(plan)
  const receipts = lastReceipt.subscribe((receipt) => {
    if (!receipt || due <= moment() + AFTER_ACT) return
    due = moment() + AFTER_ACT
    plan()
  })
  const end = isOver.subscribe((over) => {
    const kept = keptRoster.peek()
    if (over && kept?.days.some(({ board }) => board.rules.open)) void keep(withoutTheRest(kept)).then(() => forgetOld(moment()))
  })
  addEventListener('online', wake)
  void store()
    .then((kept) => kept?.get('answer', PLACE))
    .then((kept) => {
      if (kept && keptRoster.peek() === null && !stopped) keptRoster.value = kept.body as KeptRoster
    })
    .then(wake)
  return () => {
    stopped = true
    clearTimeout(timer)
    receipts()
    end()
    removeEventListener('online', wake)
    keptRoster.value = null
  }
}

/** The numbers, in the name that was opened a moment ago. Without a line, or where it is not theirs to read, what is kept stays. */
export async function keepPhones(facilityId: number, as: As): Promise<void> {
  try {
    const { body } = await call<{ phones: Phones }>('GET', `/api/f/${facilityId}/child/phones`, { as })
    const kept = keptRoster.peek()
    if (!body || !kept) return
    const more = Object.entries(body.phones).map(([childId, numbers]) => [childId, { numbers, until: kept.until }])
    await keep({ ...kept, phones: { ...kept.phones, ...Object.fromEntries(more) } })
  } catch (error) {
    if (!(error instanceof NoLine || error instanceof Refused)) throw error
  }
}

/** Answers of single screens from before a moment. What the tablet is, who works here, and the roster itself stay. */
async function forgetOld(before: Moment): Promise<void> {
  const kept = await store()
  for (const place of (await kept?.places('answer')) ?? []) {
    if (place === PLACE || (place.startsWith(ME) && !place.includes('/presence/'))) continue
    const answer = await kept?.get('answer', place)
    if (!answer || answer.at < before) await kept?.delete('answer', place)
  }
}
