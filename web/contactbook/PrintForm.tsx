// What is to be printed, the same for a family and at the desk: which days, and when it is much, how far it is.
import { useState } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { today } from '../kit/clock.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Say } from '../kit/words.tsx'
import { daysOf, SPANS, type Span } from './book-span.ts'
import css from './FamilyBook.module.css'
import { spans, words } from './family-words.ts'
import type { Papers } from './use-papers.tsx'

export function PrintForm({ papers, childIds, day }: { papers: Papers; childIds: readonly Id[]; day: Day }) {
  const [span, setSpan] = useState<Span>('day')
  const { done, fault, print, stop } = papers
  return (
    <div class={css.form}>
      <Chips
        legend={<Say w={words.whichDays} alone />}
        chips={SPANS.map((value) => ({ value, label: <Say w={spans[value]} alone /> }))}
        value={span}
        onChange={setSpan}
      />
      {fault && <Notice tone="look" title={fault.message} />}
      {done ? (
        <p role="status">
          <Say w={words.fetching(done.count, done.of)} alone />{' '}
          <Button kind="quiet" onClick={stop}>
            <Say w={words.stop} alone />
          </Button>
        </p>
      ) : (
        <Button
          kind="give"
          icon={PrinterIcon}
          disabled={childIds.length === 0}
          onClick={() => print(childIds, daysOf(span, day, today()))}
        >
          <Say w={words.print} alone />
        </Button>
      )}
    </div>
  )
}
