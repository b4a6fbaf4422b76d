// The authenticator app as it stands: set it up, new recovery codes, take it away.
import { useState } from 'preact/hooks'
import type { Routes } from '../../worker/account/routes.ts'
import { Button } from '../kit/Button.tsx'
import { call, type Reply } from '../kit/call.ts'
import { CheckIcon } from '../kit/icons.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Say } from '../kit/words.tsx'
import css from './Account.module.css'
import { AppSetUp } from './AppSetUp.tsx'
import { Ask, dayText } from './Passkeys.tsx'
import type { Security } from './Prove.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { words } from './security-words.ts'

type Codes = Reply<Routes, '/recovery-code', 'post'>

export function AppSection({ security, onChange }: { security: Security; onChange: () => Promise<void> }) {
  const { totpSince, recoveryCodesLeft, login } = security
  const [settingUp, setSettingUp] = useState(false)
  const [asked, setAsked] = useState<'reissue' | 'remove' | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const close = () => setAsked(null)
  if (settingUp)
    return (
      <Sheet>
        <AppSetUp
          login={login}
          onCancel={() => setSettingUp(false)}
          onDone={() => {
            setSettingUp(false)
            void onChange()
          }}
        />
      </Sheet>
    )
  if (codes)
    return (
      <Sheet>
        <RecoveryCodes codes={codes} login={login} onKept={() => setCodes(null)} />
      </Sheet>
    )
  return (
    <Sheet>
      <div class={css.group}>
        <h2 class={css.title}>
          <Say w={words.app} alone />
        </h2>
        <p class={css.second}>
          <Say w={words.appWhy} />
        </p>
        {totpSince === null ? (
          <>
            <p>
              <Say w={words.appOff} alone />
            </p>
            <Button class={css.press} onClick={() => setSettingUp(true)}>
              <Say w={words.setUp} alone />
            </Button>
          </>
        ) : (
          <>
            <div>
              <p class={`${css.state} ${css.on}`}>
                <CheckIcon size={18} />
                <Say w={words.appOn(dayText(totpSince))} alone />
              </p>
              <p class={css.second}>
                <Say w={words.left(recoveryCodesLeft)} alone />
              </p>
            </div>
            <div class={css.buttons}>
              <Button class={css.press} onClick={() => setAsked('reissue')}>
                <Say w={words.reissue} alone />
              </Button>
              <Button kind="quiet" class={css.press} onClick={() => setAsked('remove')}>
                <Say w={words.takeAway} alone />
              </Button>
            </div>
          </>
        )}
      </div>
      {asked === 'reissue' && (
        <Ask
          title={words.reissueAsk}
          what={words.reissueWhat}
          act={words.reissue}
          onAct={async () => {
            const { body } = await call<Codes>('POST', '/api/account/recovery-code', { json: {} })
            setCodes(body?.codes ?? [])
            void onChange()
          }}
          onClose={close}
        />
      )}
      {asked === 'remove' && (
        <Ask
          title={words.takeAwayAsk}
          what={words.takeAwayWhat}
          act={words.takeAway}
          onAct={async () => {
            await call('POST', '/api/account/totp/remove', { json: {} })
            await onChange()
          }}
          onClose={close}
        />
      )}
    </Sheet>
  )
}
