import { Hono } from 'hono'
import {
  adjust as adjustInput,
  agreeTerm as agreeInput,
  takeBackExtra as backExtraInput,
  takeBackPayment as backPaymentInput,
  takeBackTariff as backTariffInput,
  chargeItem as chargeInput,
  closeMonth as closeInput,
  endTerm as endInput,
  fileQuery,
  setLayout as layoutInput,
  monthQuery,
  receivePayment as paymentInput,
  setTariff as tariffInput,
} from '../../schema/fee/input.ts'
import { nothing } from '../../schema/kit/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { closeMonth, receivePayment, takeBackPayment } from './close.ts'
import { exportMonth } from './export-month.ts'
import { readBasis, readHouseMonth } from './gather.ts'
import { readOwnFees } from './read-own.ts'
import { readRules, setLayout, setTariff, takeBackTariff } from './tariffs.ts'
import { adjust, agreeTerm, chargeItem, endTerm, takeBackExtra } from './terms.ts'

/** 料金: what a month costs whom and why, closed once, paid, and put right later. */
export const fee = new Hono<App>()
  .get('/month', rate('read'), may('fee.keep'), query(monthQuery), async (c) =>
    c.json(await readHouseMonth(c, c.req.valid('query').month)),
  )
  .get('/file', rate('export'), may('fee.keep'), query(fileQuery), (c) => exportMonth(c, c.req.valid('query')))
  .get('/basis', rate('read'), may('fee.keep'), query(monthQuery), async (c) =>
    c.json(await readBasis(c, c.req.valid('query').month)),
  )
  .get('/own', rate('read'), may('fee.statement'), query(nothing), async (c) => c.json(await readOwnFees(c)))
  .get('/rules', rate('read'), may('fee.keep'), query(nothing), async (c) => c.json(await readRules(c)))
  .post('/tariff', rate('write'), may('fee.keep'), input(tariffInput), async (c) =>
    c.json(await setTariff(c, c.req.valid('json'))),
  )
  .post('/tariff/take-back', rate('write'), may('fee.keep'), input(backTariffInput), async (c) =>
    c.json(await takeBackTariff(c, c.req.valid('json'))),
  )
  .post('/term', rate('write'), may('fee.keep'), input(agreeInput), async (c) => c.json(await agreeTerm(c, c.req.valid('json'))))
  .post('/term/end', rate('write'), may('fee.keep'), input(endInput), async (c) => c.json(await endTerm(c, c.req.valid('json'))))
  .post('/item', rate('write'), may('fee.keep'), input(chargeInput), async (c) =>
    c.json(await chargeItem(c, c.req.valid('json'))),
  )
  .post('/adjust', rate('write'), may('fee.keep'), input(adjustInput), async (c) => c.json(await adjust(c, c.req.valid('json'))))
  .post('/extra/take-back', rate('write'), may('fee.keep'), input(backExtraInput), async (c) =>
    c.json(await takeBackExtra(c, c.req.valid('json'))),
  )
  .post('/close', rate('write'), may('fee.keep'), input(closeInput), async (c) =>
    c.json(await closeMonth(c, c.req.valid('json'))),
  )
  .post('/payment', rate('write'), may('fee.keep'), input(paymentInput), async (c) =>
    c.json(await receivePayment(c, c.req.valid('json'))),
  )
  .post('/payment/take-back', rate('write'), may('fee.keep'), input(backPaymentInput), async (c) =>
    c.json(await takeBackPayment(c, c.req.valid('json'))),
  )
  .post('/layout', rate('write'), may('fee.keep'), input(layoutInput), async (c) =>
    c.json(await setLayout(c, c.req.valid('json'))),
  )

export type Routes = typeof fee
