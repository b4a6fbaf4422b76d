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
    } else if (
      depth === 0 &&
      (letter === '`' || /^\s+(?:and|or|then|order|limit|where|join|cross)\b/.test(text.slice(place, place + 8)))
    )
      return place
  }
  return text.length
}

/** One mutant for each condition of the SQL of a source: `and X`, `or X`, `where X` and `on X` go, a `not` is turned round. */
export function ruleMutants(file: string, text: string, until = Number.POSITIVE_INFINITY): RuleMutant[] {
  const made: RuleMutant[] = []
  const inSql = placesOfSql(text)
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
    if (!inSql[index]) continue
    add(index, endOfCondition(text, index + word.length), '')
  }
  // Of two conditions either of which is enough, the second.
  for (const { 0: word, index } of text.matchAll(/\bor (?=[\w$(])/g))
    if (inSql[index]) add(index, endOfCondition(text, index + word.length), '')
  for (const { 0: word, index } of text.matchAll(/\b(?:where|on) (?=[\w$(])/g)) {
    if (!inSql[index]) continue
    const from = index + word.length
    add(from, endOfCondition(text, from), '1 ')
  }
  for (const { index } of text.matchAll(/\bnot (?=exists|in\b|\$\{)/g)) if (inSql[index]) add(index, index + 4, '')
  return made
}

/** For each place of a source whether it is text of an sql`…`, whatever other templates stand inside of that. */
function placesOfSql(text: string): Uint8Array {
  const places = new Uint8Array(text.length)
  /** What is open, innermost last: a template, of SQL or not, or the brackets of an expression inside one. */
  const open: ('sql' | 'text' | '{')[] = []
  for (let at = 0; at < text.length; at++) {
    const inner = open.at(-1)
    const letter = text[at]
    if (inner === 'sql' || inner === 'text') {
      if (letter === '\\') at += 1
      else if (letter === '`') open.pop()
      else if (letter === '$' && text[at + 1] === '{') {
        open.push('{')
        at += 1
      } else if (inner === 'sql') places[at] = 1
    } else {
      const aside = /^(?:\/\/.*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")/.exec(text.slice(at, at + 2000))
      if (aside) at += aside[0].length - 1
      else if (letter === '`') open.push(/\bsql(?:<[^`]*>)?$/.test(text.slice(Math.max(0, at - 40), at)) ? 'sql' : 'text')
      else if (letter === '{') open.push('{')
      else if (letter === '}') open.pop()
    }
  }
  return places
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
  { file: 'worker/kit/principal.ts', find: 'line.startsWith(row.network)', instead: 'false' },
  { file: 'worker/kit/principal.ts', find: "(row.door !== 'device' || row.device !== null)", instead: 'true' },
  { file: 'worker/kit/principal.ts', find: "row.home !== 'moved' &&", instead: '' },
  { file: 'worker/kit/principal.ts', find: 'eq(session.facilityId, facilityId),', instead: '' },
  { file: 'worker/kit/principal.ts', find: 'eq(session.tokenHash, hash),', instead: '' },
  { file: 'worker/kit/principal.ts', find: 'eq(session.accountId, account),', instead: '' },
  { file: 'worker/kit/principal.ts', find: 'eq(session.door, door),', instead: '' },
  { file: 'worker/kit/principal.ts', find: 'sql`${session.deviceId} is ${device}`,', instead: '' },
  { file: 'worker/kit/principal.ts', find: 'rule.fresh === true ||', instead: '' },
  { file: 'worker/kit/principal.ts', find: "rule.fresh === 'room' && isOnTablet(row)", instead: 'false' },
  { file: 'worker/kit/principal.ts', find: "rule.fresh === 'room' && isOnTablet(row)", instead: "rule.fresh === 'room'" },
  { file: 'worker/kit/principal.ts', find: "row.door === 'room' && row.deviceId !== null", instead: 'true' },
  { file: 'worker/kit/principal.ts', find: "one && givers.includes(one === 'pickup' ? ',pickup' : `,${one},`)", instead: 'true' },
  { file: 'worker/kit/principal.ts', find: 'givers === null ? own : whatIsLeft(own, givers)', instead: 'own' },
  { file: 'worker/kit/principal.ts', find: 'new Set(JSON.parse(row.kept) as Id[])', instead: 'new Set()' },
  { file: 'worker/kit/principal.ts', find: 'row.freshAt <= now - FRESH_FOR', instead: 'false' },
  { file: 'worker/kit/principal.ts', find: 'row.activeAt <= now - LOCKS_AFTER', instead: 'false' },
  { file: 'worker/kit/principal.ts', find: 'row.switchedOff?.includes(`,${rule.feature},`)', instead: 'false' },
  { file: 'worker/kit/principal.ts', find: '!rule.quick &&', instead: '' },
]
