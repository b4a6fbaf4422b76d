import { Hono } from 'hono'
import {
  addToNap,
  checkNap,
  checkRoom,
  correctNap,
  dropSensor,
  napFileQuery,
  napQuery,
  takeSensor,
} from '../../schema/nap/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { exportNaps } from './export-naps.ts'
import { answerDay } from './read-day.ts'
import { add, check, correct, recordRoom } from './record.ts'
import { drop, take } from './sensor.ts'

/** 午睡チェック: looks at sleeping children, the rooms they sleep in, and the day for the audit. */
export const nap = new Hono<App>()
  .get('/day', rate('read'), may('nap.read'), query(napQuery), (c) => answerDay(c, c.req.valid('query')))
  .get('/file', rate('export'), may('nap.export'), query(napFileQuery), (c) => exportNaps(c, c.req.valid('query')))
  .post('/check', rate('write'), may('nap.record'), input(checkNap), async (c) => c.json(await check(c, c.req.valid('json'))))
  .post('/correct', rate('write'), may('nap.correct'), input(correctNap), async (c) =>
    c.json(await correct(c, c.req.valid('json'))),
  )
  .post('/room', rate('write'), may('nap.room'), input(checkRoom), async (c) => c.json(await recordRoom(c, c.req.valid('json'))))
  .post('/add', rate('write'), may('nap.record'), input(addToNap), async (c) => c.json(await add(c, c.req.valid('json'))))
  .post('/sensor', rate('import'), may('nap.correct'), input(takeSensor), async (c) => c.json(await take(c, c.req.valid('json'))))
  .post('/sensor/drop', rate('import'), may('nap.correct'), input(dropSensor), async (c) =>
    c.json(await drop(c, c.req.valid('json'))),
  )

export type Routes = typeof nap
