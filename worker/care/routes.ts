import { Hono } from 'hono'
import { careQuery, recordCare, takeBackCare } from '../../schema/care/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { readCareDay } from './read-day.ts'
import { record, takeBack } from './record.ts'

/** 日々の記録: temperature, meals, milk, stool, sleep and 視診 of the children who are here. */
export const care = new Hono<App>()
  .get('/day', rate('read'), may('care.read'), query(careQuery), (c) => {
    const { day, class: classId } = c.req.valid('query')
    return readCareDay(c, day, classId)
  })
  .post('/record', rate('write'), may('care.record'), input(recordCare), async (c) =>
    c.json(await record(c, c.req.valid('json'))),
  )
  .post('/take-back', rate('write'), may('care.record'), input(takeBackCare), async (c) =>
    c.json(await takeBack(c, c.req.valid('json'))),
  )

export type Routes = typeof care
