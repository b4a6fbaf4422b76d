import type { Routes } from '../../worker/allergy/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'

export const allergy = wordOf<Routes>('allergy')
export type ChildAnswer = Reply<Routes, '/child'>
export type ListAnswer = Reply<Routes, '/list'>
