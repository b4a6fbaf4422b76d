import { Hono } from 'hono'
import { begin as beginInput, fileQuery } from '../../schema/export/input.ts'
import { nothing } from '../../schema/kit/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { begin, readContents } from './begin.ts'
import { takeExport } from './take-export.ts'

/** まるごとの書き出し: everything the nursery holds, by 園長 alone (docs/export-format.md). */
export const wholeExport = new Hono<App>()
  .get('/contents', rate('read'), may('audit.read'), query(nothing), async (c) => c.json(await readContents(c)))
  .post('/begin', rate('write'), may('audit.export'), input(beginInput), async (c) => c.json(await begin(c, c.req.valid('json'))))
  .get('/file', rate('export'), may('audit.export'), query(fileQuery), (c) => takeExport(c, c.req.valid('query')))

export type Routes = typeof wholeExport
