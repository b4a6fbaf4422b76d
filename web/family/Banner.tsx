// What the person must know before reading the rest: no line, unsent, refused.

import { clockTime } from '../kit/format.ts'
import { CloudIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { forgetful, unsent } from '../kit/outbox.ts'
import { Say } from '../kit/words.tsx'
import { asOf, offline } from './today.ts'
import { words } from './words.ts'

/** The amber strip at the top while there is no line or something waits; nothing otherwise. */
export function Banner() {
  const waiting = unsent.value.length > 0
  if (!offline.value && !waiting) return null
  const since = asOf.value
  const more = waiting
    ? !offline.value
      ? words.sendingMore
      : forgetful.value
        ? words.noLineForgetful
        : words.noLineUnsent
    : since === null
      ? null
      : words.noLineOld(clockTime(since))
  return (
    <Notice strip tone="look" icon={CloudIcon} title={<Say w={offline.value ? words.noLine : words.sending} />}>
      {more && <Say w={more} />}
    </Notice>
  )
}
