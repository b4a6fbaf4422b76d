import { Hono } from 'hono'
import { nothing } from '../../schema/kit/input.ts'
import { decide, handOver } from '../../schema/quarantine/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { decideAct, readQuarantine } from './decide-act.ts'
import { takeOver } from './take-over.ts'

/** What a tablet hands over whose pairing is over; nobody has to be signed in for it. */
export const handedOver = new Hono<App>().post('/', rate('sign_in'), may('quarantine.send'), input(handOver), async (c) =>
  c.json(await takeOver(c, c.req.valid('json'))),
)

/** 届かなかった記録: read and decided at the desk. */
export const quarantine = new Hono<App>()
  .get('/', rate('read'), may('quarantine.decide'), query(nothing), async (c) => c.json(await readQuarantine(c)))
  .post('/decide', rate('write'), may('quarantine.decide'), input(decide), async (c) =>
    c.json(await decideAct(c, c.req.valid('json'))),
  )

export type Routes = typeof quarantine
