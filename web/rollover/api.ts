import type { Routes } from '../../worker/rollover/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'

export const rollover = wordOf<Routes>('rollover')
export type Year = Reply<Routes, '/'>
export type YearChild = Year['children'][number]
