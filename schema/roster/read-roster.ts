// From a grid to children and their guardians, with every fault named by row and column. Pure; what the rows would change is plan-import's.
import { type CellRead, readDayCell, readPhoneCell, readTimeCell, readWindowCell, saysNothing, splitItems } from '../kit/cell.ts'
import { classAgeOf, type Day, fiscalYearOf } from '../kit/day.ts'
import { findHeadings, firstProblems, type GridRow, type Problem, problem, rowsBelow, strayCells } from '../kit/grid.ts'
import { hiragana, tidy } from '../kit/kana.ts'
import type { Time } from '../kit/time.ts'
import { FATHER, GUARDIAN_SLOTS, type GuardianField, MOTHER, NEEDED, type RosterKey, readRosterHeading } from './match-columns.ts'
import { orderGuardians } from './order-guardians.ts'
import type { RosterChild, RosterGuardian } from './plan.ts'
import { readClassName, readName, readNeed, readSex, splitAfter } from './read-cell.ts'

export interface Roster {
  children: RosterChild[]
  /** How each column was understood, in the file's order. */
  columns: { heading: string; means: RosterKey }[]
  unknownColumns: string[]
  errors: Problem[]
  warnings: Problem[]
}

const nothing = (errors: Problem[], unknownColumns: string[] = []): Roster => ({
  children: [],
  columns: [],
  unknownColumns,
  errors,
  warnings: [],
})

/**
 * Reads a roster that applies from `appliesOn`. A roster with errors still lists the rows that could be read, for the preview only.
 * @param house the nursery it is for: a row that names another one is at fault, so that no child changes its nursery by a wrong file
 */
export function readRoster(grid: readonly GridRow[], appliesOn: Day, house?: string): Roster {
  const headings = findHeadings(
    grid,
    readRosterHeading,
    NEEDED.flatMap(({ anyOf }) => anyOf),
  )
  if (!headings) return nothing([problem(null, null, 'ファイルに何も書かれていません。')])
  const missing = NEEDED.filter(({ anyOf }) => !anyOf.some((key) => headings.columns.has(key))).map(({ word }) => `「${word}」`)
  if (missing.length > 0) {
    const seen = headings.row.cells.map(tidy).filter(Boolean).slice(0, 12).join('、').slice(0, 200)
    const text = `${missing.join('')}の列が見つかりません。見出しの行があるか確かめてください（読めた見出し: ${seen}）。`
    return nothing([problem(headings.row.row, null, text)], headings.unknown)
  }
  const rows = rowsBelow(grid, headings.row)
  const errors = strayCells(rows, headings.row)
  const warnings: Problem[] = []
  const stray = new Set(errors.map(({ row }) => row))
  const children: RosterChild[] = []
  for (const row of rows) {
    if (stray.has(row.row)) continue
    const reader = new RowReader(row, headings.columns)
    const child = readChild(reader, appliesOn)
    if (house !== undefined) onlyOf(house, reader)
    errors.push(...reader.errors)
    warnings.push(...reader.warnings)
    if (reader.errors.length === 0) children.push(child)
  }
  if (rows.length === 0) errors.push(problem(null, null, '見出しの下に、園児の行がありません。'))
  return {
    children,
    columns: [...headings.columns].map(([means, { heading }]) => ({ heading, means })),
    unknownColumns: headings.unknown,
    errors: firstProblems(errors.sort((a, b) => (a.row ?? 0) - (b.row ?? 0))),
    warnings,
  }
}

/** The cells of one row by meaning, collecting what is wrong with them under the file's own column names. */
class RowReader {
  readonly row: number
  readonly errors: Problem[] = []
  readonly warnings: Problem[] = []
  readonly #cells: readonly string[]
  readonly #columns: ReadonlyMap<RosterKey, { index: number; heading: string }>

  constructor(row: GridRow, columns: ReadonlyMap<RosterKey, { index: number; heading: string }>) {
    this.row = row.row
    this.#cells = row.cells
    this.#columns = columns
  }

