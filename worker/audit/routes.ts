import { Hono } from 'hono'
import { auditFileQuery, auditQuery, exposureQuery, namesQuery, signInQuery, unlock } from '../../schema/audit/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { auditFile, exposureFile } from './export-audit.ts'
import { findNames } from './find-names.ts'
import { letOn } from './let-on.ts'
import { readAudit } from './read-audit.ts'
import { readExposure } from './read-exposure.ts'
import { readSignIns } from './read-sign-ins.ts'

/** 記録: who did or saw what, when, from where. */
export const audit = new Hono<App>()
  .get('/', rate('read'), may('audit.read'), query(auditQuery), async (c) => c.json(await readAudit(c, c.req.valid('query'))))
  .get('/file', rate('export'), may('audit.export'), query(auditFileQuery), (c) => auditFile(c, c.req.valid('query')))
  .get('/names', rate('read'), may('audit.read'), query(namesQuery), async (c) =>
    c.json(await findNames(c, c.req.valid('query').text)),
  )
  .get('/sign-ins', rate('read'), may('audit.read'), query(signInQuery), async (c) =>
    c.json(await readSignIns(c, c.req.valid('query'))),
  )
  .get('/exposure', rate('read'), may('audit.read'), query(exposureQuery), async (c) =>
    c.json(await readExposure(c, c.req.valid('query'))),
  )
  .get('/exposure/file', rate('export'), may('audit.export'), query(exposureQuery), (c) => exposureFile(c, c.req.valid('query')))
  .post('/unlock', rate('write'), may('audit.unlock'), input(unlock), async (c) => c.json(await letOn(c, c.req.valid('json'))))

export type Routes = typeof audit
