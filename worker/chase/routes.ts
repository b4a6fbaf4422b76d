import { Hono } from 'hono'
import { chaseCall } from '../../schema/chase/input.ts'
import { nothing } from '../../schema/kit/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { readChases } from './read-chases.ts'
import { writeCall } from './write-call.ts'

/** 未登園・連絡なし: who is looked for, and the calls about them. */
export const chase = new Hono<App>()
  .get('/', rate('read'), may('chase.read'), query(nothing), async (c) => c.json(await readChases(c)))
  .post('/call', rate('write'), may('chase.call'), input(chaseCall), async (c) => c.json(await writeCall(c, c.req.valid('json'))))

export type Routes = typeof chase
