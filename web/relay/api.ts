import type { Routes } from '../../worker/relay/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'

export const relay = wordOf<Routes>('relay')
export type RelayList = Reply<Routes, '/list'>
export type Offers = Reply<Routes, '/offers'>
export type One = RelayList['relays'][number]
