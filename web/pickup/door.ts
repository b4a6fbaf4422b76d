// What the staff's screens read of people at the door who are on no list, and how it is said.
import type { Routes } from '../../worker/pickup/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'
import { clockTime } from '../kit/format.ts'
import { answerWords, decisionWords, words } from './door-words.ts'

export const pickup = wordOf<Routes>('pickup')
export type Asks = Reply<Routes, '/asks'>
export type Ask = Asks['asks'][number]

/** おじ（川上 進）, as a handover calls somebody. */
export const personOf = ({ name, relationship }: Pick<Ask, 'name' | 'relationship'>): string => `${relationship}（${name}）`

/** 16:32 佐藤 遥「はい」; 16:35 林 直子 許可（母 佐藤 遥・弟だと聞いた） */
export const sayAnswer = ({ at, by, name, yes, called, reason }: Ask['answers'][number]): string => {
  const more = [called, reason].filter(Boolean).join('・')
  const what = (by === 'guardian' ? answerWords : decisionWords)[yes ? 'yes' : 'no']
  return words.answer(clockTime(at), name ?? '', more ? `${what}（${more}）` : what)
}
