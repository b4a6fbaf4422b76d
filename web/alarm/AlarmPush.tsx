// At the desk, for 主任 and 園長: of which alarms one is told outside the app, in which browsers, and whether it arrives.
import { useState } from 'preact/hooks'
import { ALARM_KINDS, type AlarmKind } from '../../schema/alarm/input.ts'
import type { Routes } from '../../worker/alarm/routes.ts'
import account from '../account/Account.module.css'
import { Check } from '../kit/Check.tsx'
import { addressOf, type Reply, wordOf } from '../kit/call.ts'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { PushBrowsers } from './PushBrowsers.tsx'
import { kindMore, kindWords, words } from './words.ts'

const alarm = wordOf<Routes>('alarm')
type Own = Reply<Routes, '/'>

export function AlarmPush({ facility }: { facility: number }) {
  const loaded = useLoad<Own>(addressOf(facility, 'alarm', '/'))
  const own = loaded?.data.value
  if (!own) return <p role="status">{loaded?.offline.value && words.offline}</p>
  const refresh = () => loaded?.refresh()
  return (
    <PushBrowsers
      own={own}
      title={words.title}
      more={words.more}
      closed={words.closed}
      add={(browser) => alarm.post(facility, '/device', browser)}
      end={(json) => alarm.post(facility, '/device/end', json)}
      test={(json) => alarm.post(facility, '/test', json)}
      onChanged={refresh}
    >
      <Kinds facility={facility} kinds={own.kinds} onChanged={refresh} />
    </PushBrowsers>
  )
}

/** Of which alarms: each is chosen at once. */
function Kinds({ facility, kinds, onChanged }: { facility: number; kinds: readonly AlarmKind[]; onChanged: () => unknown }) {
  const { fault, send } = useSend()
  const [told, setTold] = useState('')
  // What was just pressed, until the server has said what it keeps.
  const [pressed, setPressed] = useState<readonly AlarmKind[] | null>(null)
  const chosen = pressed ?? kinds
  const choose = (kind: AlarmKind, on: boolean) => {
    const next = ALARM_KINDS.filter((one) => (one === kind ? on : chosen.includes(one)))
    setPressed(next)
    setTold('')
    void send(async (id) => {
      await alarm.post(facility, '/choice', { id, kinds: next })
      setTold(words.saved)
      await onChanged()
    }, next).then(() => setPressed(null))
  }
  return (
    <>
      <fieldset class={account.group}>
        <legend class={account.title}>{words.kinds}</legend>
        {ALARM_KINDS.map((kind) => (
          <Check key={kind} checked={chosen.includes(kind)} onChange={(on) => choose(kind, on)} second={kindMore[kind]}>
            {kindWords[kind]}
          </Check>
        ))}
      </fieldset>
      <p class={account.second}>{words.always}</p>
      <p role="status">{told}</p>
      {fault && (
        <p role="alert" class={account.fault}>
          {fault.message}
        </p>
      )}
    </>
  )
}
