import type { FacilitySettings } from '../../schema/facility/input.ts'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { CrossIcon, PlusIcon } from '../kit/icons.tsx'
import type { Faults } from './form.ts'
import { freeKey } from './free-key.ts'
import css from './Settings.module.css'
import { listWords, words } from './words.ts'

type Item = FacilitySettings['symptoms' | 'belongings'][number]

export interface WordListProps {
  /** The setting it is. */
  of: 'symptoms' | 'belongings'
  list: readonly Item[]
  most: number
  faults: Faults
  onChange: (list: Item[]) => void
}

/** Words a family reads, in three languages: symptoms to choose (RA04), 持ち物 to bring (RC18). Moved with a button, so that nobody has to drag. */
export function WordList({ of, list, most, faults, onChange }: WordListProps) {
  const { add, nameless, sample } = listWords[of]
  const change = (index: number, part: Partial<Item>) =>
    onChange(list.map((item, place) => (place === index ? { ...item, ...part } : item)))
  const up = (index: number) => {
    const moved = [...list]
    const [taken] = moved.splice(index, 1)
    if (taken) moved.splice(index - 1, 0, taken)
    onChange(moved)
  }
  return (
    <>
      <ol class={css.symptoms}>
        {list.map((item, index) => (
          <li key={item.key} class={css.symptom}>
            <Field
              label={words.ja}
              error={faults[`${of}.${index}.ja`]}
              maxLength={20}
              value={item.ja}
              onChange={(ja) => change(index, { ja })}
            />
            <Field
              label={words.easy}
              {...(index === 0 ? { hint: words.easyHint(sample) } : {})}
              error={faults[`${of}.${index}.easy`]}
              maxLength={60}
              value={item.easy}
              onChange={(easy) => change(index, { easy })}
            />
            <Field
              label={words.en}
              error={faults[`${of}.${index}.en`]}
              maxLength={40}
              value={item.en}
              onChange={(en) => change(index, { en })}
            />
            <div class={css.symptomActs}>
              <Button disabled={index === 0} label={words.upOf(item.ja || nameless)} onClick={() => up(index)}>
                {words.up}
              </Button>
              <Button
                icon={CrossIcon}
                label={words.removeOf(item.ja || nameless)}
                onClick={() => onChange(list.filter((_, place) => place !== index))}
              >
                {words.remove}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <Button
        icon={PlusIcon}
        disabled={list.length >= most}
        onClick={() => onChange([...list, { key: freeKey(list.map(({ key }) => key)), ja: '', easy: '', en: '' }])}
      >
        {add}
      </Button>
    </>
  )
}
