// At the desk: in which of one's browsers one is told outside the app, and whether it arrives. For 主任 and 園長 of a nursery, and for officers.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { newId } from '../../schema/kit/id.ts'
import account from '../account/Account.module.css'
import { Button } from '../kit/Button.tsx'
import { moment, today } from '../kit/clock.ts'
import { momentText } from '../kit/format.ts'
import { Row, Sheet } from '../kit/Sheet.tsx'
import { useSend } from '../kit/use-send.ts'
import { ability, forgetPushes, type Subscribed, subscribe } from '../notification/subscribe.ts'
import { words } from './words.ts'

export interface OwnBrowsers {
  canPush: boolean
  publicKey: string
  devices: readonly { id: string; label: string; sentAt: number | null; failing: boolean; here: boolean }[]
}

export interface PushBrowsersProps {
  own: OwnBrowsers
  title: string
  more: string
  /** Where this deployment cannot push. */
  closed: string
  add: (browser: Subscribed & { id: string; language: 'ja' }) => Promise<unknown>
  end: (json: { id: string; deviceId: string }) => Promise<unknown>
  test: (json: { deviceId: string }) => Promise<{ answer: string }>
  onChanged: () => Promise<unknown> | undefined
  children?: ComponentChildren
}

export function PushBrowsers({ own, title, more, closed, add, end, test, onChanged, children }: PushBrowsersProps) {
  const { busy, fault, send } = useSend()
  const [told, setTold] = useState('')
  const here = own.devices.find((device) => device.here)
  const can = ability()
  /** Does it, and shows what became of it. */
  const act = (work: (id: string) => Promise<string>, content: unknown = '') =>
    void send(async (id) => {
      setTold('')
      setTold(await work(id))
      await onChanged()
    }, content)
  const turnOn = () =>
    act(async () => {
      const subscribed = await subscribe(own.publicKey)
      if (!subscribed) return words.refused
      await add({ id: newId(moment()), ...subscribed, language: 'ja' })
      return ''
    })
  const stop = (deviceId: string) =>
    act(async (id) => {
      if (deviceId === here?.id) await forgetPushes()
      await end({ id, deviceId })
      return ''
    }, deviceId)
  const tryOut = (deviceId: string) =>
    act(async () => ((await test({ deviceId })).answer === 'taken' ? words.tested : words.testFailed))
  return (
    <Sheet label={title}>
      <div class={account.group}>
        <h2 class={account.title}>{title}</h2>
        <p>{more}</p>
        {!own.canPush ? (
          <p>{closed}</p>
        ) : (
          <>
            {can === 'home' && <p>{words.home}</p>}
            {can === 'denied' && <p>{words.refused}</p>}
            {can === 'none' && <p>{words.none}</p>}
            {can === 'ready' && !here && (
              <Button kind="give" disabled={busy} onClick={turnOn}>
                {busy ? words.turning : words.turnOn}
              </Button>
            )}
            {here && (
              <div class={account.buttons}>
                <p role="status">{here.failing ? words.failing : words.on}</p>
                <Button disabled={busy} onClick={() => tryOut(here.id)}>
                  {words.test}
                </Button>
              </div>
            )}
            {children}
          </>
        )}
        <p role="status">{told}</p>
        {fault && (
          <p role="alert" class={account.fault}>
            {fault.message}
          </p>
        )}
      </div>
      {own.devices.map(({ id, label, sentAt, failing, here: isHere }) => (
        <Row
          key={id}
          second={failing ? words.fails : sentAt === null ? words.never : words.sent(momentText(sentAt, today()))}
          end={
            <Button kind="quiet" disabled={busy} label={words.endOf(label)} onClick={() => stop(id)}>
              {words.end}
            </Button>
          }
        >
          {isHere ? `${label}（${words.here}）` : label}
        </Row>
      ))}
    </Sheet>
  )
}
