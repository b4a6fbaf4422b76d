import type { Routes } from '../../worker/document/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'

export const papers = wordOf<Routes>('document')
export type Opened = Reply<Routes, '/open'>
export type ToDisclose = Reply<Routes, '/disclosure'>
export type AbsencesOf = Reply<Routes, '/absences'>
export type NearMissesOf = Reply<Routes, '/near-misses'>
export type Texts = Reply<Routes, '/texts'>
export type HouseKinds = Reply<Routes, '/kinds'>
export type Searched = Reply<Routes, '/search'>
export type MinutesOf = Reply<Routes, '/minutes'>
export type Listed = Reply<Routes, '/list'>
/** Which paper, as every call names it. */
export interface Named {
  kind: string
  subject: string | undefined
  day: string
}
/** The same in a query. */
export const queryOf = ({ kind, subject, day }: Named) => ({ kind, day, ...(subject ? { subject } : {}) })
/** The place of its 開示用の写し; of a class's paper the child is chosen there. */
export const disclosureOf = ({ kind, subject = '', day }: Named, childId?: string): string =>
  `/office/document/disclose/${kind}?${new URLSearchParams({ day, subject, ...(childId ? { childId } : {}) })}`
/** The place of a paper on the desk. */
export const placeOf = ({ kind, subject, day }: Named): string =>
  `/office/document/${kind}?${new URLSearchParams({ day, ...(subject ? { subject } : {}) })}`
