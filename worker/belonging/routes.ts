import { Hono } from 'hono'
import { askBelonging, closeBelonging, promiseBelonging } from '../../schema/belonging/input.ts'
import type { App } from '../kit/context.ts'
import { input } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { ask, close, promise } from './record.ts'

/** 持ち物: asked for by whoever writes 日々の記録, promised by whoever writes the home side of the contact book. Read with the care of the day. */
export const belonging = new Hono<App>()
  .post('/ask', rate('write'), may('care.record'), input(askBelonging), async (c) => c.json(await ask(c, c.req.valid('json'))))
  .post('/close', rate('write'), may('care.record'), input(closeBelonging), async (c) =>
    c.json(await close(c, c.req.valid('json'))),
  )
  .post('/promise', rate('write'), may('contactbook.home'), input(promiseBelonging), async (c) =>
    c.json(await promise(c, c.req.valid('json'))),
  )

export type Routes = typeof belonging
