import { Security } from '../account/Security.tsx'
import { words } from '../account/security-words.ts'
import { Page } from '../kit/Page.tsx'
import { Say } from '../kit/words.tsx'
import { useArrival } from './arrive.ts'

/** サインインと安全, on a phone. */
export function Account() {
  useArrival(words.title)
  return (
    <Page title={<Say w={words.title} alone />} back="/family/settings">
      <Security />
    </Page>
  )
}
