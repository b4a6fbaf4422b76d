// Frames of pages: the phone's head and thumb bar.
import type { ComponentChildren } from 'preact'
import { ChevronLeftIcon } from './icons.tsx'
import css from './Page.module.css'
import { plain, type Word } from './words.tsx'

const BACK: Word = { ja: 'もどる', easy: '{戻|もど}る', en: 'Back' }

export interface PageProps {
  children: ComponentChildren
  title: ComponentChildren
  /** Under the title. */
  second?: ComponentChildren
  /** At the right of the title. */
  end?: ComponentChildren
  /** A form's page: a chevron before the title leads here. */
  back?: string
  /** Fixed under the thumb: one line saying what can still be changed, and the one green button. */
  thumb?: ComponentChildren
}

/** A page of the phone: title, sheets with the page's gutter, and the thumb bar. Its title is the page's h1. */
export function Page({ children, title, second, end, back, thumb }: PageProps) {
  return (
    <div class={css.page}>
      <header class={css.head}>
        {back !== undefined && (
          <a href={back} class={css.back} aria-label={plain(BACK)}>
            <ChevronLeftIcon size={24} />
          </a>
        )}
        <div class={css.words}>
          <h1 class={back === undefined ? css.title : css.formTitle}>{title}</h1>
          {second !== undefined && <p class={css.second}>{second}</p>}
        </div>
        {end !== undefined && <div class={css.end}>{end}</div>}
      </header>
      <main class={css.main}>
        <div class={css.sheets}>{children}</div>
        {thumb !== undefined && <div class={css.thumb}>{thumb}</div>}
      </main>
    </div>
  )
}
