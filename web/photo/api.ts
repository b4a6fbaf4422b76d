import type { Routes } from '../../worker/photo/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'

export const photo = wordOf<Routes>('photo')
export type Consents = Reply<Routes, '/paper'>
export type ConsentOf = Consents['children'][number]
