import { Hono } from 'hono'
import {
  beginOuting,
  endOuting,
  headCount,
  moveRoom,
  outingStep,
  rollQuery,
  settleCount,
  takeBackMove,
} from '../../schema/roll/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { countHeads, settle } from './count-heads.ts'
import { moveRooms, takeBackRooms } from './move-rooms.ts'
import { readRollDay } from './read-day.ts'
import { begin, end, recordStep } from './record-step.ts'

/** 点呼・人数確認・部屋: groups that go out or are counted together, counts by eye of each class, and who is in which room. */
export const roll = new Hono<App>()
  .get('/day', rate('read'), may('roll.read'), query(rollQuery), (c) => readRollDay(c, c.req.valid('query').day))
  .post('/begin', rate('write'), may('roll.record'), input(beginOuting), async (c) => c.json(await begin(c, c.req.valid('json'))))
  .post('/step', rate('write'), may('roll.record'), input(outingStep), async (c) =>
    c.json(await recordStep(c, c.req.valid('json'))),
  )
  .post('/end', rate('write'), may('roll.record'), input(endOuting), async (c) => c.json(await end(c, c.req.valid('json'))))
  .post('/count', rate('write'), may('roll.count'), input(headCount), async (c) =>
    c.json(await countHeads(c, c.req.valid('json'))),
  )
  .post('/settle', rate('write'), may('roll.count'), input(settleCount), async (c) =>
    c.json(await settle(c, c.req.valid('json'))),
  )
  .post('/move', rate('write'), may('roll.move'), input(moveRoom), async (c) => c.json(await moveRooms(c, c.req.valid('json'))))
  .post('/take-back', rate('write'), may('roll.move'), input(takeBackMove), async (c) =>
    c.json(await takeBackRooms(c, c.req.valid('json'))),
  )

export type Routes = typeof roll
