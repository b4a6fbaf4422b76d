// R6: two tablets without a line record the same children, each as it saw them. Whatever reaches the server first, and whatever is sent twice
// because a receipt was lost: the board is the same, no act is gone, what contradicts is shown, and the family hears of a coming once.
import fc from 'fast-check'
import type { Moment } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { foldBoard } from '../../schema/presence/fold-board.ts'
import { type PackedBoard, unpackBoard } from '../../schema/presence/pack-board.ts'
import { addTablet, openOn } from '../kit/tablet.ts'
import { at, bindings, DAY, makeWorld } from '../kit/world.ts'
import { type Finding, openFinding } from './finding.ts'
import { openInProcess } from './open-worker.ts'
import { holding } from './table-state.ts'

/** What a caregiver does at a tablet. `undo` takes back her act before it. */
export type Step = 'arrive' | 'leave' | 'sighting' | 'out' | 'back' | 'undo'
interface Act {
  tablet: 0 | 1
  childId: Id
  path: string
  json: { id: Id; childId: Id } & Record<string, unknown>
  kinds: number
}

const SYNC = '12:00'
const FIRST = at('7:30')
const FACTS: Record<Step, number> = { arrive: 2, leave: 2, sighting: 1, out: 1, back: 1, undo: 1 }
const HERE: readonly Step[] = ['leave', 'sighting', 'out', 'sighting', 'undo']

/** The acts of one tablet on one child: what it can offer there, one after the other, minutes apart. */
function actsOf(tablet: 0 | 1, childId: Id, steps: readonly { step: Step; at: Moment }[]): Act[] {
  return steps.map(({ step, at }, place) => {
    const id = newId(at)
    const json = { id, childId }
    const kinds = FACTS[step]
    const act = (path: string, more: Record<string, unknown> = { at }) => ({
      tablet,
      childId,
      path,
      json: { ...json, ...more },
      kinds,
    })
    if (step === 'arrive') return act('tap', { kind: step, at })
    if (step === 'leave') return act('tap', { kind: step, at, person: '祖母' })
    if (step === 'undo') return act('undo', { actId: '', reason: 'まちがえました', place })
    return act(step)
  })
}

/** An undo names the act before it, whose id is only known now. */
const named = (acts: readonly Act[]): Act[] =>
  acts.map((act, index) => {
    if (act.path !== 'undo') return act
    const { place: _, ...json } = act.json
    return { ...act, json: { ...json, actId: acts[index - 1]?.json.id } }
  })

/** Which step a choice is, from where the child stands for this tablet. */
function stepsOf(choices: readonly number[]): Step[] {
  const steps: Step[] = []
  let [here, out, canUndo] = [false, false, false]
  for (const choice of choices) {
    let step: Step = out ? 'back' : here ? (HERE[choice % HERE.length] as Step) : 'arrive'
    if (step === 'undo' && !canUndo) step = 'sighting'
    steps.push(step)
    // Only a sighting is taken back here: what follows stands on its own.
    canUndo = step === 'sighting'
    here = step === 'arrive' || (here && step !== 'leave')
    out = step === 'out'
  }
  return steps
}

/** The two lists put into one, each in its own order; `choose` says whose turn it is. */
function merged(one: readonly Act[], other: readonly Act[], choose: () => boolean): Act[] {
  const [left, right] = [[...one], [...other]]
  const all: Act[] = []
  while (left.length + right.length > 0) {
    const next = (right.length === 0 || (left.length > 0 && choose()) ? left : right).shift()
    if (next) all.push(next)
  }
  return all
}

/** Every way in which two lists can be put into one. */
function* everyMerge(one: readonly Act[], other: readonly Act[]): Generator<Act[]> {
  if (one.length === 0 || other.length === 0) return yield [...one, ...other]
  for (const rest of everyMerge(one.slice(1), other)) yield [one[0] as Act, ...rest]
  for (const rest of everyMerge(one, other.slice(1))) yield [other[0] as Act, ...rest]
}

interface Outcome {
  /** What the board says of each child at the end, and what stands in the table. */
  board: string
  facts: string
  contradictions: string[]
}

