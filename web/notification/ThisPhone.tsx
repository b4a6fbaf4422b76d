// この電話: turn it on, see that it arrives, turn it off; and what has to be done first where the browser wants something.
import { useEffect, useState } from 'preact/hooks'
import { newId } from '../../schema/kit/id.ts'
import settings from '../family/Settings.module.css'
import { Button } from '../kit/Button.tsx'
import { moment } from '../kit/clock.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useSend } from '../kit/use-send.ts'
import { language, Say, type Word } from '../kit/words.tsx'
import css from './PushSettings.module.css'
import { type Houses, inEach, type Own, sendTest } from './push.ts'
import { ability, forgetPushes, subscribe } from './subscribe.ts'
import { words } from './words.ts'

const answered = { taken: words.tested, gone: words.testGone, again: words.testFailed, refused: words.testFailed } as const

export function ThisPhone({ houses, own, onChange }: { houses: Houses; own: Own; onChange: () => Promise<void> }) {
  const { busy, fault, send } = useSend()
  const [said, setSaid] = useState<Word | null>(null)
  const here = [...houses.values()].flatMap(({ devices }) => devices.filter((device) => device.here))
  const on = here.length > 0
  const can = ability()

  const turnOn = () =>
    send(async () => {
      setSaid(null)
      const subscribed = await subscribe(own.publicKey)
      if (!subscribed) return setSaid(words.refused)
      await inEach(houses, '/device', { id: newId(moment()), ...subscribed, language: language.value })
      await onChange()
    })
  const stop = () =>
    send(async (id) => {
      setSaid(null)
      await forgetPushes()
      for (const [facility, { devices }] of houses)
        for (const device of devices.filter((one) => one.here))
          await inEach(new Map([[facility, own]]), '/device/end', { id, deviceId: device.id })
      await onChange()
    })
  const test = () =>
    send(async () => {
      setSaid(null)
      const answer = await sendTest(houses)
      setSaid(answered[answer])
      if (answer !== 'taken') await onChange()
    })

  // A push speaks the language the phone had when it was registered; after a change it is registered again.
  const stale = on && can === 'ready' && here.some((device) => device.language !== language.value)
  useEffect(() => {
    if (stale) void turnOn()
  }, [stale])

  return (
    <Sheet label={words.here.ja}>
      <div class={settings.group}>
        <h2 class={settings.title}>
          <Say w={words.here} alone />
        </h2>
        {can === 'home' && <HomeScreen />}
        {(can === 'denied' || can === 'none') && (
          <p>
            <Say w={words[can]} />
          </p>
        )}
        {can === 'ready' && !on && (
          <Button kind="give" disabled={busy} onClick={() => void turnOn()}>
            <Say w={busy ? words.turning : words.turnOn} alone />
          </Button>
        )}
        {can === 'ready' && on && (
          <>
            <p role="status">
              <Say w={here.some(({ failing }) => failing) ? words.failing : words.on} />
            </p>
            <Button disabled={busy} onClick={() => void test()}>
              <Say w={words.test} alone />
            </Button>
            <Button kind="quiet" disabled={busy} onClick={() => void stop()}>
              <Say w={words.stop} alone />
            </Button>
          </>
        )}
        <div role="status">
          {said && (
            <p>
              <Say w={said} />
            </p>
          )}
          {said === words.tested && (
            <p class={settings.second}>
              <Say w={words.testedNot} />
            </p>
          )}
        </div>
        {fault && (
          <p role="alert" class={settings.error} lang="ja">
            {fault.message}
          </p>
        )}
      </div>
    </Sheet>
  )
}

/** Until it is opened from the home screen, an iPhone offers no notifications at all. */
const HomeScreen = () => (
  <>
    <p>
      <Say w={words.home} />
    </p>
    <ol class={css.steps}>
      {([words.home1, words.home2, words.home3, words.home4] as const).map((step) => (
        <li key={step.ja}>
          <Say w={step} />
        </li>
      ))}
    </ol>
  </>
)
