import * as v from 'valibot'
import { id, moment, needed, oneOf, strict } from '../kit/input.ts'

const key = v.pipe(v.string('文字で送ってください'), v.regex(/^[a-z_]{2,24}$/, '英小文字で入れてください'))
/** A thing in the words of the nursery and of its families; the list is the facility's own. */
export const thing = strict({ key, ja: needed(20), easy: needed(60), en: needed(40) })

const step = { id, childId: id, at: moment }
/** Something runs short: as it is called today, whatever the list says later. */
export const askBelonging = strict({ ...step, thing })
/** It came, or nobody meant to ask for it. */
export const closeBelonging = strict({ ...step, thing: key, kind: oneOf(['arrived', 'wrong']) })
/** 持っていきます, or not after all. */
export const promiseBelonging = strict({ ...step, thing: key, promised: v.boolean('はい か いいえ で送ってください') })
