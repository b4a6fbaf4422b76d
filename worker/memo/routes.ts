import { Hono } from 'hono'
import {
  correctMemo as correctInput,
  memoFileQuery,
  memoQuery,
  takeBackMemo as takeBackInput,
  writeMemo as writeInput,
} from '../../schema/memo/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { exportMemos } from './export-memos.ts'
import { readMemos } from './read-memos.ts'
import { correctMemo, takeBackMemo, writeMemo } from './write-memo.ts'

/** メモ: what was noticed of a child or a class, to be taken from there into what is written for families and for the record. */
export const memo = new Hono<App>()
  .get('/list', rate('read'), may('memo.read'), query(memoQuery), (c) => readMemos(c, c.req.valid('query')))
  .get('/file', rate('export'), may('memo.export'), query(memoFileQuery), (c) => exportMemos(c, c.req.valid('query')))
  .post('/write', rate('write'), may('memo.write'), input(writeInput), async (c) =>
    c.json(await writeMemo(c, c.req.valid('json'))),
  )
  .post('/correct', rate('write'), may('memo.write'), input(correctInput), async (c) =>
    c.json(await correctMemo(c, c.req.valid('json'))),
  )
  .post('/take-back', rate('write'), may('memo.write'), input(takeBackInput), async (c) =>
    c.json(await takeBackMemo(c, c.req.valid('json'))),
  )

export type Routes = typeof memo
