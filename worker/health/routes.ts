import { Hono } from 'hono'
import { childQuery, confirmHealth, proposeHealth, returnHealth, withdrawHealth, writeHealth } from '../../schema/health/input.ts'
import { nothing } from '../../schema/kit/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { confirm, propose, sendBack, takeBack, writeRecord } from './change-record.ts'
import { readRecord, readWaiting } from './read-record.ts'

/** 健康記録: 平熱, かかりつけ医, 既往歴, 予防接種. Guardians propose, the nursery confirms. */
export const health = new Hono<App>()
  .get('/child', rate('read'), may('health.read'), query(childQuery), async (c) =>
    c.json(await readRecord(c, c.req.valid('query').childId)),
  )
  .get('/waiting', rate('read'), may('health.read'), query(nothing), async (c) => c.json(await readWaiting(c)))
  .post('/propose', rate('write'), may('health.propose'), input(proposeHealth), async (c) =>
    c.json(await propose(c, c.req.valid('json'))),
  )
  .post('/withdraw', rate('write'), may('health.propose'), input(withdrawHealth), async (c) =>
    c.json(await takeBack(c, c.req.valid('json'))),
  )
  .post('/write', rate('write'), may('health.write'), input(writeHealth), async (c) =>
    c.json(await writeRecord(c, c.req.valid('json'))),
  )
  .post('/confirm', rate('write'), may('health.write'), input(confirmHealth), async (c) =>
    c.json(await confirm(c, c.req.valid('json'))),
  )
  .post('/return', rate('write'), may('health.write'), input(returnHealth), async (c) =>
    c.json(await sendBack(c, c.req.valid('json'))),
  )

export type Routes = typeof health
