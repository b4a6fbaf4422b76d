// What was found of one child: none in one tap, or what it was and what follows, or absent.
import { FOLLOW_UPS, type FollowUp } from '../../schema/checkup/rule.ts'
import { Chips } from '../kit/Chips.tsx'
import { Field } from '../kit/Field.tsx'
import css from './Results.module.css'
import { followWords, words } from './words.ts'

export interface Found {
  outcome: 'well' | 'found' | 'absent'
  findings: string
  /** Null until somebody says it. */
  followUp: FollowUp | null
}

/** As it is sent; null while a finding has no words, or nobody said what follows. */
export function foundOf({ outcome, findings, followUp }: Found) {
  if (outcome === 'absent') return { outcome: 'absent' as const }
  if (outcome === 'well') return { outcome: 'seen' as const }
  return findings.trim() && followUp ? { outcome: 'seen' as const, findings: findings.trim(), followUp } : null
}

export interface FoundFieldsProps {
  found: Found | null
  /** Of whom or what, for who hears the page. */
  name: string
  onChange: (found: Found) => void
}

export function FoundFields({ found, name, onChange }: FoundFieldsProps) {
  const now: Found = found ?? { outcome: 'well', findings: '', followUp: null }
  return (
    <div class={css.part}>
      <Chips
        legend={<span class="unseen">{`${name} ${words.outcome}`}</span>}
        columns={3}
        chips={(['well', 'found', 'absent'] as const).map((value) => ({ value, label: words[value] }))}
        value={found?.outcome ?? null}
        onChange={(outcome) => onChange({ ...now, outcome })}
      />
      {found?.outcome === 'found' && (
        <>
          <Field
            label={
              <>
                <span class="unseen">{name} </span>
                {words.findings}
              </>
            }
            maxLength={300}
            value={found.findings}
            onChange={(findings) => onChange({ ...found, findings })}
          />
          <Chips
            legend={words.followUp}
            columns={3}
            chips={FOLLOW_UPS.map((value) => ({ value, label: followWords[value] }))}
            value={found.followUp}
            onChange={(followUp) => onChange({ ...found, followUp })}
          />
        </>
      )}
    </div>
  )
}
