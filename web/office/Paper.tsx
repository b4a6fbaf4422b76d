// What comes out of the printer: black on white, a letter-spaced title, year and facility, the boxes for seals. The browser's own page boxes count pages.
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import { classes } from '../kit/classes.ts'
import { eraFiscalYear, eraYear, longDay } from '../kit/format.ts'
import css from './Paper.module.css'

export interface PaperProps {
  title: string
  /** 令和8年度 ・ ○○保育園 ・ 11月20日（金） */
  line: ComponentChildren
  /** When it was printed. */
  foot: string
  /** Under the table at the left: what the marks mean. */
  legend?: ComponentChildren
  /** 印影: who seals it, and what stands in the box where it was sealed already. */
  seals?: readonly (string | { title: string; mark: ComponentChildren })[]
  /** For one paper of several pages: what stands at the top of every page after the first, beside the title. */
  running?: string | undefined
  size?: 'a4' | 'a5' | 'a4-landscape' | 'a3-landscape'
  children: ComponentChildren
}

/** 令和8年度 ・ ○○保育園 ・ 令和8年11月20日（金） */
export const paperLine = (place: string | undefined, day: Day): string =>
  [eraFiscalYear(day), place, eraYear(day) + longDay(day)].filter(Boolean).join(' ・ ')

/** Gives the page boxes of the printer a line to repeat. */
function useRunning(text: string | undefined): void {
  useEffect(() => {
    if (text === undefined) return
    const { style } = document.documentElement
    style.setProperty('--paper-running', JSON.stringify(text))
    return () => void style.removeProperty('--paper-running')
  }, [text])
}

/** One paper; several stand one after the other, each on a page of its own. */
export function Paper({ title, line, foot, legend, seals = [], running, size = 'a4', children }: PaperProps) {
  useRunning(running === undefined ? undefined : `${title} ・ ${running} ・ ${foot}`)
  const boxes = seals.map((seal) => (typeof seal === 'string' ? { title: seal, mark: null } : seal))
  return (
    <section class={classes(css.paper, css[size])}>
      <header class={css.head}>
        <div class={css.words}>
          <h2 class={css.title}>{title}</h2>
          <p>{line}</p>
        </div>
        {seals.length > 0 && (
          <table class={css.seals}>
            <tbody>
              <tr>
                {boxes.map(({ title }) => (
                  <th key={title}>{title}</th>
                ))}
              </tr>
              <tr>
                {boxes.map(({ title, mark }) => (
                  <td key={title}>{mark}</td>
                ))}
              </tr>
            </tbody>
          </table>
        )}
      </header>
      {children}
      <footer class={css.foot}>
        <div>{legend}</div>
        <p>{foot}</p>
      </footer>
    </section>
  )
}
