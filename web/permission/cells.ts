// A row of the page, worked out from the matrix: nothing here repeats a rule.
import { type Action, type Capability, MATRIX, type Role, type Rule } from '../../schema/permission/matrix.ts'
import { ACTION_WORDS, GROUPS } from '../../schema/permission/words.ts'

/** Columns of the page, in the order in which people are asked about. */
export const STAFF: readonly Role[] = ['nursery_teacher', 'head_teacher', 'director', 'nurse', 'cook', 'office']

export type Mark = 'all' | 'own' | 'child' | 'yes' | 'no'
export interface Row {
  action: Action
  title: string
  guardian: Mark
  capability: Capability | null
  staff: Mark[]
  officer: Mark
  operator: Mark
  tablet: Mark
  /** On a tablet with a name opened by PIN. */
  pin: Mark
  rule: Rule
}

const reach = (rule: Rule, role: Role): Mark => {
  const how = rule.staff?.[role]
  return how === 'facility' ? 'all' : how === 'class' ? 'own' : 'no'
}

function rowOf(action: Action): Row {
  const rule: Rule = MATRIX[action]
  const everyone = rule.open === true || rule.self === true
  const mark = (holds: boolean | undefined): Mark => (everyone || holds ? 'yes' : 'no')
  return {
    action,
    title: ACTION_WORDS[action].title,
    guardian: everyone ? 'yes' : rule.guardian ? 'child' : 'no',
    capability: rule.guardian ?? null,
    staff: STAFF.map((role) => (everyone ? 'yes' : reach(rule, role))),
    officer: mark(rule.officer),
    operator: mark(rule.operator),
    tablet: rule.open || rule.device ? 'yes' : 'no',
    pin: everyone || (rule.staff !== undefined && !rule.desk) ? 'yes' : 'no',
    rule,
  }
}

/** All actions by group, in the order of the matrix. */
export const rowsByGroup = () =>
  GROUPS.map(([group, title]) => ({
    group,
    title,
    rows: (Object.keys(MATRIX) as Action[]).filter((action) => ACTION_WORDS[action].group === group).map(rowOf),
  }))
