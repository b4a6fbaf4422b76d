// What a text was written out of: seen beside it for as long as it is kept, with the way back to it, and dropped by whoever writes.
import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import type { Source } from '../../schema/kit/source.ts'
import type { Memo } from '../../schema/memo/rule.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { door } from '../kit/door.ts'
import { clockTime } from '../kit/format.ts'
import memoCss from '../memo/Memo.module.css'
import { MemoItem } from '../memo/MemoItem.tsx'
import { words as memoWords } from '../memo/words.ts'
import { MemoPhotos } from '../photo/MemoPhotos.tsx'

export interface SourcesProps {
  facility: number
  /** Whose text it is: its class, and of a child's line the child. */
  classId: Id
  childId: Id | null
  sources: readonly Source[]
  memos: readonly Memo[]
  /** Of whose text, for screen readers. */
  name: string
  /** Left out where it is only read. */
  onDrop?: ((source: Source) => void) | undefined
}

export function Sources({ facility, classId, childId, sources, memos, name, onDrop }: SourcesProps) {
  const [shown, setShown] = useState<Memo | null>(null)
  if (sources.length === 0) return null
  return (
    <ul class={memoCss.sources} aria-label={`${name} ${memoWords.fromMemo}`}>
      {sources.map((source) => {
        const memo = memos.find(({ id }) => id === source.id)
        const text = memo ? `${memo.text.slice(0, 24)}${memo.text.length > 24 ? '…' : ''}` : memoWords.lost
        return (
          <li key={source.id} class={memoCss.source}>
            <span>
              <b>{memoWords.fromMemo}</b> {memo && `${clockTime(memo.at)} ${memo.by}`} 「{text}」{memo?.gone && memoWords.lost}
            </span>
            <span class={memoCss.acts}>
              {memo && (
                <Button kind="quiet" label={`${memoWords.fromMemo} ${text} ${memoWords.open}`} onClick={() => setShown(memo)}>
                  {memoWords.open}
                </Button>
              )}
              {onDrop && (
                <Button kind="quiet" label={`${memoWords.fromMemo} ${text} ${memoWords.drop}`} onClick={() => onDrop(source)}>
                  {memoWords.drop}
                </Button>
              )}
            </span>
            {memo && memo.photoIds.length > 0 && (
              <MemoPhotos {...{ facility, classId, childId }} day={memo.day} photoIds={memo.photoIds} />
            )}
          </li>
        )
      })}
      <Dialog
        open={shown !== null}
        onClose={() => setShown(null)}
        title={memoWords.title}
        foot={
          shown &&
          door === 'office' && (
            <Button href={`/office/memo?of=${childId ?? classId}&from=${shown.day}&to=${shown.day}`}>{memoWords.records}</Button>
          )
        }
      >
        {shown && <MemoItem facility={facility} memo={shown} dated />}
      </Dialog>
    </ul>
  )
}
