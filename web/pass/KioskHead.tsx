import { useLayoutEffect, useState } from 'preact/hooks'
import type { Board } from '../../schema/presence/fold-board.ts'
import { LANGUAGES } from '../account/languages.ts'
import type { Self } from '../device/paired.ts'
import { Button } from '../kit/Button.tsx'
import { now } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { clockTime } from '../kit/format.ts'
import { ChevronLeftIcon, CloudIcon } from '../kit/icons.tsx'
import { refusedActs, unsent } from '../kit/outbox.ts'
import { language, plain, Say, speak } from '../kit/words.tsx'
import { RefusedActs } from '../presence/RefusedActs.tsx'
import { headShown } from '../presence/tablet.ts'
import css from './Kiosk.module.css'
import { words } from './kiosk-words.ts'

interface KioskHeadProps {
  me: Self
  board: Board | null
  onBegin: (() => void) | undefined
  onBack: (() => void) | undefined
}

/** Which nursery, what time it is, what was not sent, the language; what the server refused is for staff to look at. */
export function KioskHead({ me, board, onBegin, onBack }: KioskHeadProps) {
  const [shown, setShown] = useState(false)
  // 未送信 stands here, and so nowhere else.
  useLayoutEffect(() => {
    headShown.value = true
    return () => {
      headShown.value = false
    }
  }, [])
  const refused = refusedActs.value.filter(({ facility }) => facility === me.facilityId).length
  const waiting = unsent.value.length
  return (
    <header class={css.head}>
      <div class={css.place}>
        <h1>
          <span class="unseen">{plain(words.title)} </span>
          {me.facility}
        </h1>
        <p class={css.clock}>{clockTime(now.value)}</p>
      </div>
      {waiting > 0 && (
        <p class={css.unsent}>
          <CloudIcon size={20} />
          <Say w={words.unsent(waiting)} alone />
        </p>
      )}
      <div class={css.acts}>
        {refused > 0 && (
          <Button onClick={() => setShown(true)}>
            <Say w={words.staff} alone />
          </Button>
        )}
        {onBegin && (
          <Button icon={ChevronLeftIcon} onClick={onBegin}>
            <Say w={words.back} alone />
          </Button>
        )}
        {onBack && (
          <Button kind="quiet" onClick={onBack}>
            <Say w={words.toRoom} alone />
          </Button>
        )}
        {LANGUAGES.map(({ value, short }) => (
          <Button key={value} kind="quiet" pressed={language.value === value} onClick={() => speak(value)}>
            {short}
          </Button>
        ))}
      </div>
      {shown && board && (
        <Dialog open onClose={() => setShown(false)} title={plain(words.staff)}>
          <RefusedActs board={board} facility={me.facilityId} />
        </Dialog>
      )}
    </header>
  )
}
