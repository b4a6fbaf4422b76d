import { Hono } from 'hono'
import {
  addFacts,
  changeDisease as change,
  confirmForm,
  correctCase as correct,
  endCase,
  fileQuery,
  openCase as open,
  receiveAnyway,
  receivePaper,
  submitForm,
  weekQuery,
  withdrawForm,
} from '../../schema/infection/input.ts'
import { nothing } from '../../schema/kit/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { lookAtForm, recordEnd, recordFacts, sendForm, takeAnyway, takeBackForm, takePaper } from './carry-on.ts'
import { changeDisease, readDiseases } from './change-disease.ts'
import { correctCase } from './correct-case.ts'
import { openCase } from './open-case.ts'
import { readAlert, readCases } from './read-cases.ts'
import { exportWeek, readWeek } from './week.ts'

/** 感染症: cases, 登園届 and 意見書, what goes round in numbers, and the table of diseases. */
export const infection = new Hono<App>()
  .get('/', rate('read'), may('infection.read'), query(nothing), async (c) => c.json(await readCases(c)))
  .get('/alert', rate('read'), may('family.read'), query(nothing), async (c) => c.json(await readAlert(c)))
  .get('/week', rate('read'), may('infection.summary'), query(weekQuery), async (c) =>
    c.json(await readWeek(c, c.req.valid('query'))),
  )
  .get('/file', rate('export'), may('infection.export'), query(fileQuery), (c) => exportWeek(c, c.req.valid('query')))
  .get('/disease', rate('read'), may('facility.settings'), query(nothing), async (c) => c.json(await readDiseases(c)))
  .post('/disease', rate('write'), may('facility.settings'), input(change), async (c) =>
    c.json(await changeDisease(c, c.req.valid('json'))),
  )
  .post('/open', rate('write'), may('infection.report'), input(open), async (c) => c.json(await openCase(c, c.req.valid('json'))))
  .post('/facts', rate('write'), may('infection.report'), input(addFacts), async (c) =>
    c.json(await recordFacts(c, c.req.valid('json'))),
  )
  .post('/end', rate('write'), may('infection.record'), input(endCase), async (c) =>
    c.json(await recordEnd(c, c.req.valid('json'))),
  )
  .post('/correct', rate('write'), may('infection.correct'), input(correct), async (c) =>
    c.json(await correctCase(c, c.req.valid('json'))),
  )
  .post('/form', rate('write'), may('infection.form'), input(submitForm), async (c) =>
    c.json(await sendForm(c, c.req.valid('json'))),
  )
  .post('/form/withdraw', rate('write'), may('infection.form'), input(withdrawForm), async (c) =>
    c.json(await takeBackForm(c, c.req.valid('json'))),
  )
  .post('/form/confirm', rate('write'), may('infection.record'), input(confirmForm), async (c) =>
    c.json(await lookAtForm(c, c.req.valid('json'))),
  )
  .post('/paper', rate('write'), may('infection.door'), input(receivePaper), async (c) =>
    c.json(await takePaper(c, c.req.valid('json'))),
  )
  .post('/anyway', rate('write'), may('infection.door'), input(receiveAnyway), async (c) =>
    c.json(await takeAnyway(c, c.req.valid('json'))),
  )

export type Routes = typeof infection
