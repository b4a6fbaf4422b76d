// One text of a paper: where it is written, what the house says about its words, and both texts where two people wrote.
import type { WordRules } from '../../schema/phrase/wording.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { TextArea } from '../kit/Field.tsx'
import { momentText } from '../kit/format.ts'
import { Hints } from '../phrase/Hints.tsx'
import type { Opened } from './api.ts'
import css from './Document.module.css'
import type { Writing } from './use-writing.ts'
import own from './Writing.module.css'
import { words } from './words.ts'

export interface PlaceProps {
  field: string
  label: string
  /** The section has no other text: its heading names it already. */
  alone: boolean
  childId: string | null
  rows: number
  /** Words that are often right: one tap writes one, another takes it out. */
  options?: readonly string[] | undefined
  opened: Opened
  writing: Writing
  rules: WordRules | undefined
}

export function Place({ field, label, alone, childId, rows, options, opened, writing, rules }: PlaceProps) {
  const text = writing.textOf(field)
  return (
    <div class={css.place} data-field={field}>
      {childId && <AllergensOf childId={childId} />}
      {writing.twoIn(field).length > 0 && <Two field={field} opened={opened} writing={writing} />}
      <TextArea
        label={alone ? <span class="unseen">{label}</span> : label}
        rows={rows}
        value={text}
        onChange={(next) => writing.type(field, next)}
      />
      {options && (
        <fieldset class={own.options}>
          <legend class="unseen">{words.optionsFor(label)}</legend>
          {options.map((option) => (
            <Button key={option} pressed={text === option} onClick={() => writing.type(field, text === option ? '' : option)}>
              {option}
            </Button>
          ))}
        </fieldset>
      )}
      {rules && <Hints text={text} rules={rules} onChange={(next) => writing.type(field, next)} />}
    </div>
  )
}

/** Two texts side by side: nothing is chosen for anybody. */
const Two = ({ field, opened, writing }: { field: string; opened: Opened; writing: Writing }) => (
  <fieldset class={css.two}>
    <legend>{words.two}</legend>
    <p class={css.second}>{words.twoMore}</p>
    <div class={css.pair}>
      {writing.twoIn(field).map(({ id, text, by, at }) => (
        <blockquote key={id}>
          <p class={css.written}>{text || words.nothing}</p>
          <footer class={css.second}>
            {by} {momentText(at, opened.today)}
          </footer>
          <Button onClick={() => writing.type(field, [writing.textOf(field), text].filter(Boolean).join('\n'))}>
            {words.takeThis}
          </Button>
        </blockquote>
      ))}
    </div>
  </fieldset>
)
