import { Hono } from 'hono'
import {
  decideDisposal as decideInput,
  deliveryFileQuery,
  deliveryQuery,
  endHold as endInput,
  holdPaper as holdInput,
  changePeriod as periodInput,
  proposeDisposal as proposeInput,
  receiveRecord as receiveInput,
  sendRecord as sendInput,
  takeBackRecord as takeBackInput,
} from '../../schema/keeping/input.ts'
import { nothing } from '../../schema/kit/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { readDeliveries, receiveRecord, sendRecord, takeBackRecord } from './deliveries.ts'
import { changePeriod, decideDisposal, endHold, holdPaper, proposeDisposal } from './dispose.ts'
import { exportDeliveries } from './export-deliveries.ts'
import { readPeriods } from './periods.ts'

/** 保存: where 要録 went, how long papers are kept, and what becomes of them then. */
export const keeping = new Hono<App>()
  .get('/deliveries', rate('read'), may('keeping.read'), query(deliveryQuery), async (c) =>
    c.json(await readDeliveries(c, c.req.valid('query').year)),
  )
  .get('/deliveries/file', rate('export'), may('keeping.export'), query(deliveryFileQuery), (c) =>
    exportDeliveries(c, c.req.valid('query')),
  )
  .post('/send', rate('write'), may('keeping.write'), input(sendInput), async (c) =>
    c.json(await sendRecord(c, c.req.valid('json'))),
  )
  .post('/receive', rate('write'), may('keeping.write'), input(receiveInput), async (c) =>
    c.json(await receiveRecord(c, c.req.valid('json'))),
  )
  .post('/take-back', rate('write'), may('keeping.write'), input(takeBackInput), async (c) =>
    c.json(await takeBackRecord(c, c.req.valid('json'))),
  )
  .get('/periods', rate('read'), may('keeping.read'), query(nothing), async (c) => c.json(await readPeriods(c)))
  .post('/period', rate('write'), may('keeping.decide'), input(periodInput), async (c) =>
    c.json(await changePeriod(c, c.req.valid('json'))),
  )
  .post('/hold', rate('write'), may('keeping.write'), input(holdInput), async (c) =>
    c.json(await holdPaper(c, c.req.valid('json'))),
  )
  .post('/end-hold', rate('write'), may('keeping.decide'), input(endInput), async (c) =>
    c.json(await endHold(c, c.req.valid('json'))),
  )
  .post('/propose', rate('write'), may('keeping.write'), input(proposeInput), async (c) =>
    c.json(await proposeDisposal(c, c.req.valid('json'))),
  )
  .post('/decide', rate('write'), may('keeping.decide'), input(decideInput), async (c) =>
    c.json(await decideDisposal(c, c.req.valid('json'))),
  )

export type Routes = typeof keeping
