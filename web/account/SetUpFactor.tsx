// In place of a facility that asks for more than a password: why, and the two ways to it. What lies behind opens when one is there.
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../kit/Button.tsx'
import { call } from '../kit/call.ts'
import { renewing } from '../kit/renewing.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Say, type Word } from '../kit/words.tsx'
import css from './Account.module.css'
import { AppSetUp } from './AppSetUp.tsx'
import { Fault } from './Fault.tsx'
import { faultWord } from './fault-word.ts'
import { askMe } from './me.ts'
import { addPasskey } from './Passkeys.tsx'
import type { Security } from './Prove.tsx'
import { askPasskey, knowsPasskeys } from './passkey.ts'
import { words as proveWords } from './prove-words.ts'
import { words } from './security-words.ts'

/** The set-up screen. `place` is the facility or organisation that waits behind it; without `network` no network does in its stead. */
export function SetUpFactor({ place, network = true }: { place: string; network?: boolean }) {
  const [known, setKnown] = useState<Security | null>(null)
  const [app, setApp] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Word | string | null>(null)
  useEffect(() => {
    call<Security>('GET', '/api/account/security')
      .then(({ body }) => setKnown(body))
      .catch((error: unknown) => setFault(faultWord(error)))
  }, [])
  const tried = (work: () => Promise<unknown>) => async () => {
    setBusy(true)
    setFault(null)
    try {
      await work()
      await askMe()
    } catch (error) {
      setFault(faultWord(error))
    } finally {
      setBusy(false)
    }
  }
  const has = (known?.passkeys.length ?? 0) > 0 && knowsPasskeys()
  const prove = tried(async () => renewing('/api/account/fresh', { passkey: await askPasskey('fresh/ask') }))
  return (
    <div class={css.calm}>
      <div>
        <p class={css.second}>{place}</p>
        <h1 class={css.calmTitle}>
          <Say w={words.needed} />
        </h1>
      </div>
      {app && known ? (
        <Sheet>
          <AppSetUp login={known.login} onCancel={() => setApp(false)} onDone={() => void askMe()} />
        </Sheet>
      ) : (
        <>
          <p>
            <Say w={has ? words.neededHave : words.neededWhy} />
          </p>
          {has ? (
            <Button kind="give" class={css.press} disabled={busy} onClick={() => void prove()}>
              <Say w={proveWords.usePasskey} alone />
            </Button>
          ) : (
            knowsPasskeys() && (
              <Sheet>
                <div class={css.group}>
                  <h2 class={css.title}>
                    <Say w={words.passkeys} alone />
                  </h2>
                  <p class={css.second}>
                    <Say w={words.passkeysWhy} />
                  </p>
                  <Button kind="give" class={css.press} disabled={busy} onClick={() => void tried(addPasskey)()}>
                    <Say w={busy ? words.adding : words.makePasskey} alone />
                  </Button>
                </div>
              </Sheet>
            )
          )}
          <Fault said={fault} />
          {known?.totpSince === null && (
            <Sheet>
              <div class={css.group}>
                <h2 class={css.title}>
                  <Say w={words.app} alone />
                </h2>
                <p class={css.second}>
                  <Say w={words.appWhy} />
                </p>
                <Button class={css.press} disabled={busy} onClick={() => setApp(true)}>
                  <Say w={words.useApp} alone />
                </Button>
              </div>
            </Sheet>
          )}
          {network && (
            <p class={css.second}>
              <Say w={words.neededNetwork} />
            </p>
          )}
        </>
      )}
    </div>
  )
}
