import { Chips } from '../kit/Chips.tsx'
import { Field } from '../kit/Field.tsx'
import { Say } from '../kit/words.tsx'
import { personWord } from '../pickup/relation.ts'
import type { Missing } from './compose-report.ts'
import { type Draft, OTHER } from './draft.ts'
import css from './Report.module.css'
import { missing, words } from './words.ts'

interface WhoSectionProps {
  draft: Draft
  change: (part: Partial<Draft>) => void
  error: Missing | null
  /** Registered people, as a report writes them. */
  people: readonly string[]
}

/** お迎えの人: one of the registered people or someone else. A second press on the chosen one leaves it unchanged again. */
export function WhoSection({ draft, change, error, people }: WhoSectionProps) {
  const chosen = draft.person === null ? [] : [draft.person]
  return (
    <div class={css.section} data-missing={error === 'person' || error === 'name' || undefined}>
      <Chips
        many
        legend={<Say w={words.collector} />}
        error={error === 'person' ? <Say w={missing.person} /> : undefined}
        chips={[
          ...people.map((person) => ({ value: person, span: 2 as const, label: <Say w={personWord(person)} alone /> })),
          { value: OTHER, span: 2, label: <Say w={words.someoneElse} /> },
        ]}
        value={chosen}
        onChange={(list) => change({ person: list.find((person) => person !== draft.person) ?? null })}
      />
      {draft.person === OTHER ? (
        <>
          <Field
            label={<Say w={words.theirName} />}
            hint={<Say w={words.theirNameHint} alone />}
            error={error === 'name' ? <Say w={missing.name} /> : undefined}
            value={draft.other}
            onChange={(other) => change({ other })}
            maxLength={40}
          />
          <p class={css.hint}>
            <Say w={words.idCard} />
          </p>
        </>
      ) : (
        draft.person === null && (
          <p class={css.hint}>
            <Say w={words.unchanged} />
          </p>
        )
      )}
    </div>
  )
}
