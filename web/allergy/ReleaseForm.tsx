// 解除: what a child may eat again, by the family's own paper or the doctor's. It ends nothing before two people at the nursery have looked.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { AllergyValues } from '../../schema/allergy/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import { FormFoot } from '../health/FormFoot.tsx'
import { Chips } from '../kit/Chips.tsx'
import { today } from '../kit/clock.ts'
import { DayField } from '../kit/Field.tsx'
import { plain, Say, type Word } from '../kit/words.tsx'
import css from './Allergy.module.css'
import { foodWord, words } from './family-words.ts'

type Release = AllergyValues['release']

export interface ReleaseFormProps {
  /** What is left out now. */
  list: readonly string[]
  save: Word
  busy: boolean
  fault: string | null
  children?: ComponentChildren
  onSave: (release: Omit<Release, 'by'>) => void
  onCancel: () => void
}

export function ReleaseForm({ list, save, busy, fault, children, onSave, onCancel }: ReleaseFormProps) {
  const [chosen, setChosen] = useState<string[]>([])
  const [writtenOn, setWrittenOn] = useState<Day | null>(null)
  const [gap, setGap] = useState(false)
  const submit = (event: Event) => {
    event.preventDefault()
    if (chosen.length === 0 || !writtenOn) return setGap(true)
    setGap(false)
    onSave({ words: chosen, writtenOn })
  }
  return (
    <form class={css.form} aria-label={plain(words.release)} onSubmit={submit}>
      <Chips
        legend={<Say w={words.whichFoods} />}
        hint={<Say w={words.many} alone />}
        many
        columns={3}
        chips={list.map((word) => ({ value: word, label: <Say w={foodWord(word)} alone /> }))}
        value={chosen}
        onChange={setChosen}
      />
      <DayField label={<Say w={words.writtenOn} />} value={writtenOn} max={today()} onChange={setWrittenOn} />
      {children}
      <p class={css.second}>
        <Say w={words.releaseMore} />
      </p>
      <FormFoot gap={gap && words.needRelease} {...{ fault, save, busy, onCancel }} />
    </form>
  )
}