  /** The cell as written, '' when there is no such column. A cell in which Excel shows an error, control characters or too much text is a fault. */
  raw(key: RosterKey, limit = 500): string {
    const column = this.#columns.get(key)
    const cell = column ? (this.#cells[column.index] ?? '') : ''
    if (/^#(?:N\/A|REF!|VALUE!|NAME\?|NULL!|DIV\/0!|NUM!|SPILL!|CALC!)$/.test(cell))
      return this.fault(key, `式のエラー（${cell}）が入っています`)
    if (/(?![\t\r\n])\p{Cc}/u.test(cell)) return this.fault(key, '使えない文字が入っています')
    return cell.length > limit ? this.fault(key, `${limit}文字までにしてください`) : cell
  }
  text = (key: RosterKey, limit = 60): string => tidy(this.raw(key, limit))

  fault(key: RosterKey, text: string): '' {
    const found = problem(this.row, this.#columns.get(key)?.heading ?? null, text)
    if (!this.errors.some(({ message }) => message === found.message)) this.errors.push(found)
    return ''
  }
  warn(key: RosterKey | null, text: string): void {
    this.warnings.push(problem(this.row, key === null ? null : (this.#columns.get(key)?.heading ?? null), text))
  }
  /** null for an empty cell and for one at fault. */
  read<Value>(key: RosterKey, readCell: (cell: string) => CellRead<Value>): Value | null {
    const cell = this.raw(key)
    if (saysNothing(cell)) return null
    const { value, fault } = readCell(cell)
    if (fault !== null) this.fault(key, fault)
    return value
  }
  has = (key: RosterKey): boolean => this.#columns.has(key)
}

/** しおみ中央 and しおみ中央保育所 are one house. */
const foldHouse = (name: string): string =>
  tidy(name)
    .replaceAll(' ', '')
    .replace(/(?:認定こども園|こども園|保育園|保育所|園)$/u, '')

function onlyOf(house: string, reader: RowReader): void {
  const named = reader.text('house')
  if (named && !foldHouse(named).endsWith(foldHouse(house)) && !foldHouse(house).endsWith(foldHouse(named)))
    reader.fault('house', `「${named}」の園児です。「${house}」の名簿には入れません。転園のときは、転園先の名簿に入れてください`)
}

function readChild(reader: RowReader, appliesOn: Day): RosterChild {
  const name = readName(reader.text('name'), reader.text('familyName'), reader.text('givenName'))
  const kana = readName(...(['kana', 'familyKana', 'givenKana'] as const).map((key) => hiragana(reader.text(key))))
  const guardians = readGuardians(reader)
  const nameKey = reader.has('name') ? 'name' : 'familyName'
  const kanaKey = reader.has('kana') ? 'kana' : 'familyKana'
  if (!name.givenName && !name.familyName) reader.fault(nameKey, '氏名を入れてください')
  if (!name.familyName)
    Object.assign(
      name,
      splitAfter(
        name.givenName,
        guardians.map((guardian) => guardian.familyName),
      ),
    )
  if (!name.familyName && name.givenName)
    reader.warn(nameKey, `「${name.givenName}」の姓と名が分けられません。あいだに空白を入れると、名前だけの表示にも使えます`)
  // A name without kanji reads itself.
  if (!kana.givenName && !/\p{Script=Han}/u.test(name.familyName + name.givenName))
    Object.assign(kana, { familyName: hiragana(name.familyName), givenName: hiragana(name.givenName) })
  if (!kana.givenName && name.givenName) reader.fault(kanaKey, 'ふりがなを入れてください')
  if (!kana.familyName)
    Object.assign(
      kana,
      splitAfter(
        kana.givenName,
        guardians.map((guardian) => guardian.kana.split(' ')[0] ?? ''),
      ),
    )
  if (/\p{Script=Han}/u.test(kana.familyName + kana.givenName)) reader.fault(kanaKey, 'ひらがなかカタカナで入れてください')

  const birthDay = reader.read('birthDay', readDayCell)
  if (birthDay === null && saysNothing(reader.raw('birthDay'))) reader.fault('birthDay', '生年月日を入れてください')
  if (birthDay !== null && birthDay > appliesOn) reader.fault('birthDay', '適用日より後の生年月日です')
  const classAge = classAgeOf(birthDay ?? appliesOn, fiscalYearOf(appliesOn))
  if (classAge > 5) reader.warn('birthDay', `${fiscalYearOf(appliesOn)}年度は就学の年齢です`)

  const enteredOn = reader.read('enteredOn', readDayCell)
  const leavesOn = reader.read('leavesOn', readDayCell)
  if (enteredOn !== null && birthDay !== null && enteredOn < birthDay) reader.fault('enteredOn', '生年月日より前の入園日です')
  if (enteredOn !== null && leavesOn !== null && leavesOn < enteredOn) reader.fault('leavesOn', '入園日より前の退園日です')

  const numberKey = reader.has('number') ? 'number' : 'listNumber'
  return {
    row: reader.row,
    number: reader.text(numberKey, 30) || null,
    familyName: name.familyName,
    givenName: name.givenName,
    familyKana: kana.familyName,
    givenKana: kana.givenName,
    birthDay: birthDay ?? '',
    classAge,
    sex: reader.read('sex', readSex),
    className: reader.read('className', readClassName),
    classAgeWritten: readClassAge(reader),
    enteredOn,
    leavesOn,
    ...readCare(reader),
    allergens: readAllergens(reader),
    guardians,
    pickups: readPickups(reader, guardians),
  }
}

function readClassAge(reader: RowReader): number | null {
  const text = reader.text('classAge')
  const age = /^([0-5]) ?(?:歳児?|才児?)?(?:クラス)?$/.exec(text)?.[1]
  if (text && age === undefined && !saysNothing(text))
    reader.warn('classAge', `「${text}」はクラスの年齢として読めないので、使いません`)
  return age === undefined ? null : Number(age)
}

function readCare(reader: RowReader): Pick<RosterChild, 'need' | 'hours' | 'saturday'> {
  const need = reader.read('need', readNeed) ?? reader.read('certification', readNeed)
  if (need === 'education')
    reader.warn(reader.has('need') ? 'need' : 'certification', '教育標準時間（1号）は、書かれた時刻だけを使います')
  const window = reader.read('hours', readWindowCell)
  const arrive = reader.read('arrive', readTimeCell)
  const leave = reader.read('leave', readTimeCell)
  if ((arrive === null) !== (leave === null)) {
    const absent = arrive === null ? 'arrive' : 'leave'
    if (saysNothing(reader.raw(absent))) reader.fault(absent, '登園予定と降園予定は、両方入れてください')
  }
  if (arrive !== null && leave !== null && leave <= arrive) reader.fault('leave', '登園予定より後の時刻にしてください')
  const hours: [Time, Time] | null = arrive !== null && leave !== null ? [arrive, leave] : window
  const saturdayText = reader.text('saturday')
  const saturday = !saturdayText
    ? null
    : saysNothing(saturdayText)
      ? 'none'
      : /^(?:[○◯〇有1]|あり|有り|する|利用|利用する|利用あり)$/.test(saturdayText)
        ? 'same'
        : reader.read('saturday', readWindowCell)
  return { need: need === 'education' ? null : need, hours, saturday }
}

function readAllergens(reader: RowReader): string[] | null {
  const cell = reader.raw('allergens')
  if (!cell.trim()) return null
  if (saysNothing(cell)) return []
  const items = [...new Set(splitItems(cell))].filter((item) => !saysNothing(item))
  if (items.some((item) => /^(?:あり|有|有り)$/.test(item))) reader.warn('allergens', '何のアレルギーかが書かれていません')
  if (items.length > 20 || items.some((item) => item.length > 40)) reader.fault('allergens', '1つ40文字、20個までにしてください')
  return items
}

function readGuardians(reader: RowReader): RosterGuardian[] {
  const found: (RosterGuardian & { slot: number; order: number | null })[] = []
  for (let slot = 1; slot <= GUARDIAN_SLOTS + 2; slot++) {
    const key = <Field extends GuardianField>(field: Field) => `guardian${slot}.${field}` as const
    const name = readName(reader.text(key('name')), reader.text(key('familyName')), reader.text(key('givenName')))
    const phone = reader.read(key('phone'), readPhoneCell)
    if (phone?.restored) reader.warn(key('phone'), `消えていた先頭の0を足しました（${phone.phone}）`)
    if (!name.familyName && !name.givenName) {
      if (phone) reader.fault(key('phone'), '電話はありますが、氏名がありません')
      continue
    }
    const twin = found.find((other) => other.familyName === name.familyName && other.givenName === name.givenName)
    const parent = slot === MOTHER ? '母' : slot === FATHER ? '父' : null
    if (twin) {
      twin.phone ??= phone?.phone ?? null
      twin.relationship ??= parent
      continue
    }
    const order = reader.text(key('order'), 10).replace(/番目?$/, '')
    if (order && !/^\d{1,2}$/.test(order)) reader.fault(key('order'), '連絡の順番は数で入れてください')
    found.push({
      ...name,
      kana: hiragana(reader.text(key('kana'))),
      relationship: reader.text(key('relationship'), 20) || parent,
      phone: phone?.phone ?? null,
      contactOrder: 0,
      slot,
      order: order ? Number(order) : null,
    })
  }
  const home = reader.read('homePhone', readPhoneCell)
  const first = found[0]
  if (home && first && first.phone === null) first.phone = home.phone
  const { guardians, fault } = orderGuardians(found, reader.text('contactOrder'))
  if (fault) reader.warn('contactOrder', fault)
  return guardians
}

function readPickups(reader: RowReader, guardians: readonly RosterGuardian[]): RosterChild['pickups'] {
  const cell = reader.raw('pickups')
  if (saysNothing(cell)) return null
  const people = splitItems(cell).map((item) => {
    const match = /^([^()（）]{1,60})[(（]([^()（）]{1,20})[)）]$/.exec(item)
    const name = tidy(match?.[1] ?? item)
    const relationship = tidy(match?.[2] ?? '')
    // 「母」 alone is the guardian called so.
    const guardian = match ? undefined : guardians.find((one) => one.relationship === name)
    return guardian
      ? { name: `${guardian.familyName} ${guardian.givenName}`.trim(), relationship: name }
      : {
          name,
          relationship:
            relationship || (guardians.find((one) => tidy(`${one.familyName} ${one.givenName}`) === name)?.relationship ?? ''),
        }
  })
  if (people.length > 10 || people.some(({ name }) => name.length > 40))
    reader.fault('pickups', '1人40文字、10人までにしてください')
  return people
}
