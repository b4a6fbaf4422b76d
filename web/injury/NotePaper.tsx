// けがの連絡票 on A4, for the file of the nursery: what was written, what was kept inside, and who of the family acknowledged it.
import { partWord } from '../../schema/injury/body.ts'
import type { Note } from '../../schema/injury/rule.ts'
import { DOCTOR_WORDS, INJURY_WORDS, NOTE_WORDS } from '../../schema/injury/words.ts'
import { clockTime, longDay } from '../kit/format.ts'
import { PaperRows } from '../office/PaperRows.tsx'
import { words } from './words.ts'

interface NotePaperProps {
  note: Note
  child: { kana: string; name: string; className: string | null } | undefined
}

export function NotePaper({ note, child }: NotePaperProps) {
  const { last, watched, acknowledged, state } = note
  const rows: [string, string][] = [
    [words.child, [child?.kana, child?.name === child?.kana ? '' : child?.name].filter(Boolean).join('　')],
    [words.className, child?.className ?? ''],
    [words.when, `${longDay(last.day)} ${clockTime(last.at)}`],
    [words.place, last.place],
    [words.parts, last.parts.map(partWord).join('・')],
    [words.kinds, last.kinds.map((kind) => INJURY_WORDS[kind]).join('・')],
    [words.what, last.what],
    [words.aid, last.aid],
    [words.doctor, [DOCTOR_WORDS[last.doctor], last.clinic].filter(Boolean).join(' ')],
    [words.inside, last.inside ?? ''],
    [words.sawBy, last.sawBy ?? ''],
    [words.watch, watched.map((step) => `${clockTime(step.at)} ${step.note ?? ''}（${step.by}）`).join('\n')],
    [
      words.writer,
      [words.by(last.by, clockTime(last.writtenAt)), last.supersedes ? `${words.corrected} ${last.reason ?? ''}` : ''].join(' '),
    ],
    [words.forFamily, [NOTE_WORDS[state], ...acknowledged.map((step) => words.seenBy(step.by, clockTime(step.at)))].join('、')],
  ]
  return <PaperRows rows={rows} />
}
