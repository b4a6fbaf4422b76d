// One memo as it stands: about whom, what, by whom; what it said before; and where it went.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Memo, UsedMemo } from '../../schema/memo/rule.ts'
import { TAG_WORDS } from '../../schema/memo/vocabulary.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { TextArea } from '../kit/Field.tsx'
import { clockTime, momentText, shortDay } from '../kit/format.ts'
import { Thumbs } from '../photo/Thumbs.tsx'
import css from './Memo.module.css'
import { words } from './words.ts'

/** うさぎ組 みんな, or the children's names. */
export const whoseText = ({ className, children }: Pick<Memo, 'className' | 'children'>): string =>
  className ? words.wholeClass(className) : children.map(([, kana]) => kana).join('、')

/** Where it went, with the child's name where it is about several. */
export const usedText = ({ children }: Memo, { childId }: UsedMemo): string => {
  const kana = children.length > 1 ? children.find(([id]) => id === childId)?.[1] : undefined
  return [childId ? words.usedChild : words.usedClass, kana].filter(Boolean).join(' ')
}

export interface MemoItemProps {
  facility: number
  memo: Memo
  used?: readonly UsedMemo[]
  /** With its day, where several days stand in one list. */
  dated?: boolean
  /** Opens the page it went to; without it the page is only named. */
  pageOf?: ((used: UsedMemo) => { href: string } | { onClick: () => void } | null) | undefined
  onCorrect?: (() => void) | undefined
  onTakeBack?: ((reason: string) => void) | undefined
  end?: ComponentChildren
}

export function MemoItem({ facility, memo, used = [], dated = false, pageOf, onCorrect, onTakeBack, end }: MemoItemProps) {
  const [asked, setAsked] = useState<string | null>(null)
  const { day, at, by, text, tags, corrected, gone, earlier } = memo
  return (
    <article class={css.memo} aria-label={`${clockTime(at)} ${whoseText(memo)}`} data-memo={memo.id}>
      <header class={css.head}>
        <b>{whoseText(memo)}</b>
        {!memo.className && memo.children.map(([childId]) => <AllergensOf key={childId} childId={childId} />)}
        <span class={css.second}>
          {dated && `${shortDay(day)} `}
          {clockTime(at)} {by || words.unsent}
        </span>
      </header>
      <p class={gone ? css.goneText : css.written}>{text}</p>
      {tags.length > 0 && <p class={css.tags}>{tags.map((tag) => TAG_WORDS[tag]).join('・')}</p>}
      <Thumbs facility={facility} photoIds={memo.photoIds} />
      {gone && (
        <p class={css.look}>
          {words.gone(gone.by, momentText(gone.at, day))} {gone.reason}
        </p>
      )}
      {corrected && (
        <details class={css.before}>
          <summary>
            {words.corrected(corrected.by, momentText(corrected.at, day))} {corrected.reason}
          </summary>
          <ul>
            {earlier.map((one) => (
              <li key={one.id}>
                {whoseText(one)}　<span class={css.written}>{one.text}</span>　
                <span class={css.second}>
                  {one.by} {momentText(one.at, day)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {used.length > 0 && (
        <p class={css.used}>
          {used.map((one) => {
            const word = usedText(memo, one)
            const to = pageOf?.(one)
            return to ? (
              <Button key={`${one.childId}`} kind="quiet" class={css.usedLink} {...to}>
                {word}
              </Button>
            ) : (
              <span key={`${one.childId}`} class={css.second}>
                {word}
              </span>
            )
          })}
        </p>
      )}
      {(end || (!gone && (onCorrect || onTakeBack))) && (
        <div class={css.acts}>
          {end}
          {!gone && onCorrect && (
            <Button kind="quiet" onClick={onCorrect}>
              {words.correct}
            </Button>
          )}
          {!gone && onTakeBack && (
            <Button kind="quiet" onClick={() => setAsked('')}>
              {words.takeBack}
            </Button>
          )}
        </div>
      )}
      <Dialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={words.takeBackTitle}
        foot={
          <Button
            onClick={() => {
              onTakeBack?.(asked ?? '')
              setAsked(null)
            }}
          >
            {words.takeBack}
          </Button>
        }
      >
        <p class={css.written}>{text}</p>
        <p class={css.second}>{words.takeBackMore}</p>
        <TextArea label={words.why} hint={words.optional} rows={2} maxLength={200} value={asked ?? ''} onChange={setAsked} />
      </Dialog>
    </article>
  )
}
