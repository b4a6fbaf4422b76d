// The undated words of a child: name, reading, birth date, allergens.
import { type Problem, problem } from '../kit/grid.ts'
import type { Id } from '../kit/id.ts'
import { kanaOrder } from '../kit/kana.ts'
import { foldKana } from './compare-name.ts'
import { childName } from './match-children.ts'
import type { ChildRow, DifferenceKind, RosterChild } from './plan.ts'

/** A child nobody knew yet. */
export function newChild(row: RosterChild, id: Id): ChildRow {
  return {
    id,
    familyName: row.familyName,
    givenName: row.givenName,
    familyKana: row.familyKana,
    givenKana: row.givenKana,
    kanaOrder: kanaOrder(`${row.familyKana} ${row.givenKana}`.trim()),
    birthDay: row.birthDay,
    sex: row.sex ?? 'x',
    number: row.number,
    allergens: row.allergens ?? [],
    archivedAt: null,
  }
}

/** The known child with what the file says anew. An allergen is only ever added: leaving one out of a list must not put it on a plate. */
export function changedChild(
  known: ChildRow,
  row: RosterChild,
  say: (kind: DifferenceKind, before: string, after: string) => void,
  warnings: Problem[],
): ChildRow {
  const keepName =
    childName(known).replaceAll(' ', '') === childName(row).replaceAll(' ', '') &&
    (!row.familyName || known.familyName === row.familyName)
  const kana = (child: { familyKana: string; givenKana: string }) => foldKana(child.familyKana + child.givenKana)
  const keepKana = kana(known) === kana(row) && (!row.familyKana || known.familyKana === row.familyKana)
  const child: ChildRow = {
    ...known,
    ...(keepName ? {} : { familyName: row.familyName, givenName: row.givenName }),
    ...(keepKana
      ? {}
      : {
          familyKana: row.familyKana,
          givenKana: row.givenKana,
          kanaOrder: kanaOrder(`${row.familyKana} ${row.givenKana}`.trim()),
        }),
    birthDay: row.birthDay,
    sex: row.sex ?? known.sex,
    number: row.number ?? known.number,
    allergens: [...known.allergens, ...(row.allergens ?? []).filter((allergen) => !known.allergens.includes(allergen))],
  }
  const lines: [string, string, string][] = [
    ['氏名', childName(known), childName(child)],
    ['ふりがな', `${known.familyKana} ${known.givenKana}`.trim(), `${child.familyKana} ${child.givenKana}`.trim()],
    ['生年月日', known.birthDay, child.birthDay],
    ['性別', SEX[known.sex], SEX[child.sex]],
    ['番号', known.number ?? 'なし', child.number ?? 'なし'],
  ]
  for (const [word, before, after] of lines) if (before !== after) say('changed_child', `${word} ${before}`, `${word} ${after}`)
  if (known.birthDay !== child.birthDay)
    warnings.push(problem(row.row, null, `${childName(row)}の生年月日が ${known.birthDay} から ${child.birthDay} に変わります`))
  if (child.allergens.length > known.allergens.length)
    say('allergen', known.allergens.join('、') || 'なし', child.allergens.join('、'))
  const dropped = row.allergens === null ? [] : known.allergens.filter((allergen) => !row.allergens?.includes(allergen))
  if (dropped.length > 0)
    warnings.push(
      problem(
        row.row,
        null,
        `${childName(row)}の登録にある「${dropped.join('、')}」が名簿にありません。アレルギーは名簿では消しません`,
      ),
    )
  return child
}
const SEX = { m: '男', f: '女', x: '未記入' } as const
