// The curve of one child: the survey in thin ink, the child the one green line, filled where the nursery measured, hollow where it was at home.
import { useId } from 'preact/hooks'
import type { Kind, Place, Sex } from '../../schema/growth/rule.ts'
import { IN_UNIT, UNITS } from '../../schema/growth/words.ts'
import type { Day } from '../../schema/kit/day.ts'
import css from './Chart.module.css'
import { ageSpan, apart, dotsOf, marksOf, smoothPath, surveyLines, valueSpan } from './plot.ts'

export interface ChartProps {
  kind: Kind
  sex: Sex
  birthDay: Day
  /** Months of age today. */
  age: number
  /** Values that stand, oldest first. */
  values: readonly { day: Day; value: number; place: Place }[]
  title: string
  /** What is to be seen, in words. */
  description: string
  /** What an age is called: 誕生, 6か月, 1歳半. */
  ageWord: (months: number) => string
  /** Width by height in units that are pixels at the chart's own width. */
  size?: readonly [width: number, height: number]
}

const LEFT = 2
const RIGHT = 30
const TOP = 8
const FOOT = 26

export function Chart({ kind, sex, birthDay, age, values, title, description, ageWord, size = [362, 330] }: ChartProps) {
  const id = useId()
  const [width, height] = size
  const dots = dotsOf(birthDay, values)
  const lines = surveyLines(sex, kind)
  const ages = ageSpan(dots, age)
  const span = valueSpan(kind, lines, dots, ages)
  const [inner, tall] = [width - LEFT - RIGHT, height - TOP - FOOT]
  const x = (months: number) => ((months - ages.from) / (ages.to - ages.from)) * inner
  const y = (value: number) => tall - ((value - span.from) / (span.to - span.from)) * tall
  const pathOf = (points: readonly { age: number; value: number }[]) =>
    smoothPath(points.map((point) => [x(point.age), y(point.value)] as const))
  const area = (low: number, high: number) => {
    const [under, over] = [low, high].map((percent) => lines.find((line) => line.percent === percent)?.points ?? [])
    const back = (under ?? []).toReversed().map((point) => `L${x(point.age).toFixed(1)} ${y(point.value).toFixed(1)}`)
    return `${pathOf(over ?? [])}${back.join('')}Z`
  }
  const ends = lines.flatMap(({ percent, points }) => {
    const last = points.findLast((point) => point.age <= ages.to)
    const next = points.find((point) => point.age >= ages.to)
    if (!last) return []
    const at = next && next.age > last.age ? (ages.to - last.age) / (next.age - last.age) : 0
    return [{ percent, x: next ? inner : x(last.age), y: y(last.value + ((next?.value ?? last.value) - last.value) * at) }]
  })
  const byHeight = ends.toReversed()
  const places = apart(
    byHeight.map((end) => end.y),
    13,
  )
  const newest = dots.at(-1)
  return (
    <svg class={css.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}t ${id}d`}>
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{description}</desc>
      <g transform={`translate(${LEFT} ${TOP})`}>
        <svg x="0" y="0" width={inner} height={tall} aria-hidden="true">
          {lines.length > 1 && (
            <>
              <path class={css.wide} d={area(3, 97)} />
              <path class={css.middle} d={area(25, 75)} />
            </>
          )}
          {marksOf(ages).map((mark) => (
            <path key={mark} class={css.grid} d={`M${x(mark)} 0V${tall}`} />
          ))}
          {marksOf(span).map((mark) => (
            <path key={mark} class={css.grid} d={`M0 ${y(mark)}H${inner}`} />
          ))}
          {lines.map(({ percent, points }) => (
            <path key={percent} class={percent === 50 ? css.median : css.line} d={pathOf(points)} />
          ))}
        </svg>
        {marksOf(span).map((mark, at, all) => (
          <text key={mark} class={css.number} x="3" y={Math.max(11, y(mark) - 4)}>
            {mark / IN_UNIT[kind]}
            {at === all.length - 1 && ` ${UNITS[kind]}`}
          </text>
        ))}
        {marksOf(ages).map((mark, at) => (
          <text key={mark} class={css.number} x={x(mark)} y={tall + 18} text-anchor={at === 0 ? 'start' : 'middle'}>
            {ageWord(mark)}
          </text>
        ))}
        {byHeight.map(({ percent, x: end }, at) => (
          <text key={percent} class={percent === 50 ? css.bold : css.number} x={end + 6} y={(places[at] ?? 0) + 4}>
            {percent}
          </text>
        ))}
        {dots.length > 1 && (
          <polyline
            class={css.child}
            points={dots.map((dot) => `${x(dot.age).toFixed(1)},${y(dot.value).toFixed(1)}`).join(' ')}
          />
        )}
        {dots.map((dot, at) => (
          <circle
            key={`${dot.day}${at}`}
            class={dot.place === 'nursery' ? css.filled : css.hollow}
            cx={x(dot.age)}
            cy={y(dot.value)}
            r={dot === newest ? 6 : 3.5}
          />
        ))}
      </g>
    </svg>
  )
}
