import { ReportDisease } from '../infection/ReportDisease.tsx'
import { Chips } from '../kit/Chips.tsx'
import { Stepper } from '../kit/Stepper.tsx'
import { plain, Say } from '../kit/words.tsx'
import type { Missing } from './compose-report.ts'
import type { Draft, HomeChip, WhyChip } from './draft.ts'
import css from './Report.module.css'
import { said } from './say-report.ts'
import { missing, words } from './words.ts'

interface WhySectionProps {
  draft: Draft
  change: (part: Partial<Draft>) => void
  error: Missing | null
  /** Where the names of illnesses come from; null where the guardian may not read of health. */
  facility: number | null
  symptoms: readonly { key: string; ja: string; easy: string; en: string }[]
}

const START = 37
const LOWEST = 34
const HIGHEST = 42

/** 理由: illness with what is seen and the temperature, or something at home. */
export function WhySection({ draft, change, error, facility, symptoms }: WhySectionProps) {
  // Who may name the illness is asked for it below.
  const seen = facility === null ? symptoms : symptoms.filter(({ key }) => key !== 'diagnosed')
  return (
    <div class={css.section}>
      <div data-missing={error === 'why' || undefined}>
        <Chips<WhyChip>
          legend={<Say w={words.why} />}
          error={error === 'why' ? <Say w={missing.why} /> : undefined}
          chips={[
            { value: 'sick', span: 2, label: <Say w={said.sick} /> },
            { value: 'home', span: 2, label: <Say w={said.home} /> },
          ]}
          value={draft.why}
          onChange={(why) => change({ why })}
        />
      </div>
      {draft.why === 'sick' && (
        <>
          {seen.length > 0 && (
            <Chips
              many
              legend={<Say w={words.symptoms} />}
              hint={<Say w={words.anyNumber} alone />}
              chips={seen.map((symptom) => ({
                value: symptom.key,
                span: plain(symptom).length > 4 ? 2 : 1,
                label: <Say w={symptom} />,
              }))}
              value={draft.symptoms}
              onChange={(chosen) => change({ symptoms: chosen })}
            />
          )}
          {facility !== null ? (
            <ReportDisease facility={facility} value={draft.disease} onChange={(disease) => change({ disease })} />
          ) : (
            draft.symptoms.includes('diagnosed') && (
              <p class={css.hint} role="status">
                <Say w={words.diagnosed} />
              </p>
            )
          )}
          <Stepper
            label={<Say w={words.temperature} />}
            name={plain(words.temperature)}
            hint={<Say w={words.optional} alone />}
            value={draft.temperature}
            onChange={(temperature) => change({ temperature })}
            start={START}
            min={LOWEST}
            max={HIGHEST}
            unit="℃"
          />
        </>
      )}
      {draft.why === 'home' && (
        <Chips<HomeChip>
          legend={<Say w={words.whichHome} />}
          chips={[
            { value: 'family', span: 2, label: <Say w={words.ordinary} /> },
            { value: 'bereavement', span: 2, label: <Say w={said.bereavement} /> },
          ]}
          value={draft.home}
          onChange={(home) => change({ home })}
        />
      )}
    </div>
  )
}
