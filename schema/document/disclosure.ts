// 開示用の写し: a paper of one child, or what a paper of its class says of it, for somebody outside the house.
import type * as v from 'valibot'
import { id, needed, strict, whole } from '../kit/input.ts'
import { documentQuery } from './input.ts'

/** Which paper, and of which child of it. */
export const disclosureQuery = strict({ ...documentQuery.entries, childId: id })
export type DisclosureQuery = v.InferOutput<typeof disclosureQuery>

/** That it was printed: for whom and why, and of which words (`digest`) how many places were masked. Never which. */
export const discloseDocument = strict({
  ...disclosureQuery.entries,
  id,
  to: needed(80),
  why: needed(200),
  digest: needed(40),
  masks: whole(0, 99_999),
})
export type DiscloseDocument = v.InferOutput<typeof discloseDocument>
