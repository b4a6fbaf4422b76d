// R2: for every way to write, each call to a database, a push service or the mail service fails in turn: it throws, it is carried out and its
// answer is lost, or it never ends. Afterwards either nothing is there or everything; sent again with the same id, the act is there once and
// the receipt is the same. (ASVS 2.3.3; inside of a batch, test/law/whole-act.route.test.ts.)
import { createHash } from 'node:crypto'
import type { Moment } from '../../schema/kit/day.ts'
import type { Env } from '../../worker/kit/env.ts'
import { publicKeyOf } from '../../worker/notification/send-push.ts'
import { everyMinute } from '../../worker/scheduled.ts'
import { openMailbox } from '../kit/mailbox.ts'
import { openPushService } from '../kit/push-service.ts'
import { bindings } from '../kit/world.ts'
import { ask } from '../law/crawl/crawl.ts'
import type { Ids } from '../law/ids.ts'
import { requestOf, SAMPLES, type Sample } from '../law/sample.ts'
import { type Client, makeScene, type Scene } from '../law/scene.ts'
import { breaking, quietly, WAYS } from './break-call.ts'
import { breakEachOfSweep } from './fail-sweep.ts'
import { type Finding, openFinding } from './finding.ts'
import { openInProcess } from './open-worker.ts'
import { differing, holding, randomColumns, stateOf } from './table-state.ts'

/** Written in several steps on purpose, since they lie in two databases or two houses; the minute's sweep finishes what was begun. */
const IN_STEPS: Record<string, string> = {
  'POST /api/f/:facility/guest': 'the other house hears of the day afterwards',
  'POST /api/f/:facility/guest/end': 'the same',
  'POST /api/f/:facility/invitation/issue': 'the code can be found when the act is there',
  'POST /api/f/:facility/invitation/staff': 'the same',
  'POST /api/f/:facility/family/invite': 'the same',
  'POST /api/f/:facility/invitation/revoke': 'the code is dead in the house, then it cannot be found any more',
  'POST /api/f/:facility/family/end': 'the same',
  'POST /api/f/:facility/device/pair': 'the question is answered in the directory first: one tablet, one house',
  'POST /api/f/:facility/facility/network': 'the audit comes first, then the network is allowed',
  'POST /api/f/:facility/facility/network/end': 'the same',
  'POST /api/f/:facility/recovery/issue': 'the audit comes first, then the code',
  'POST /api/city/:organisation/facilities/commit': 'the facilities are made after their places',
}
/** What has no id: done again it is another one, or is answered as what it is by now. */
const AGAIN: Record<string, string> = {
  'POST /api/f/:facility/roster/preview': 'a second plan, which changes nothing yet',
  'POST /api/f/:facility/meal/import/preview': 'the same',
  'POST /api/f/:facility/device/open': 'a PIN typed again opens the name again, and ends the session before',
  'POST /api/f/:facility/device/pin': 'the old PIN is no PIN any more',
  'POST /api/city/:organisation/facilities/commit': 'says which are new, and by then none is',
}
/** One call breaks at most so often in a piece of work; more would be a loop. */
const MOST_CALLS = 120
/** Milliseconds until a PIN that is looked at beside a call that hangs has been hashed, and until all else is done. */
const [HASHED, CALM] = [600, 5]

interface Answer {
  status: number
  text: string
}
interface Call {
  now: Moment
  send: (env: Env) => Promise<Answer>
}

/**
 * @param only part of the ways to write, by method and path; all unless told otherwise
 * @param sweep with the minute's work, too
 */
export async function failNth({
  only = () => true,
  sweep = true,
}: {
  only?: (key: string) => boolean
  sweep?: boolean
} = {}): Promise<Finding> {
  const finding = openFinding('fail-nth')
  const mailbox = await openMailbox()
  const service = await openPushService(publicKeyOf(openInProcess({ MAIL_URL: mailbox.url })))
  const keys = Object.keys(SAMPLES).filter((key) => key.startsWith('POST ') && only(key))
  let [trials, bySweep, sweepTrials] = [0, 0, 0]
  const begun = performance.now()
  try {
    await quietly(async () => {
      // Every flow puts the databases back to what they were, and with them the sign-ins of its own.
      const scene = await makeScene('SHARD_1', 2, 1)
      for (const key of keys) {
        await holding(bindings, async () => {
          const found = await breakEach(scene, key, (sentence) => finding.fault(`${key}, ${sentence}`))
          trials += found.trials
          bySweep += found.bySweep
        })
      }
      if (sweep) sweepTrials = await breakEachOfSweep(service, mailbox, finding.fault)
    })
  } finally {
    await mailbox.stop()
    await service.stop()
    // What is put into this process stays for whoever comes after.
    delete bindings.MAIL_URL
  }
  const seconds = Math.round((performance.now() - begun) / 100) / 10
  return finding.close({ flows: keys.length, ways: WAYS.length, trials, finishedBySweep: bySweep, sweepTrials, seconds })
}

