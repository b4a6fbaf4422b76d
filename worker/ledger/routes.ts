import { Hono } from 'hono'
import { nothing } from '../../schema/kit/input.ts'
import {
  checkLedger,
  checkOnPaper,
  childQuery,
  confirmLedger,
  hideHome,
  openQuery,
  proposeLedger,
  returnLedger,
  withdrawLedger,
  writeLedger,
} from '../../schema/ledger/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { checkCard, checkCardsOnPaper, confirm, propose, sendBack, takeBack, writeCard } from './change-ledger.ts'
import { exportCard } from './export-card.ts'
import { hideTheHome } from './hidden.ts'
import { openLedger, readLedger, readRound } from './read-ledger.ts'

/** 園児台帳: the card of a child. Guardians propose, the office takes it; masked fields open for a reason. */
export const ledger = new Hono<App>()
  .get('/child', rate('read'), may('ledger.read'), query(childQuery), async (c) =>
    c.json(await readLedger(c, c.req.valid('query').childId)),
  )
  .get('/open', rate('export'), may('ledger.open'), query(openQuery), async (c) => {
    const asked = c.req.valid('query')
    const card = await openLedger(c, asked)
    return asked.format ? exportCard(c, card, asked.format) : c.json(card)
  })
  .get('/round', rate('read'), may('ledger.read'), query(nothing), async (c) => c.json(await readRound(c)))
  .post('/propose', rate('write'), may('ledger.propose'), input(proposeLedger), async (c) =>
    c.json(await propose(c, c.req.valid('json'))),
  )
  .post('/withdraw', rate('write'), may('ledger.propose'), input(withdrawLedger), async (c) =>
    c.json(await takeBack(c, c.req.valid('json'))),
  )
  .post('/check', rate('write'), may('ledger.propose'), input(checkLedger), async (c) =>
    c.json(await checkCard(c, c.req.valid('json'))),
  )
  .post('/paper', rate('write'), may('child.change'), input(checkOnPaper), async (c) =>
    c.json(await checkCardsOnPaper(c, c.req.valid('json'))),
  )
  .post('/write', rate('write'), may('child.change'), input(writeLedger), async (c) =>
    c.json(await writeCard(c, c.req.valid('json'))),
  )
  .post('/confirm', rate('write'), may('child.change'), input(confirmLedger), async (c) =>
    c.json(await confirm(c, c.req.valid('json'))),
  )
  .post('/return', rate('write'), may('child.change'), input(returnLedger), async (c) =>
    c.json(await sendBack(c, c.req.valid('json'))),
  )
  .post('/hide', rate('write'), may('block.set'), input(hideHome), async (c) => c.json(await hideTheHome(c, c.req.valid('json'))))

export type Routes = typeof ledger
