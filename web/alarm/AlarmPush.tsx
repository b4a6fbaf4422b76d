// At the desk, for 主任 and 園長: of which alarms one is told outside the app, in which browsers, and whether it arrives.
import { useState } from 'preact/hooks'
import { ALARM_KINDS, type AlarmKind } from '../../schema/alarm/input.ts'
import { newId } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/alarm/routes.ts'
import account from '../account/Account.module.css'
import { Button } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { addressOf, type Reply, wordOf } from '../kit/call.ts'
import { moment, today } from '../kit/clock.ts'
import { momentText } from '../kit/format.ts'
import { Row, Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { ability, forgetPushes, subscribe } from '../notification/subscribe.ts'
import { kindMore, kindWords, words } from './words.ts'

const alarm = wordOf<Routes>('alarm')
type Own = Reply<Routes, '/'>

export function AlarmPush({ facility }: { facility: number }) {
  const loaded = useLoad<Own>(addressOf(facility, 'alarm', '/'))
  const own = loaded?.data.value
  const { busy, fault, send } = useSend()
  const [told, setTold] = useState('')
  // What was just pressed, until the server has said what it keeps.
  const [pressed, setPressed] = useState<readonly AlarmKind[] | null>(null)
  if (!own) return <p role="status">{loaded?.offline.value && words.offline}</p>
  const here = own.devices.find((device) => device.here)
  const can = ability()
  /** Does it, and shows what became of it. */
  const act = (work: (id: string) => Promise<string>, content: unknown = '') =>
    void send(async (id) => {
      setTold('')
      setTold(await work(id))
      await loaded?.refresh()
    }, content).then(() => setPressed(null))
  const turnOn = () =>
    act(async () => {
      const subscribed = await subscribe(own.publicKey)
      if (!subscribed) return words.refused
      await alarm.post(facility, '/device', { id: newId(moment()), ...subscribed, language: 'ja' })
      return ''
    })
  const end = (deviceId: string) =>
    act(async (id) => {
      if (deviceId === here?.id) await forgetPushes()
      await alarm.post(facility, '/device/end', { id, deviceId })
      return ''
    }, deviceId)
  const test = (deviceId: string) =>
    act(async () => ((await alarm.post(facility, '/test', { deviceId })).answer === 'taken' ? words.tested : words.testFailed))
  const chosen = pressed ?? own.kinds
  const choose = (kind: AlarmKind, on: boolean) => {
    const kinds = ALARM_KINDS.filter((one) => (one === kind ? on : chosen.includes(one)))
    setPressed(kinds)
    act(async (id) => {
      await alarm.post(facility, '/choice', { id, kinds })
      return words.saved
    }, kinds)
  }
  return (
    <Sheet label={words.title}>
      <div class={account.group}>
        <h2 class={account.title}>{words.title}</h2>
        <p>{words.more}</p>
        {!own.canPush ? (
          <p>{words.closed}</p>
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
                <Button disabled={busy} onClick={() => test(here.id)}>
                  {words.test}
                </Button>
              </div>
            )}
            <fieldset class={account.group}>
              <legend class={account.title}>{words.kinds}</legend>
              {ALARM_KINDS.map((kind) => (
                <Check key={kind} checked={chosen.includes(kind)} onChange={(on) => choose(kind, on)} second={kindMore[kind]}>
                  {kindWords[kind]}
                </Check>
              ))}
            </fieldset>
            <p class={account.second}>{words.always}</p>
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
            <Button kind="quiet" disabled={busy} label={words.endOf(label)} onClick={() => end(id)}>
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
