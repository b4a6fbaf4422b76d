import { Hono } from 'hono'
import { cardQuery, issueCard as issueInput, replyCard as replyInput, seeCard as seeInput } from '../../schema/handover/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { replyCard, seeCard } from './answer.ts'
import { issueCard, readCard } from './card.ts'

/** 引き継ぎカード for an ill child that is fetched. */
export const handover = new Hono<App>()
  .get('/card', rate('read'), may('handover.read'), query(cardQuery), async (c) =>
    c.json(await readCard(c, c.req.valid('query'))),
  )
  .post('/issue', rate('write'), may('handover.issue'), input(issueInput), async (c) =>
    c.json(await issueCard(c, c.req.valid('json'))),
  )
  .post('/see', rate('write'), may('injury.seen'), input(seeInput), async (c) => c.json(await seeCard(c, c.req.valid('json'))))
  .post('/reply', rate('write'), may('injury.seen'), input(replyInput), async (c) =>
    c.json(await replyCard(c, c.req.valid('json'))),
  )

export type Routes = typeof handover
