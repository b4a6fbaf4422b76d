import * as v from 'valibot'
import { id, strict, whole } from '../kit/input.ts'

/** A facility's number, as a query says it. */
export const devicesQuery = strict({
  facility: v.pipe(
    v.string('番号を入れてください'),
    v.regex(/^[1-9]\d{0,8}$/, '施設の番号を入れてください'),
    v.transform(Number),
  ),
})
export const revoke = strict({ id, facilityId: whole(1, 999_999_999), deviceId: id })
