import { Hono } from 'hono'
import { nothing } from '../../schema/kit/input.ts'
import {
  actsQuery,
  boardQuery,
  comeBack,
  fromPaper,
  goOut,
  monthQuery,
  remark,
  sighting,
  stamp,
  tap,
  together,
  undo,
} from '../../schema/presence/input.ts'
import { bringerTo } from '../kit/bring-together.ts'
import type { App } from '../kit/context.ts'
import { badInput } from '../kit/fail.ts'
import { input, query } from '../kit/input.ts'
import { listen } from '../kit/listen.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { checkPass } from '../pass/check-pass.ts'
import { readActs } from './read-acts.ts'
import { readBoard } from './read-board.ts'
import { readMonth } from './read-month.ts'
import { readRoster } from './read-roster.ts'
import { recordAct } from './record-act.ts'
import { takeBack } from './take-back.ts'
import { writeRemark } from './write-remark.ts'

/** What a person or a tablet records of one child. */
const acts = new Hono<App>()
  .post('/tap', rate('write'), may('presence.record'), input(tap), async (c) => {
    const { kind, person, ...act } = c.req.valid('json')
    const facts = kind === 'arrive' ? (['arrive', 'sighting'] as const) : (['leave', 'handover'] as const)
    return c.json(await recordAct(c, { ...act, facts, person }))
  })
  .post('/stamp', rate('write'), may('presence.stamp'), input(stamp), async (c) => {
    const { kind, pass, pickup, ...act } = c.req.valid('json')
    if (pickup && !pass) throw badInput('お迎え（pickup）: スマホのQRを読み取ったときだけ送れます', 'pickup')
    const read = pass && { ...(await checkPass(c, pass, { ...act, kind, pickup })), said: { pass, pickup } }
    return c.json(await recordAct(c, { ...act, facts: [kind], read }))
  })
  .post('/sighting', rate('write'), may('presence.record'), input(sighting), async (c) =>
    c.json(await recordAct(c, { ...c.req.valid('json'), facts: ['sighting'] })),
  )
  .post('/out', rate('write'), may('presence.record'), input(goOut), async (c) =>
    c.json(await recordAct(c, { ...c.req.valid('json'), facts: ['out'] })),
  )
  .post('/back', rate('write'), may('presence.record'), input(comeBack), async (c) =>
    c.json(await recordAct(c, { ...c.req.valid('json'), facts: ['back'] })),
  )
  .post('/paper', rate('write'), may('presence.record'), input(fromPaper), async (c) => {
    const { kind, seenBy, person, ...act } = c.req.valid('json')
    const facts =
      kind === 'arrive' ? [kind, ...(seenBy ? ['sighting' as const] : [])] : [kind, ...(person ? ['handover' as const] : [])]
    return c.json(await recordAct(c, { ...act, facts, person: kind === 'leave' ? person : undefined, paper: { seenBy } }))
  })
  .post('/undo', rate('write'), may('presence.record'), input(undo), async (c) => c.json(await takeBack(c, c.req.valid('json'))))
const bringTogether = bringerTo(acts)

/** 登降園: the board of a day, and what happens to a child at the door. */
export const presence = new Hono<App>()
  .get('/board', rate('read'), may('presence.read'), query(boardQuery), (c) => readBoard(c, c.req.valid('query')))
  .get('/roster', rate('read'), may('presence.roster'), query(nothing), async (c) => c.json(await readRoster(c)))
  .get('/month', rate('export'), may('presence.month'), query(monthQuery), (c) => readMonth(c, c.req.valid('query')))
  .post('/remark', rate('write'), may('presence.remark'), input(remark), async (c) =>
    c.json(await writeRemark(c, c.req.valid('json'))),
  )
  .get('/acts', rate('read'), may('presence.history'), query(actsQuery), async (c) =>
    c.json(await readActs(c, c.req.valid('query'))),
  )
  .get('/live', rate('read'), may('presence.read'), query(nothing), (c) => listen(c))
  .route('/', acts)
  .post('/together', rate('write'), may('presence.stamp'), input(together), async (c) =>
    c.json(await bringTogether(c, c.req.valid('json').acts)),
  )

export type Routes = typeof presence
