import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { LANGUAGES } from '../account/languages.ts'
import { me } from '../account/me.ts'
import { words as securityWords } from '../account/security-words.ts'
import { signOut } from '../account/sign-in.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { NoLine } from '../kit/call.ts'
import { BellIcon, PhoneIcon, PickupIcon } from '../kit/icons.tsx'
import { EyeIcon, YenIcon } from '../kit/icons-later.tsx'
import { unsent } from '../kit/outbox.ts'
import { Page } from '../kit/Page.tsx'
import { visit } from '../kit/router.ts'
import { Row, Sheet } from '../kit/Sheet.tsx'
import { chooseTheme, theme } from '../kit/theme.ts'
import { language, Say, speak, type Word } from '../kit/words.tsx'
import { forgetPushes } from '../notification/subscribe.ts'
import { words as peopleWords } from '../pickup/words.ts'
import { AccessList } from './AccessList.tsx'
import { words as accessWords } from './access-words.ts'
import { useArrival } from './arrive.ts'
import { canInstall, install, installed } from './install.ts'
import { Name } from './Name.tsx'
import css from './Settings.module.css'
import { words } from './settings-words.ts'
import { children } from './today.ts'
import { words as doorWords } from './words.ts'

/** Screens behind this one, fetched when they are opened. */
const parts = {
  account: () => import('./Account.tsx').then((file) => file.Account),
  fee: () => import('../fee/FamilyFees.tsx').then((file) => file.FamilyFees),
  push: () => import('../notification/PushSettings.tsx').then((file) => file.PushSettings),
}

/** せってい: language, light, home screen, the nurseries' telephones, sign out. */
export function Settings() {
  const { query } = visit.value
  const part =
    query.account !== undefined ? 'account' : query.push !== undefined ? 'push' : query.fee !== undefined ? 'fee' : null
  const [Part, setPart] = useState<{ of: string; Screen: ComponentType } | null>(null)
  useEffect(() => {
    if (part)
      parts[part]().then(
        (Screen) => setPart({ of: part, Screen }),
        () => undefined,
      )
  }, [part])
  useArrival(doorWords.settings)
  const [error, setError] = useState<Word | null>(null)
  const phones = [...new Map(children.value.map(({ rules }) => [rules?.facilityId, rules])).values()]
  const leave = async () => {
    if (unsent.value.length > 0) return setError(words.signOutUnsent)
    try {
      await forgetPushes()
      await signOut()
    } catch (thrown) {
      if (!(thrown instanceof NoLine)) throw thrown
      setError(words.signOutNoLine)
    }
  }
  if (query.access) return <AccessList childId={query.access} />
  if (part) return Part?.of === part ? <Part.Screen /> : <p aria-busy="true" />
  return (
    <Page title={<Say w={doorWords.settings} alone />}>
      <Sheet>
        <div class={css.group}>
          <Chips
            legend={<Say w={words.languageTitle} />}
            chips={LANGUAGES.map(({ value, name, lang }) => ({ value, span: 4, label: <span lang={lang}>{name}</span> }))}
            value={language.value}
            onChange={speak}
          />
          <Chips
            legend={<Say w={words.theme} />}
            chips={(['auto', 'light', 'dark'] as const).map((value) => ({
              value,
              span: value === 'auto' ? 2 : 1,
              label: <Say w={words[value]} alone />,
            }))}
            value={theme.value}
            onChange={chooseTheme}
          />
        </div>
      </Sheet>
      {!installed() && (
        <Sheet>
          <div class={css.group}>
            <h2 class={css.title}>
              <Say w={words.install} />
            </h2>
            <p class={css.second}>
              <Say w={words.installMore} />
            </p>
            {canInstall.value ? (
              <Button onClick={() => void install()}>
                <Say w={words.install} alone />
              </Button>
            ) : (
              <p class={css.second}>
                <Say w={/iPhone|iPad/.test(navigator.userAgent) ? words.installApple : words.installOther} />
              </p>
            )}
          </div>
        </Sheet>
      )}
      {children.value.length > 0 && (
        <Sheet flush>
          <Row href="/family/settings?push" mark={<BellIcon size={24} />} second={<Say w={words.pushMore} />}>
            <Say w={words.push} />
          </Row>
        </Sheet>
      )}
      {children.value.some(({ capabilities }) => capabilities.includes('billing')) && (
        <Sheet flush>
          <Row href="/family/settings?fee" mark={<YenIcon size={24} />} second={<Say w={words.feesMore} />}>
            <Say w={words.fees} />
          </Row>
        </Sheet>
      )}
      {children.value.length > 0 && (
        <Sheet flush label={accessWords.title.ja}>
          {children.value.map(({ childId, given }) => (
            <Row key={childId} href={`/family/settings?access=${childId}`} mark={<EyeIcon size={24} />}>
              <Say w={accessWords.of(given)} />
            </Row>
          ))}
        </Sheet>
      )}
      {children.value.length > 0 && (
        <Sheet flush>
          <Row href="/family/people" mark={<PickupIcon size={24} />} second={<Say w={peopleWords.titleMore} />}>
            <Say w={peopleWords.title} />
          </Row>
        </Sheet>
      )}
      {phones.some((rules) => rules?.phone) && (
        <Sheet flush label={words.phones.ja}>
          {phones.map(
            (rules) =>
              rules?.phone && (
                <Row key={rules.facilityId} href={`tel:${rules.phone}`} mark={<PhoneIcon size={24} />} second={rules.phone}>
                  <Name>{rules.name}</Name>
                </Row>
              ),
          )}
        </Sheet>
      )}
      <Sheet>
        <div class={css.group}>
          <p>
            <span class={css.second}>
              <Say w={words.person} alone />
            </span>
            <br />
            <b>
              <Name>{me.value?.name ?? ''}</Name>
            </b>
          </p>
          <Button href="/family/settings?account">
            <Say w={securityWords.title} alone />
          </Button>
          <Button onClick={() => void leave()}>
            <Say w={words.signOut} alone />
          </Button>
          <p class={css.second}>
            <Say w={words.signOutMore} />
          </p>
          <p role="alert" class={css.error}>
            {error && <Say w={error} />}
          </p>
        </div>
      </Sheet>
    </Page>
  )
}
