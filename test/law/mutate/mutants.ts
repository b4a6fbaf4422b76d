// Broken policies. Cells: every way to change one word of one cell of the matrix. Rules: every condition of the SQL and of the decisions in
// memory left out, one at a time. A mutant lives when no law notices.
import { type Action, CAPABILITIES, MATRIX, ROLES, type Rule } from '../../../schema/permission/matrix.ts'

export interface CellMutant {
  action: Action
  change: string
  rule: Rule
}

/** Each word of a cell taken away or added, each reach turned round, each capability replaced. */
export function cellMutants(): CellMutant[] {
  return (Object.entries(MATRIX) as [Action, Rule][]).flatMap(([action, rule]) => {
    const made: CellMutant[] = []
    const add = (change: string, changed: Rule) => made.push({ action, change, rule: changed })
    for (const role of ROLES) {
      const reach = rule.staff?.[role]
      const { [role]: _gone, ...others } = rule.staff ?? {}
      if (reach) add(`without ${role}`, { ...rule, staff: others })
      for (const other of ['facility', 'class'] as const)
        if (reach !== other) add(`${role} reaches the ${other}`, { ...rule, staff: { ...others, [role]: other } })
    }
    for (const capability of CAPABILITIES)
      if (rule.guardian !== capability) add(`guardian by ${capability}`, { ...rule, guardian: capability })
    for (const word of [
      'guardian',
      'open',
      'self',
      'officer',
      'operator',
      'device',
      'quick',
      'desk',
      'fresh',
      'feature',
    ] as const) {
      const { [word]: had, ...without } = rule
      if (had) add(`without ${word}`, without)
      else if (word !== 'guardian' && word !== 'feature' && word !== 'fresh') add(`with ${word}`, { ...rule, [word]: true })
    }
    if (rule.fresh !== true) add('with fresh', { ...rule, fresh: true })
    if (rule.fresh === true) add('fresh on a tablet only', { ...rule, fresh: 'room' })
    if (!rule.feature) add('can be switched off', { ...rule, feature: 'export' })
    return made
  })
}

export interface RuleMutant {
  file: string
  line: number
  /** What was left out. */
  dropped: string
  text: string
}

/** Where a condition that begins at `start` ends: before the next `and`, `or`, comma or bracket on its own level. */
function endOfCondition(text: string, start: number): number {
  let depth = 0
  for (let place = start; place < text.length; place++) {
    const letter = text[place]
    if (letter === '$' && text[place + 1] === '{') depth += 1
    else if (letter === '(') depth += 1
    else if (letter === ')' || letter === '}') {
      if (depth === 0) return place
      depth -= 1
    } else if (depth === 0 && (letter === '`' || /^\s+(?:and|or|then|order|limit|where)\b/.test(text.slice(place, place + 8))))
      return place
  }
  return text.length
}

/** One mutant for each condition of the SQL of a source: `and X` and `where X` go, a `not` is turned round. */
export function ruleMutants(file: string, text: string, until = Number.POSITIVE_INFINITY): RuleMutant[] {
  const made: RuleMutant[] = []
  const lineOf = (place: number) => text.slice(0, place).split('\n').length
  const add = (from: number, to: number, instead: string) => {
    if (lineOf(from) > until) return
    made.push({
      file,
      line: lineOf(from),
      dropped: text.slice(from, to).replace(/\s+/g, ' ').trim(),
      text: text.slice(0, from) + instead + text.slice(to),
    })
  }
  for (const { 0: word, index } of text.matchAll(/\band (?=[\w$(])/g)) {
    if (!insideSql(text, index)) continue
    add(index, endOfCondition(text, index + word.length), '')
  }
  for (const { 0: word, index } of text.matchAll(/\bwhere (?=[\w$(])/g)) {
    if (!insideSql(text, index)) continue
    const from = index + word.length
    add(from, endOfCondition(text, from), '1 ')
  }
  for (const { index } of text.matchAll(/\bnot (?=exists|in\b|\$\{)/g)) if (insideSql(text, index)) add(index, index + 4, '')
  return made
}

/** True inside the text of an sql`…`. */
function insideSql(text: string, place: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', place) + 1, place)
  if (/^\s*(?:\/\/|\*|\/\*\*)/.test(line)) return false
  let ticks = 0
  for (let at = 0; at < place; at++) if (text[at] === '`' && text[at - 1] !== '\\') ticks += 1
  return ticks % 2 === 1 && /sql(?:<[^`]*>)?`[^`]*$/.test(text.slice(Math.max(0, text.lastIndexOf('`', place - 1) - 40), place))
}

/** Conditions in memory, by what stands there and what stands there instead. */
export const MEMORY: { file: string; find: string; instead: string }[] = [
  {
    file: 'worker/kit/may.ts',
    find: "if (who.door === 'device') return rule.device === true",
    instead: "if (who.door === 'device') return true",
  },
  { file: 'worker/kit/may.ts', find: "if (rule.desk && who.door !== 'office') return false", instead: '' },
  { file: 'worker/kit/may.ts', find: "if (who.door !== 'family')", instead: 'if (true)' },
  { file: 'worker/kit/may.ts', find: 'rule.staff?.[role] !== undefined', instead: 'true' },
  { file: 'worker/kit/may.ts', find: 'capabilities.includes(`,${guardian},`)', instead: 'true' },
  { file: 'worker/kit/principal.ts', find: 'row.endedAt === null &&', instead: '' },
  { file: 'worker/kit/principal.ts', find: 'row.expiresAt > now &&', instead: '' },
  { file: 'worker/kit/principal.ts', find: 'row.usedAt + row.idleMs > now &&', instead: '' },
  { file: 'worker/kit/principal.ts', find: '(row.network === null || line.startsWith(row.network)) &&', instead: '' },
  { file: 'worker/kit/principal.ts', find: "(row.door !== 'device' || row.device !== null)", instead: 'true' },
  { file: 'worker/kit/principal.ts', find: 'eq(session.facilityId, facilityId),', instead: '' },
  { file: 'worker/kit/principal.ts', find: 'row.freshAt <= now - FRESH_FOR', instead: 'false' },
  { file: 'worker/kit/principal.ts', find: 'row.activeAt <= now - LOCKS_AFTER', instead: 'false' },
  { file: 'worker/kit/principal.ts', find: 'row.switchedOff?.includes(`,${rule.feature},`)', instead: 'false' },
  { file: 'worker/kit/principal.ts', find: '!rule.quick &&', instead: '' },
]