/** @param runs sets of acts, each in `orders` orders of arrival */
export async function twoTablets({ runs = 400, orders = 5, seed = 1 } = {}): Promise<Finding> {
  const finding = openFinding('two-tablets')
  openInProcess()
  const world = await makeWorld()
  const children = await Promise.all(['あおい そら', 'いとう めい', 'うえだ りく'].map((kana) => world.addChild(kana)))
  await world.addGuardian(children)
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const tablets = [await addTablet(world), await addTablet(world)] as const
  let [arrivals, acts, resent] = [0, 0, 0]

  /** Both tablets have a line again: everything arrives in this order, some of it twice. */
  async function arrive(order: readonly Act[], again: (place: number) => boolean): Promise<Outcome> {
    return holding(bindings, async () => {
      arrivals += 1
      const names = [await openOn(world, tablets[0], teacher), await openOn(world, tablets[1], teacher)] as const
      for (const name of names) name.at(SYNC)
      for (const [place, { tablet, path, json }] of order.entries()) {
        acts += 1
        const { status, text } = await names[tablet].post(`/presence/${path}`, json)
        if (status !== 200) finding.fault(`${path} of tablet ${tablet} was answered ${status} ${text.slice(0, 200)}`)
        if (!again(place)) continue
        resent += 1
        const receipt = await names[tablet].post(`/presence/${path}`, json)
        if (receipt.text !== text) finding.fault(`${path} sent again was answered ${receipt.text}, not ${text}`)
      }
      const rows = async (sql: string) =>
        (await bindings[world.shard]?.prepare(sql).bind(world.facilityId).all<Record<string, unknown>>())?.results ?? []
      const facts = await rows(
        'select id, kind, at, child_id, supersedes from presence_fact where facility_id = ? order by id, kind',
      )
      const meant = order.reduce((sum, { kinds }) => sum + kinds, 0)
      if (facts.length !== meant) finding.fault(`${facts.length} facts are there of ${meant}`)
      // Of one moment a coming stands before a going, as where the line is written.
      const told = await rows(
        'select child_id, kind from outbox where facility_id = ? and retracted_at is null order by child_id, at, kind',
      )
      told.forEach(({ child_id, kind }, place) => {
        const before = told[place - 1]
        if (kind !== 'corrected' && before?.child_id === child_id && before?.kind === kind)
          finding.fault(`the family is told ${kind} twice: ${order.map(({ json, path }) => `${path} ${json.kind ?? ''}`)}`)
      })
      const boards = await Promise.all(names.map((name) => name.get(`/presence/board?day=${DAY}`)))
      const [mine, theirs] = boards.map(({ body }) => foldBoard(unpackBoard(body as unknown as PackedBoard), at(SYNC)).children)
      if (JSON.stringify(mine) !== JSON.stringify(theirs)) finding.fault('the two tablets show different boards')
      const contradictions = (mine ?? []).flatMap((child) => (child.contradictions ?? []).map(({ kind }) => kind))
      return { board: JSON.stringify(mine), facts: JSON.stringify(facts), contradictions }
    })
  }
  const compare = (wanted: Outcome, found: Outcome, order: readonly Act[]): void => {
    const said = () => order.map(({ tablet, path, json }) => `${tablet} ${path} ${json.kind ?? ''}`).join(', ')
    if (found.board !== wanted.board) finding.fault(`another order, another board: ${said()}`)
    if (found.facts !== wanted.facts) finding.fault(`another order, other facts: ${said()}`)
  }
  const script = (tablet: 0 | 1, childId: Id | undefined, ...steps: [Step, string][]) =>
    named(
      actsOf(
        tablet,
        childId ?? '',
        steps.map(([step, time]) => ({ step, at: at(time) })),
      ),
    )

  // Both receive the child; one hands it over by mistake, the other sees it in the room an hour later.
  const one = script(0, children[0], ['arrive', '8:01'], ['sighting', '9:10'], ['out', '10:00'])
  const other = script(1, children[0], ['arrive', '8:03'], ['leave', '8:20'])
  let first: Outcome | undefined
  for (const order of everyMerge(one, other)) {
    const outcome = await arrive(order, (place) => place % 2 === 0)
    first ??= outcome
    compare(first, outcome, order)
    if (!outcome.contradictions.includes('seen_after_leaving')) finding.fault('seen after leaving, and nothing is shown')
  }

  const choices = fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 5 })
  const apart = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 5, maxLength: 5 })
  const list = fc.record({ choices, apart, begins: fc.nat({ max: 30 }) })
  const samples = fc.sample(
    fc.record({ lists: fc.array(list, { minLength: 6, maxLength: 6 }), random: fc.infiniteStream(fc.nat({ max: 999 })) }),
    {
      numRuns: runs,
      seed,
    },
  )
  for (const { lists, random } of samples) {
    const draw = () => random.next().value as number
    const queues = ([0, 1] as const).map((tablet) =>
      children.flatMap((childId, place) => {
        const { choices, apart, begins } = lists[tablet * children.length + place] as (typeof lists)[number]
        let minute = begins
        const steps = stepsOf(choices).map((step, turn) => {
          minute += apart[turn] ?? 1
          return { step, at: FIRST + minute * 60_000 }
        })
        return named(actsOf(tablet, childId, steps))
      }),
    )
    const [left = [], right = []] = queues
    const plain = await arrive([...left, ...right], () => false)
    for (let count = 1; count < orders; count++) {
      const order = merged(left, right, () => draw() % 2 === 0)
      compare(plain, await arrive(order, () => draw() % 4 === 0), order)
    }
  }
  return finding.close({ children: children.length, sets: runs + 1, arrivals, acts, resent, seed })
}
