import { Hono } from 'hono'
import { nothing } from '../../schema/kit/input.ts'
import { importAct, preview } from '../../schema/roster/input.ts'
import type { App } from '../kit/context.ts'
import { file, input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { commitImport, undoWholeImport } from './carry-out-import.ts'
import { previewImport } from './preview-import.ts'
import { readImports } from './read-imports.ts'

/** 名簿の取り込み: dry run, carrying out, taking back as a whole, and what was done before. */
export const roster = new Hono<App>()
  .get('/', rate('read'), may('roster.import'), query(nothing), async (c) => c.json(await readImports(c)))
  .post('/preview', rate('import'), may('roster.import'), file(preview), (c) =>
    previewImport(c, c.req.valid('query'), c.req.valid('form').bytes),
  )
  .post('/commit', rate('import'), may('roster.import'), input(importAct), async (c) =>
    c.json(await commitImport(c, c.req.valid('json'))),
  )
  .post('/undo', rate('import'), may('roster.import'), input(importAct), async (c) =>
    c.json(await undoWholeImport(c, c.req.valid('json'))),
  )

export type Routes = typeof roster
