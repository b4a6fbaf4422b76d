// 子どものきろく on A4, the oldest first: what was noticed with its pictures, who wrote it, and where it went.
import type { Id } from '../../schema/kit/id.ts'
import type { Memo, MemoList } from '../../schema/memo/rule.ts'
import { TAG_WORDS } from '../../schema/memo/vocabulary.ts'
import { now, today } from '../kit/clock.ts'
import { clockTime, longDay, shortDay } from '../kit/format.ts'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import { words } from './desk-words.ts'
import css from './Memo.module.css'
import { usedText, whoseText } from './MemoItem.tsx'

interface MemoPaperProps {
  list: MemoList
  memos: readonly Memo[]
  /** Whose: a child, a class, everybody. */
  name: string
  /** Addresses of pictures that are ready to be printed. */
  sources: ReadonlyMap<Id, string>
}

export function MemoPaper({ list, memos, name, sources }: MemoPaperProps) {
  const { facility, from, to, used } = list
  return (
    <Paper
      title={words.paper}
      running={name}
      line={
        <>
          {paperLine(facility, from)} {from !== to && `〜 ${longDay(to)}`}
          <br />
          <b>{name}</b>
        </>
      }
      foot={words.printed(shortDay(today()), clockTime(now.value))}
    >
      <Table
        caption={words.paper}
        columns={[
          { id: 'when', head: words.when, width: '18mm' },
          { id: 'who', head: words.who, width: '28mm' },
          { id: 'what', head: words.what },
          { id: 'writer', head: words.writer, width: '24mm' },
          { id: 'went', head: words.went, width: '24mm' },
        ]}
      >
        {memos.map((memo) => (
          <Line key={memo.id}>
            <Cell name>
              {shortDay(memo.day)}
              <br />
              {clockTime(memo.at)}
            </Cell>
            <Cell of={words.who}>
              <span class={css.paperName}>{whoseText(memo)}</span>
            </Cell>
            <Cell of={words.what}>
              <p class={css.written}>{memo.text}</p>
              {memo.tags.length > 0 && <p>［{memo.tags.map((tag) => TAG_WORDS[tag]).join('・')}］</p>}
              {memo.photoIds.length > 0 && (
                <div class={css.paperPictures}>
                  {memo.photoIds.map((id) => sources.has(id) && <img key={id} src={sources.get(id)} alt={words.picture} />)}
                </div>
              )}
            </Cell>
            <Cell of={words.writer}>
              <span class={css.paperName}>{memo.by}</span>
              {memo.corrected && (
                <>
                  <br />
                  {words.correctedBy(memo.corrected.by)}
                </>
              )}
            </Cell>
            <Cell of={words.went}>
              {used
                .filter(({ memoId }) => memoId === memo.id)
                .map((one) => (
                  <p key={`${one.childId}`}>{usedText(memo, one)}</p>
                ))}
            </Cell>
          </Line>
        ))}
      </Table>
    </Paper>
  )
}
