import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { NavItem } from './BottomNav.tsx'
import { classes } from './classes.ts'
import { CrossIcon, MenuIcon } from './icons.tsx'
import css from './SideNav.module.css'

export interface SideNavProps {
  /** Groups are divided by a hairline. */
  groups: readonly (readonly NavItem[])[]
  /** The path the person is on. */
  current: string
  /** Who is signed in, where. */
  foot: ComponentChildren
  label: string
}

/** The desk's places. Under 900 px they fold behind メニュー at the top of the page. */
export function SideNav({ groups, current, foot, label }: SideNavProps) {
  const [open, setOpen] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  // A desk with many places scrolls them: where one is stays in sight.
  useEffect(() => list.current?.querySelector(`a[href="${current}"]`)?.scrollIntoView({ block: 'nearest' }), [current])
  return (
    <nav class={classes(css.nav, open && css.open)} aria-label={label}>
      <div class={css.head}>
        <p class={css.brand}>
          <Mark />
          つむぎ
        </p>
        <button type="button" class={css.menu} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <CrossIcon /> : <MenuIcon />}
          {open ? 'とじる' : 'メニュー'}
        </button>
      </div>
      <div class={css.list} ref={list}>
        {groups.map((items, index) => (
          <ul key={index} class={css.group}>
            {items.map(({ href, icon: Icon, label: word, count = 0, countLabel = '件' }) => (
              <li key={href}>
                <a
                  href={href}
                  class={css.item}
                  aria-current={href === current ? 'page' : undefined}
                  onClick={() => setOpen(false)}
                >
                  <Icon size={20} />
                  <span class={css.word}>{word}</span>
                  {count > 0 && (
                    <b>
                      {count}
                      <span class="unseen">{countLabel}</span>
                    </b>
                  )}
                </a>
              </li>
            ))}
          </ul>
        ))}
      </div>
      <div class={css.foot}>{foot}</div>
    </nav>
  )
}

/** The cocoon of つむぎ. */
export const Mark = ({ size = 24 }: { size?: number }) => (
  <svg
    width={`${size / 16}rem`}
    height={`${size / 16}rem`}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    aria-hidden="true"
  >
    <path d="M12 3c4 0 6.5 3.8 6.5 8.3S16 19.5 12 19.5 5.5 15.8 5.5 11.3 8 3 12 3ZM6.5 8c3.5 1.8 7.5 1.8 11 0M5.6 12.5c4 2 8.8 2 12.8 0M7.5 16.8c3 1.3 6 1.3 9 0M12 19.5c2.5 1.8 5 2 8.5 1" />
  </svg>
)
