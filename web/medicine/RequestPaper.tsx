// 与薬依頼票 on A4, with the day's record beneath: the form of the paper (domain documents §17).

import type { StepKind, Withheld } from '../../schema/medicine/rule.ts'
import {
  SORT_WORDS,
  SPECIAL_WORDS,
  STATE_WORDS,
  STORAGE_WORDS,
  TIMING_WORDS,
  WITHHELD_WORDS,
} from '../../schema/medicine/words.ts'
import { clockTime, eraDay, longDay, showTime } from '../kit/format.ts'
import { PaperRows } from '../office/PaperRows.tsx'
import type { Dose } from './open-medicine.ts'
import { words } from './words.ts'

export function RequestPaper({ dose }: { dose: Dose }) {
  const undone = new Set(dose.steps.map(({ supersedes }) => supersedes))
  const signed = (kind: StepKind) =>
    dose.steps
      .filter((step) => step.kind === kind && !undone.has(step.id))
      .map((step) => `${clockTime(step.at)} ${step.by}`)
      .join(' ・ ')
  const { state, by } = dose.folded
  const done = state === 'given' || state === 'withheld' ? by : null
  const rows: [string, string][] = [
    [words.child, [dose.kana, dose.name === dose.kana ? '' : dose.name].filter(Boolean).join('　')],
    [words.className, dose.className ?? ''],
    [words.birth, eraDay(dose.birthDay)],
    [words.condition, dose.condition],
    [words.clinic, dose.clinic ?? ''],
    [words.prescribed, dose.prescribedOn ? longDay(dose.prescribedOn) : ''],
    [words.sort, [...dose.sorts.map((sort) => SORT_WORDS[sort]), ...dose.special.map((one) => SPECIAL_WORDS[one])].join('・')],
    [words.medicine, dose.medicine],
    [words.amount, dose.amount ?? ''],
    [words.when, [dose.timing ? TIMING_WORDS[dose.timing] : '', dose.time === null ? '' : showTime(dose.time)].join(' ').trim()],
    [words.storage, dose.storage ? STORAGE_WORDS[dose.storage] : ''],
    [words.note, dose.note],
    [words.asked, dose.source === 'guardian' ? `${words.guardianLine} ${clockTime(dose.writtenAt)}` : words.staffLine(dose.by)],
    [words.received, signed('received')],
    [words.checked, signed('checked')],
    [
      words.result,
      done
        ? [
            STATE_WORDS[state],
            clockTime(done.at),
            done.by,
            state === 'withheld' ? WITHHELD_WORDS[done.reason as Withheld] : '',
            done.note ?? '',
          ]
            .filter(Boolean)
            .join(' ')
        : '',
    ],
    ...(dose.source === 'staff' ? [[words.signature, ''] as [string, string]] : []),
  ]
  return <PaperRows rows={rows} />
}
