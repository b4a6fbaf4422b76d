import { Hono } from 'hono'
import { caseQuery } from '../../schema/chase/input.ts'
import { listQuery } from '../../schema/document/input.ts'
import { makeForm as formInput } from '../../schema/document/own-form.ts'
import { endNetwork as networkEnd, addNetwork as networkInput } from '../../schema/facility/network.ts'
import { setTariff } from '../../schema/fee/input.ts'
import { nothing } from '../../schema/kit/input.ts'
import { pushDevice, pushDeviceEnd, pushTest } from '../../schema/notification/input.ts'
import {
  giveFile as fileInput,
  givePhrase as phraseInput,
  takeBackPhrase as takeBackInput,
} from '../../schema/organisation/gift.ts'
import { facilityListCommit, outcomeQuery, returnsFile, returnsQuery } from '../../schema/organisation/input.ts'
import { changeLayout as layoutInput } from '../../schema/organisation/return-layout.ts'
import { readCase } from '../chase/city-case.ts'
import { FORM } from '../document/own-file.ts'
import type { App } from '../kit/context.ts'
import { file, input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { addCityNetwork, endCityNetwork, readCityNetworks } from './change-network.ts'
import { giveFile, giveForm, givePhrase, readGifts, takeBackPhrase } from './give.ts'
import { giveTariff } from './give-tariff.ts'
import { commitFacilities, previewFacilities } from './import-facilities.ts'
import { addPush, endPush, readOwnPush, testOwnPush } from './own-push.ts'
import { readAdoption } from './read-adoption.ts'
import { readCityToday } from './read-city.ts'
import { readCityMinutes } from './read-minutes.ts'
import { readOutcome } from './read-outcome.ts'
import { changeLayout, exportReturns, readReturns } from './read-returns.ts'
import { cityScope } from './scope.ts'

/** 市: what an officer sees of all facilities of the organisation, and the list they are made from. */
export const city = new Hono<App>()
  .use(cityScope)
  .get('/today', rate('read'), may('city.read'), query(nothing), async (c) => c.json(await readCityToday(c)))
  .get('/minutes', rate('read'), may('city.read'), query(listQuery), async (c) =>
    c.json(await readCityMinutes(c, c.req.valid('query'))),
  )
  .post('/facilities/preview', rate('import'), may('city.import'), file(nothing), (c) =>
    previewFacilities(c, c.req.valid('form').bytes),
  )
  .post('/facilities/commit', rate('import'), may('city.import'), file(facilityListCommit), (c) =>
    commitFacilities(c, c.req.valid('query'), c.req.valid('form').bytes),
  )
  .get('/case', rate('read'), may('city.case'), query(caseQuery), async (c) =>
    c.json(await readCase(c, c.req.valid('query').facility)),
  )
  .get('/month', rate('read'), may('city.read'), query(returnsQuery), (c) => readReturns(c, c.req.valid('query')))
  .get('/month/file', rate('export'), may('city.read'), query(returnsFile), (c) => exportReturns(c, c.req.valid('query')))
  .get('/adoption', rate('read'), may('city.read'), query(nothing), async (c) => c.json(await readAdoption(c)))
  .get('/outcome', rate('read'), may('city.read'), query(outcomeQuery), async (c) =>
    c.json(await readOutcome(c, c.req.valid('query').year)),
  )
  .post('/month/layout', rate('write'), may('city.form'), input(layoutInput), async (c) =>
    c.json(await changeLayout(c, c.req.valid('json'))),
  )
  .get('/network', rate('read'), may('city.network'), query(nothing), async (c) => c.json(await readCityNetworks(c)))
  .post('/network', rate('write'), may('city.network'), input(networkInput), async (c) =>
    c.json(await addCityNetwork(c, c.req.valid('json'))),
  )
  .post('/network/end', rate('write'), may('city.network'), input(networkEnd), async (c) =>
    c.json(await endCityNetwork(c, c.req.valid('json'))),
  )
  .post('/tariff', rate('write'), may('city.form'), input(setTariff), async (c) =>
    c.json(await giveTariff(c, c.req.valid('json'))),
  )
  .get('/gifts', rate('read'), may('city.read'), query(nothing), async (c) => c.json(await readGifts(c)))
  .post('/phrase', rate('write'), may('city.form'), input(phraseInput), async (c) =>
    c.json(await givePhrase(c, c.req.valid('json'))),
  )
  .post('/phrase/take-back', rate('write'), may('city.form'), input(takeBackInput), async (c) =>
    c.json(await takeBackPhrase(c, c.req.valid('json'))),
  )
  .post('/own-file', rate('import'), may('city.form'), file(fileInput, FORM), (c) =>
    giveFile(c, c.req.valid('query'), c.req.valid('form').bytes),
  )
  .get('/push', rate('read'), may('city.read'), query(nothing), async (c) => c.json(await readOwnPush(c)))
  .post('/push', rate('write'), may('city.read'), input(pushDevice), async (c) => c.json(await addPush(c, c.req.valid('json'))))
  .post('/push/end', rate('write'), may('city.read'), input(pushDeviceEnd), async (c) =>
    c.json(await endPush(c, c.req.valid('json'))),
  )
  .post('/push/test', rate('write'), may('city.read'), input(pushTest), async (c) =>
    c.json(await testOwnPush(c, c.req.valid('json'))),
  )
  .post('/form', rate('write'), may('city.form'), input(formInput), async (c) => c.json(await giveForm(c, c.req.valid('json'))))

export type Routes = typeof city
