// What screens read of the chases, and how a call is said.
import { showTime } from '../../schema/kit/time.ts'
import type { Routes } from '../../worker/chase/routes.ts'
import type { Routes as ChildRoutes } from '../../worker/child/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'
import { clockTime } from '../kit/format.ts'
import { outcomeWords, saidWords, words } from './words.ts'

export const chase = wordOf<Routes>('chase')
export type Chases = Reply<Routes, '/'>
export type Chase = Chases['chases'][number]
export type Call = Chase['calls'][number]
export type Contacts = Reply<ChildRoutes, '/contacts'>

/** 9:05 話せた: おくれて来る: what the city reads of a call. */
export const sayOutcome = ({ at, outcome, said }: Pick<Call, 'at' | 'outcome' | 'said'>): string =>
  `${clockTime(at)} ${[outcomeWords[outcome], said && saidWords[said]].filter(Boolean).join(': ')}`

/** 9:05 母 佐藤 遥 話せた: おくれて来る（林 直子） */
export const sayCall = ({ at, person, outcome, said, note, by }: Call): string =>
  words.call(clockTime(at), person, [outcomeWords[outcome], said && saidWords[said], note].filter(Boolean).join(': '), by)

/** What is known of why a child was expected: its plan, or the time it was announced for. */
export const sayExpected = ({ plan, announced }: Chase['children'][number], about: Chase['about'] = 'arrival'): string =>
  about === 'pickup'
    ? `お迎え予定 ${showTime(announced ?? plan?.[1] ?? 0)}`
    : announced !== null
      ? `${showTime(announced)} に来るという連絡でした`
      : plan
        ? `予定 ${showTime(plan[0])}`
        : ''
