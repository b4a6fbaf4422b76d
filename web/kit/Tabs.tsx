import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { classes } from './classes.ts'
import css from './Tabs.module.css'

export interface Tab {
  id: string
  label: ComponentChildren
  /** The line under it: 10/18 and a knot. */
  second?: ComponentChildren
}

export interface TabsProps {
  tabs: readonly Tab[]
  current: string
  onSelect: (id: string) => void
  /** For screen readers: クラス */
  label: string
  /** top: the tablet's class tabs, bar above. under: tabs inside a sheet, bar below. */
  bar?: 'top' | 'under'
  /** id of the panel the tabs change. */
  panel?: string
}

/** Tabs: arrow keys move, the current one has a solid ink bar and bold word. */
export function Tabs({ tabs, current, onSelect, label, bar = 'under', panel }: TabsProps) {
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const index = tabs.findIndex((tab) => tab.id === current)
    const next = (index + by + tabs.length) % tabs.length
    const id = tabs[next]?.id
    if (id === undefined) return
    onSelect(id)
    const button = list.current?.children[next]
    if (button instanceof HTMLElement) button.focus()
  }
  return (
    <div class={classes(css.tabs, css[bar])} role="tablist" aria-label={label} ref={list} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          aria-selected={tab.id === current}
          aria-controls={panel}
          tabIndex={tab.id === current ? 0 : -1}
          class={css.tab}
          onClick={() => onSelect(tab.id)}
        >
          <span class={css.label}>{tab.label}</span>
          {tab.second !== undefined && <span class={css.second}>{tab.second}</span>}
        </button>
      ))}
    </div>
  )
}
