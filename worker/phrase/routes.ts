import { Hono } from 'hono'
import { nothing } from '../../schema/kit/input.ts'
import { changeWording as changeInput, dropPhrase, keepPhrase, phraseQuery } from '../../schema/phrase/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { changeWording, drop, keep } from './keep.ts'
import { readPhrases, readWordings } from './read.ts'

/** 文例 and 言葉のきまり: read by whoever writes papers, kept by 主任 and 園長. */
export const phrase = new Hono<App>()
  .get('/list', rate('read'), may('phrase.read'), query(phraseQuery), async (c) =>
    c.json(await readPhrases(c, c.req.valid('query'))),
  )
  .get('/wordings', rate('read'), may('phrase.keep'), query(nothing), async (c) => c.json(await readWordings(c)))
  .post('/keep', rate('write'), may('phrase.keep'), input(keepPhrase), async (c) => c.json(await keep(c, c.req.valid('json'))))
  .post('/drop', rate('write'), may('phrase.keep'), input(dropPhrase), async (c) => c.json(await drop(c, c.req.valid('json'))))
  .post('/wording', rate('write'), may('phrase.keep'), input(changeInput), async (c) =>
    c.json(await changeWording(c, c.req.valid('json'))),
  )

export type Routes = typeof phrase
