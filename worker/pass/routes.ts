import { Hono } from 'hono'
import { nothing } from '../../schema/kit/input.ts'
import * as inputs from '../../schema/pass/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { issueCards, issueEntrance, readCards, readEntrance, revokeCard, revokeEntrance } from './issue.ts'
import { readPasses } from './read-passes.ts'
import { readKey, registerKey } from './register-key.ts'
import { stampAtEntrance } from './stamp-at-entrance.ts'

/** What is read at the entrance: cards, phones, and the code that hangs there. */
export const pass = new Hono<App>()
  .get('/list', rate('read'), may('pass.list'), query(nothing), async (c) => c.json(await readPasses(c)))
  .get('/key', rate('read'), may('pass.key'), query(nothing), async (c) => c.json(await readKey(c)))
  .post('/key', rate('write'), may('pass.key'), input(inputs.registerKey), async (c) =>
    c.json(await registerKey(c, c.req.valid('json'))),
  )
  .post('/stamp', rate('write'), may('pass.stamp'), input(inputs.phoneStamp), async (c) =>
    c.json(await stampAtEntrance(c, c.req.valid('json'))),
  )
  .get('/card', rate('read'), may('pass.card'), query(nothing), async (c) => c.json(await readCards(c)))
  .post('/card', rate('write'), may('pass.card'), input(inputs.issueCards), async (c) =>
    c.json(await issueCards(c, c.req.valid('json'))),
  )
  .post('/card/revoke', rate('write'), may('pass.card'), input(inputs.revokeCard), async (c) =>
    c.json(await revokeCard(c, c.req.valid('json'))),
  )
  .get('/entrance', rate('read'), may('pass.entrance'), query(nothing), async (c) => c.json(await readEntrance(c)))
  .post('/entrance', rate('write'), may('pass.entrance'), input(inputs.actOnly), async (c) =>
    c.json(await issueEntrance(c, c.req.valid('json'))),
  )
  .post('/entrance/revoke', rate('write'), may('pass.entrance'), input(inputs.actOnly), async (c) =>
    c.json(await revokeEntrance(c, c.req.valid('json'))),
  )

export type Routes = typeof pass
