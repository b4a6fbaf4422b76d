import { Security } from '../account/Security.tsx'
import { SignedIn } from '../account/SignedIn.tsx'
import { words } from '../account/security-words.ts'
import { Page } from '../kit/Page.tsx'
import { Say } from '../kit/words.tsx'

/** サインインと安全, for whoever is signed in at the room. */
export const Account = () => (
  <SignedIn>
    {() => (
      <Page title={<Say w={words.title} alone />} back="/room">
        <Security />
      </Page>
    )}
  </SignedIn>
)
