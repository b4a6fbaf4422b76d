// A value of home or of a check-up. What is odd is asked about once more; what cannot be is said beside its field.
import { useState } from 'preact/hooks'
import type { ChildGrowth } from '../../schema/growth/class-sheet.ts'
import { type Oddity, oddityOf } from '../../schema/growth/oddity.ts'
import { type Kind, RANGES } from '../../schema/growth/rule.ts'
import { readValue, showValue, UNITS } from '../../schema/growth/words.ts'
import type { Day } from '../../schema/kit/day.ts'
import { Button, Buttons } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { DayField, Field } from '../kit/Field.tsx'
import { PlusIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useKept } from '../kit/use-kept.ts'
import { plain, Say, type Word } from '../kit/words.tsx'
import css from './FamilyGrowth.module.css'
import { kinds, words } from './family-words.ts'
import { sendHome } from './home-act.ts'
import type { Shown } from './unsent-values.ts'

interface HomeFormProps {
  kind: Kind
  child: ChildGrowth
  facility: number
  values: readonly Shown[]
}

export function HomeForm({ kind, child, facility, values }: HomeFormProps) {
  const [kept, keep] = useKept<string>(`growth ${child.childId} ${kind}`)
  const text = kept ?? ''
  const [open, setOpen] = useState(false)
  const [day, setDay] = useState<Day | null>(today())
  const [fault, setFault] = useState<{ field: 'day' | 'value'; word: Word } | null>(null)
  const [odd, setOdd] = useState<Oddity | null>(null)
  if (!open && !text)
    return (
      <Button wide icon={PlusIcon} onClick={() => setOpen(true)}>
        <Say w={words.add} />
      </Button>
    )
  const type = (next: string) => {
    setOpen(true)
    setOdd(null)
    setFault(null)
    keep(next || null)
  }
  const give = (sure: boolean) => {
    const value = readValue(kind, text)
    const [least, most] = RANGES[kind]
    if (!day || day > today() || day < child.birthDay) return setFault({ field: 'day', word: words.needDay })
    if (value === null) return setFault({ field: 'value', word: words.needValue })
    if (value < least || value > most)
      return setFault({ field: 'value', word: words.outside(`${showValue(kind, least)} – ${showValue(kind, most)}`) })
    const before = values.findLast((one) => one.kind === kind && one.day < day)
    const found = sure ? null : oddityOf({ kind, value, day }, before, child)
    if (found) return setOdd(found)
    sendHome(facility, child.childId, { kind, day, value, sure })
    keep(null)
    setOdd(null)
    setOpen(false)
  }
  return (
    <Sheet label={plain(words.add)}>
      <form
        class={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          give(false)
        }}
      >
        <DayField
          label={<Say w={words.measuredOn} alone />}
          error={fault?.field === 'day' ? <Say w={fault.word} alone /> : undefined}
          value={day}
          onChange={setDay}
          min={child.birthDay}
          max={today()}
        />
        <Field
          label={<Say w={words.valueOf(kinds[kind], UNITS[kind])} alone />}
          error={fault?.field === 'value' ? <Say w={fault.word} alone /> : undefined}
          inputMode="decimal"
          autoComplete="off"
          maxLength={8}
          value={text}
          onChange={type}
        />
        {odd ? (
          <Notice tone="look" title={<Say w={words[odd]} />}>
            <Buttons>
              <Button onClick={() => give(true)}>
                <Say w={words.sure} alone />
              </Button>
              <Button onClick={() => setOdd(null)}>
                <Say w={words.again} alone />
              </Button>
            </Buttons>
          </Notice>
        ) : (
          <Button kind="give" type="submit" wide>
            <Say w={words.save} alone />
          </Button>
        )}
      </form>
    </Sheet>
  )
}
