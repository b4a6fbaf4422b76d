import type { ComponentChildren } from 'preact'
import css from './BottomNav.module.css'
import type { Icon } from './icons.tsx'

export interface NavItem {
  href: string
  icon: Icon
  label: ComponentChildren
  /** How many wait there; nothing is shown for 0. Never a badge without its number. */
  count?: number
  /** For screen readers, after the count: 件 */
  countLabel?: string
}

/** The family's four places, under the thumb. */
export function BottomNav({ items, current, label }: { items: readonly NavItem[]; current: string; label: string }) {
  return (
    <nav class={css.nav} aria-label={label}>
      {items.map(({ href, icon: Icon, label: word, count = 0, countLabel = '' }) => (
        <a key={href} href={href} class={css.item} aria-current={href === current ? 'page' : undefined}>
          <span class={css.icon}>
            <Icon size={24} />
            {count > 0 && (
              <span class={css.count}>
                {count}
                {countLabel && <span class="unseen">{countLabel}</span>}
              </span>
            )}
          </span>
          <span class={css.word}>{word}</span>
        </a>
      ))}
    </nav>
  )
}
