import type { FacilityToday } from '../family/today.ts'
import { Button } from '../kit/Button.tsx'
import { showTime } from '../kit/format.ts'
import { PhoneIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Say } from '../kit/words.tsx'
import css from './Report.module.css'
import { words } from './words.ts'

/** After the cut-off: the nursery's own sentence, its telephone, and what can still be done here. */
export function CutoffNotice({ rules, refused }: { rules: FacilityToday; refused: boolean }) {
  return (
    <Notice tone="look" title={<Say w={words.cutoffPassed(showTime(rules.cutoffAt))} />}>
      <div class={css.section}>
        {rules.cutoffText && <p lang="ja">{rules.cutoffText}</p>}
        <p>
          <Say w={refused ? words.cutoffRefuse : words.cutoffAccept} />
        </p>
        {rules.phone && (
          <Button href={`tel:${rules.phone}`} icon={PhoneIcon}>
            {rules.phone}
          </Button>
        )}
      </div>
    </Notice>
  )
}
