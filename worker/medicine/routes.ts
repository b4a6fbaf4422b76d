import { Hono } from 'hono'
import {
  askMedicine as askInput,
  checkMedicine as checkInput,
  giveMedicine as giveInput,
  medicineFileQuery,
  medicineQuery,
  receiveMedicine as receiveInput,
  keepSheet as sheetInput,
  sheetQuery,
  tellMedicine as tellInput,
  undoMedicine as undoInput,
  withdrawMedicine as withdrawInput,
  withholdMedicine as withholdInput,
} from '../../schema/medicine/input.ts'
import type { App } from '../kit/context.ts'
import { file, input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { askMedicine, tellMedicine, withdrawMedicine } from './ask.ts'
import { exportMedicine } from './export-medicine.ts'
import { check, give, receive, undo, withhold } from './give.ts'
import { readMedicine } from './read-medicine.ts'
import { keepSheet, readSheet, SHEET_PICTURE } from './sheet.ts'

/** 与薬: what families ask for or tell of, and what became of it. */
export const medicine = new Hono<App>()
  .get('/list', rate('read'), may('medicine.read'), query(medicineQuery), (c) => readMedicine(c, c.req.valid('query')))
  .get('/file', rate('export'), may('medicine.export'), query(medicineFileQuery), (c) => exportMedicine(c, c.req.valid('query')))
  .get('/sheet', rate('picture'), may('medicine.read'), query(sheetQuery), (c) => readSheet(c, c.req.valid('query')))
  .post('/ask', rate('write'), may('medicine.ask'), input(askInput), async (c) =>
    c.json(await askMedicine(c, c.req.valid('json'))),
  )
  .post('/tell', rate('write'), may('medicine.ask'), input(tellInput), async (c) =>
    c.json(await tellMedicine(c, c.req.valid('json'))),
  )
  .post('/sheet', rate('upload'), may('medicine.ask'), file(sheetInput, SHEET_PICTURE), async (c) =>
    c.json(await keepSheet(c, c.req.valid('query'), c.req.valid('form').bytes)),
  )
  .post('/withdraw', rate('write'), may('medicine.ask'), input(withdrawInput), async (c) =>
    c.json(await withdrawMedicine(c, c.req.valid('json'))),
  )
  .post('/receive', rate('write'), may('medicine.record'), input(receiveInput), async (c) =>
    c.json(await receive(c, c.req.valid('json'))),
  )
  .post('/check', rate('write'), may('medicine.give'), input(checkInput), async (c) =>
    c.json(await check(c, c.req.valid('json'))),
  )
  .post('/give', rate('write'), may('medicine.give'), input(giveInput), async (c) => c.json(await give(c, c.req.valid('json'))))
  .post('/withhold', rate('write'), may('medicine.record'), input(withholdInput), async (c) =>
    c.json(await withhold(c, c.req.valid('json'))),
  )
  .post('/undo', rate('write'), may('medicine.give'), input(undoInput), async (c) => c.json(await undo(c, c.req.valid('json'))))

export type Routes = typeof medicine
