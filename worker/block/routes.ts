import { Hono } from 'hono'
import { alertQuery, blocksQuery, oneBlock, setBlock } from '../../schema/block/input.ts'
import { nothing } from '../../schema/kit/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { askLift, confirmBlock, letStand, liftBlock } from './decide-block.ts'
import { readAlert, readBlocks, readWaiting } from './read-blocks.ts'
import { blockPerson } from './set-block.ts'

/** 支援措置 等: who has nothing to do with which child, whatever else they are here. */
export const block = new Hono<App>()
  .get('/', rate('read'), may('block.read'), query(blocksQuery), async (c) => c.json(await readBlocks(c, c.req.valid('query'))))
  .get('/waiting', rate('read'), may('block.waiting'), query(nothing), async (c) => c.json(await readWaiting(c)))
  .get('/alert', rate('read'), may('block.alert'), query(alertQuery), async (c) =>
    c.json(await readAlert(c, c.req.valid('query').childId)),
  )
  .post('/set', rate('write'), may('block.set'), input(setBlock), async (c) => c.json(await blockPerson(c, c.req.valid('json'))))
  .post('/confirm', rate('write'), may('block.set'), input(oneBlock), async (c) =>
    c.json(await confirmBlock(c, c.req.valid('json'))),
  )
  .post('/ask-lift', rate('write'), may('block.set'), input(oneBlock), async (c) => c.json(await askLift(c, c.req.valid('json'))))
  .post('/lift', rate('write'), may('block.set'), input(oneBlock), async (c) => c.json(await liftBlock(c, c.req.valid('json'))))
  .post('/let-stand', rate('write'), may('block.set'), input(oneBlock), async (c) =>
    c.json(await letStand(c, c.req.valid('json'))),
  )

export type Routes = typeof block
