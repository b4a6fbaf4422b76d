import { Hono } from 'hono'
import {
  approveInjury,
  correctInjury as correctInput,
  injuryFileQuery,
  injuryQuery,
  replyInjury,
  returnInjury,
  seeInjury,
  takeBackInjury as takeBackInput,
  watchInjury,
  writeInjury as writeInput,
} from '../../schema/injury/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { exportInjuries } from './export-injuries.ts'
import { readInjuries } from './read-injuries.ts'
import { approve, reply, see, sendBack, watch } from './review.ts'
import { correctInjury, takeBackInjury, writeInjury } from './write-injury.ts'

/** けがの連絡: written by whoever saw it, let out by 主任 or 園長, read and acknowledged by the family. */
export const injury = new Hono<App>()
  .get('/list', rate('read'), may('injury.read'), query(injuryQuery), (c) => readInjuries(c, c.req.valid('query')))
  .get('/file', rate('export'), may('injury.export'), query(injuryFileQuery), (c) => exportInjuries(c, c.req.valid('query')))
  .post('/write', rate('write'), may('injury.write'), input(writeInput), async (c) =>
    c.json(await writeInjury(c, c.req.valid('json'))),
  )
  .post('/correct', rate('write'), may('injury.write'), input(correctInput), async (c) =>
    c.json(await correctInjury(c, c.req.valid('json'))),
  )
  .post('/take-back', rate('write'), may('injury.write'), input(takeBackInput), async (c) =>
    c.json(await takeBackInjury(c, c.req.valid('json'))),
  )
  .post('/watch', rate('write'), may('injury.write'), input(watchInjury), async (c) =>
    c.json(await watch(c, c.req.valid('json'))),
  )
  .post('/approve', rate('write'), may('injury.review'), input(approveInjury), async (c) =>
    c.json(await approve(c, c.req.valid('json'))),
  )
  .post('/return', rate('write'), may('injury.review'), input(returnInjury), async (c) =>
    c.json(await sendBack(c, c.req.valid('json'))),
  )
  .post('/see', rate('write'), may('injury.seen'), input(seeInjury), async (c) => c.json(await see(c, c.req.valid('json'))))
  .post('/reply', rate('write'), may('injury.seen'), input(replyInjury), async (c) => c.json(await reply(c, c.req.valid('json'))))

export type Routes = typeof injury
