// Who is at work at this tablet, how it looks and sounds, and signing out.
import { useState } from 'preact/hooks'
import { signOut } from '../account/sign-in.ts'
import { ChangePin } from '../device/ChangePin.tsx'
import { acting, closeName } from '../device/paired.ts'
import { words as deviceWords } from '../device/words.ts'
import { Button } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { Chips } from '../kit/Chips.tsx'
import { NoLine } from '../kit/call.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { SelectField } from '../kit/Field.tsx'
import { LockIcon } from '../kit/icons.tsx'
import { unsent } from '../kit/outbox.ts'
import { plain } from '../kit/words.tsx'
import { lastDone } from './act.ts'
import { brightness, ring, shownFacility, sound } from './tablet.ts'
import { words } from './words.ts'

export interface StaffSheetProps {
  name: string
  facilities: readonly { facilityId: number; name: string; alsoGuardian: boolean }[]
  facility: number
  onClose: () => void
}

type Bright = keyof typeof words.bright

export function StaffSheet({ name, facilities, facility, onClose }: StaffSheetProps) {
  const [cut, setCut] = useState(false)
  const leave = async () => {
    try {
      if (acting.value) await closeName(acting.value)
      else await signOut()
      lastDone.value = null
      onClose()
    } catch (error) {
      if (!(error instanceof NoLine)) throw error
      setCut(true)
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={name}
      foot={
        <Button icon={LockIcon} wide onClick={() => void leave()}>
          {acting.value ? deviceWords.closeName : words.signOut}
        </Button>
      }
    >
      {facilities.some((each) => each.facilityId === facility && each.alsoGuardian) && <p>{words.asStaffMore}</p>}
      {facilities.length > 1 && (
        <SelectField
          label={plain(words.facility)}
          value={String(facility)}
          onChange={(id) => {
            shownFacility.value = id
          }}
          options={facilities.map((each) => ({ value: String(each.facilityId), label: each.name }))}
        />
      )}
      <Chips
        legend={words.brightness}
        chips={(Object.keys(words.bright) as Bright[]).map((value) => ({
          value,
          label: words.bright[value],
          span: value === '' ? (2 as const) : (1 as const),
        }))}
        value={brightness.value as Bright}
        onChange={(value) => {
          brightness.value = value
        }}
      />
      <Check
        checked={sound.value === 'on'}
        onChange={(on) => {
          sound.value = on ? 'on' : 'off'
          if (on) ring()
        }}
        second={words.sound}
      >
        {words.soundOn}
      </Check>
      {acting.value ? <ChangePin onOpen={onClose} /> : <Button href="/room/account">{words.account}</Button>}
      {unsent.value.length > 0 && <p>{words.signOutUnsent}</p>}
      {cut && <p role="alert">{words.signOutNoLine}</p>}
    </Dialog>
  )
}
