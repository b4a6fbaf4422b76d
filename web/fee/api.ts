import type { Routes } from '../../worker/fee/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'

export const fee = wordOf<Routes>('fee')
export type Month = Reply<Routes, '/month'>
export type Rules = Reply<Routes, '/rules'>
export type Basis = Reply<Routes, '/basis'>
export type Own = Reply<Routes, '/own'>