async function breakEach(scene: Scene, key: string, fault: (sentence: string) => void) {
  const sample = sampleOf(key, await scene.fresh(key))
  const clean = async (call: Call) =>
    holding(bindings, async () => {
      const answer = await call.send(bindings)
      const state = await stateOf(bindings)
      if (answer.status === 200) await everyMinute(bindings, call.now)
      return { answer, state, swept: await stateOf(bindings) }
    })
  let call: Call | null = null
  for (const who of [...Object.values(await scene.newBrowsers()), scene.people.officer]) {
    const one = callOf(scene, who, key, sample)
    if ((await clean(one)).answer.status !== 200) continue
    call = one
    break
  }
  if (!call) {
    fault('nobody of the house can make this call')
    return { trials: 0, bySweep: 0 }
  }
  const before = await stateOf(bindings)
  const [one, two] = [await clean(call), await clean(call)]
  const random = randomColumns(one.state, two.state)
  const later = randomColumns(one.swept, two.swept)
  const same = (text: string) => alike(text, one.answer.text, two.answer.text)
  let [trials, bySweep] = [0, 0]
  for (const way of WAYS) {
    for (let place = 1; place <= MOST_CALLS; place++) {
      const reached = await holding(bindings, async () => {
        const broken = await breaking(bindings, place, way, call.send, /\/device\/(?:open|pin)$/.test(key) ? HASHED : CALM)
        if (!broken.reached) return false
        trials += 1
        const where = `call ${place} ${way}`
        const left = await stateOf(bindings)
        const half = differing(left, before, random)
        if (half.length > 0 && differing(left, one.state, random).length > 0 && !(key in IN_STEPS))
          fault(`${where}: half of it is there: ${half}; not: ${differing(left, one.state, random)}`)
        const again = await call.send(bindings)
        if (key in AGAIN) return true
        if (again.status !== 200) fault(`${where}: sent again it is answered ${again.status} ${again.text.slice(0, 120)}`)
        else if (!same(again.text))
          fault(`${where}: sent again it is answered ${again.text.slice(0, 200)}, not ${one.answer.text.slice(0, 200)}`)
        const done = differing(await stateOf(bindings), one.state, random)
        if (done.length === 0) return true
        await everyMinute(bindings, call.now)
        const swept = differing(await stateOf(bindings), one.swept, later)
        if (swept.length > 0) fault(`${where}: sent again it is not whole: ${swept}`)
        bySweep += 1
        return true
      })
      if (!reached) break
    }
  }
  return { trials, bySweep }
}

/** A list of facilities is taken with the digest of its preview. */
function sampleOf(key: string, ids: Ids): Sample {
  const sample = SAMPLES[key]?.(ids) ?? {}
  if (sample.csv === undefined || sample.query?.digest === undefined) return sample
  const digest = createHash('sha256').update(sample.csv).digest('base64url')
  return { ...sample, query: { ...sample.query, digest } }
}

/** A text is the answer of an act, what is made anew each time apart. */
function alike(text: string, one: string, other: string): boolean {
  if (text === one) return true
  const flat = (json: string) => Object.entries(JSON.parse(json) as Record<string, unknown>)
  const others = new Map(flat(other))
  const steady = flat(one).filter(([name, value]) => JSON.stringify(others.get(name)) === JSON.stringify(value))
  const given = new Map(flat(text))
  return steady.every(([name, value]) => JSON.stringify(given.get(name)) === JSON.stringify(value))
}

function callOf(scene: Scene, who: Client, key: string, sample: Sample): Call {
  const { method, path, headers, body } = requestOf(key, sample)
  const address = path
    .replace(':facility', String(scene.facilityId))
    .replace(':organisation', String(scene.people.officer.organisationId))
  const call = { method, path: address, route: key, rate: '', headers, ...(body === null ? {} : { body }) }
  const own = { 'x-test-now': String(who.now()), ...who.own, ...(who.cookie ? { cookie: who.cookie } : {}) }
  // What goes on after the answer may fail; that it is made up for is looked at afterwards.
  return { now: who.now(), send: (env) => ask(env, call, own, () => undefined) }
}
