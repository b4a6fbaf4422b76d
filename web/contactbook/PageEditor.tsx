// One text of the book, of the class or of a child: written, kept as a draft when one goes on, with what became of it.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { ClassPage } from '../../schema/contactbook/book.ts'
import { LONGEST_LINE, LONGEST_TEXT } from '../../schema/contactbook/page.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Source } from '../../schema/kit/source.ts'
import type { Memo } from '../../schema/memo/rule.ts'
import { Button, Buttons } from '../kit/Button.tsx'
import { TextArea } from '../kit/Field.tsx'
import { clockTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import css from './ClassBook.module.css'
import { Sources } from './Sources.tsx'
import { isOvertaken, sourcesOf, type TypedPage, textOf } from './typed-pages.ts'
import { words } from './words.ts'

export interface PageEditorProps {
  facility: number
  classId: Id
  childId: Id | null
  label: ComponentChildren
  /** Of whose text, for screen readers. */
  name: string
  memos: readonly Memo[]
  of: 'class' | 'child'
  page: ClassPage
  typed: TypedPage | undefined
  approves: boolean
  error: string | undefined
  onType: (text: string) => void
  onDrop: ((source: Source) => void) | undefined
  onLeave: () => void
  onTheirs: () => void
  onMine: () => void
  onWithdraw: (reason: string) => void
  onApprove: () => void
  onReturn: (reason: string) => void
}

export function PageEditor({
  facility,
  classId,
  childId,
  label,
  name,
  memos,
  of,
  page,
  typed,
  approves,
  error,
  ...on
}: PageEditorProps) {
  /** What is about to be taken back, and why: neither is done by one press. */
  const [back, setBack] = useState<{ to: 'return' | 'withdraw'; reason: string } | null>(null)
  const { stands } = page
  const overtaken = isOvertaken(page, typed)
  const isOut = stands.published !== null || stands.reserved !== null
  return (
    <div class={css.editor} onFocusOut={on.onLeave}>
      {overtaken && (
        <Notice tone="look" title={words.both(page.draft?.by ?? page.steps.at(-1)?.by ?? '')}>
          <p class={css.written}>{textOf(page)}</p>
          <Buttons>
            <Button onClick={on.onTheirs}>{words.theirs}</Button>
            <Button onClick={on.onMine}>{words.mine}</Button>
          </Buttons>
        </Notice>
      )}
      <TextArea
        label={label}
        hint={<State page={page} typed={typed} />}
        error={error}
        rows={of === 'class' ? 4 : 2}
        maxLength={of === 'class' ? LONGEST_TEXT : LONGEST_LINE}
        value={typed?.text ?? textOf(page)}
        onChange={on.onType}
      />
      <Sources
        {...{ facility, classId, childId }}
        sources={typed?.sources ?? sourcesOf(page)}
        memos={memos}
        name={name}
        onDrop={on.onDrop}
      />
      {stands.returned && <p class={css.look}>{words.returned(stands.returned.by, stands.returned.note)}</p>}
      {!back && (isOut || (approves && stands.submitted)) && (
        <div class={css.acts}>
          {approves && stands.submitted && (
            <>
              <Button onClick={on.onApprove}>{words.approve}</Button>
              <Button onClick={() => setBack({ to: 'return', reason: '' })}>{words.giveBack}</Button>
            </>
          )}
          {isOut && (
            <Button kind="quiet" onClick={() => setBack({ to: 'withdraw', reason: '' })}>
              {words.withdraw}
            </Button>
          )}
        </div>
      )}
      {back && (
        <div class={css.reason}>
          <TextArea
            label={back.to === 'return' ? words.reason : words.whyWithdraw}
            rows={2}
            maxLength={200}
            value={back.reason}
            onChange={(reason) => setBack({ ...back, reason })}
          />
          <div class={css.acts}>
            <Button
              disabled={back.to === 'return' && !back.reason.trim()}
              onClick={() => {
                if (back.to === 'return') on.onReturn(back.reason.trim())
                else on.onWithdraw(back.reason.trim())
                setBack(null)
              }}
            >
              {back.to === 'return' ? words.giveBack : words.withdraw}
            </Button>
            <Button kind="quiet" onClick={() => setBack(null)}>
              {words.keep}
            </Button>
          </div>
        </div>
      )}
      {page.steps.length > 1 && (
        <details class={css.versions}>
          <summary>{words.versions}</summary>
          <ul>
            {page.steps.map(({ id, text, at, by }) => (
              <li key={id}>
                <time>{clockTime(at)}</time> {by}　<span class={css.written}>{text}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function State({ page, typed }: { page: ClassPage; typed: TypedPage | undefined }) {
  const { stands, draft } = page
  if (typed && typed.text !== textOf(page)) return <>{words.unsaved}</>
  if (draft) return <>{words.draft(draft.by, clockTime(draft.at))}</>
  if (stands.submitted) return <>{words.submitted(stands.submitted.by, clockTime(stands.submitted.at))}</>
  if (stands.reserved) return <>{words.reserved(clockTime(stands.reserved.publishAt))}</>
  if (stands.published)
    return (
      <>
        {words.published(clockTime(stands.published.publishedAt))} {stands.published.corrected && words.corrected}
      </>
    )
  return <>{stands.withdrawnAt === null ? words.nothing : words.withdrawn(clockTime(stands.withdrawnAt))}</>
}
