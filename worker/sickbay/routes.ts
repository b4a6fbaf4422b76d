import { Hono } from 'hono'
import { fileQuery, monthQuery, recordStep as stepInput } from '../../schema/sickbay/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { recordStep } from './record.ts'
import { exportMonth, readMonth } from './report.ts'

/** 体調不良児型病児保育: by whoever writes 日々の記録; its report is health of named children, and read and taken along as such. */
export const sickbay = new Hono<App>()
  .post('/step', rate('write'), may('care.record'), input(stepInput), async (c) =>
    c.json(await recordStep(c, c.req.valid('json'))),
  )
  .get('/month', rate('read'), may('checkup.class'), query(monthQuery), async (c) =>
    c.json(await readMonth(c, c.req.valid('query').month)),
  )
  .get('/file', rate('export'), may('medicine.export'), query(fileQuery), (c) => exportMonth(c, c.req.valid('query')))

export type Routes = typeof sickbay
