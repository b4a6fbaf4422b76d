// What home said, as a line to read.
import type { Stool } from '../../schema/care/rule.ts'
import { clockOf, type HomeField, type HomeMeal, type HomeValue, type HomeValues } from '../../schema/contactbook/home.ts'
import { asksOf, takesNothing } from '../../schema/meal/eating.ts'
import { stools } from '../care/family-words.ts'
import { showTime } from '../kit/format.ts'
import { same, type Word } from '../kit/words.tsx'
import { amounts, asks, hows, moods, words } from './family-words.ts'

const clock = (minutes: number | null): string => (minutes === null ? '' : showTime(clockOf(minutes)))
const joined = (parts: readonly (Word | null)[]): Word => {
  const given = parts.filter((part) => part !== null)
  const of = (key: 'ja' | 'easy' | 'en') =>
    given
      .map((part) => part[key])
      .filter(Boolean)
      .join(' ')
  return { ja: of('ja'), easy: of('easy'), en: of('en') }
}
const stoolWord = (state: Stool | null): Word | null => (state === null ? null : stools[state])

/** 36.8℃ 7:05, 少し パン, 2回 ふつう. */
export function homeWord(field: HomeField, value: HomeValue): Word {
  switch (field) {
    case 'temperature': {
      const { tenths, at } = value as HomeValues['temperature']
      return same(`${(tenths / 10).toFixed(1)}℃ ${clock(at)}`.trim())
    }
    case 'mood':
      return moods[value as HomeValues['mood']]
    case 'sleep': {
      const { from, to } = value as HomeValues['sleep']
      return same(`${clock(from)}–${clock(to)}`)
    }
    case 'milk':
      return same((value as HomeValues['milk']).map(({ ml, at }) => `${clock(at)} ${ml}ml`.trim()).join('、'))
    case 'supper':
    case 'breakfast': {
      const { at, eaten, what } = value as HomeMeal
      return joined([same(clock(at)), amounts[eaten] ?? null, what ? same(what) : null])
    }
    case 'bath':
      return value ? words.yes : words.no
    case 'stool': {
      const { count, state } = value as HomeValues['stool']
      return joined([words.times(count), stoolWord(state)])
    }
    case 'eating': {
      const eating = value as HomeValues['eating']
      if (takesNothing(eating)) return eating.how === 'bento' ? hows.bento : words.eatsNothing
      const asked = asksOf(eating)
      return asked.length === 0 ? words.asUsual : joined(asked.map((ask) => asks[ask]))
    }
    case 'pool':
      return value ? words.poolYes : words.poolNo
    case 'note':
      return same(String(value))
  }
}
