import { Hono } from 'hono'
import {
  endRelay as endInput,
  offersQuery,
  readRelays as readInput,
  relayQuery,
  writeRelay as writeInput,
} from '../../schema/relay/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { endRelay, listRelays, offerRelays, readRelays, writeRelay } from './relays.ts'

/** 申し送り between the staff of a class, or of the house: read by whoever reads its papers; written, and marked as read, by whoever writes them. */
export const relay = new Hono<App>()
  .get('/list', rate('read'), may('document.read'), query(relayQuery), async (c) =>
    c.json(await listRelays(c, c.req.valid('query'))),
  )
  .get('/offers', rate('read'), may('document.read'), query(offersQuery), async (c) =>
    c.json(await offerRelays(c, c.req.valid('query'))),
  )
  .post('/write', rate('write'), may('document.write'), input(writeInput), async (c) =>
    c.json(await writeRelay(c, c.req.valid('json'))),
  )
  .post('/read', rate('write'), may('document.write'), input(readInput), async (c) =>
    c.json(await readRelays(c, c.req.valid('json'))),
  )
  .post('/end', rate('write'), may('document.write'), input(endInput), async (c) =>
    c.json(await endRelay(c, c.req.valid('json'))),
  )

export type Routes = typeof relay
