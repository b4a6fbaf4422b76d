import { Button } from '../kit/Button.tsx'
import { shortDayWord } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { plain, Say } from '../kit/words.tsx'
import css from './Join.module.css'
import { words } from './join-words.ts'
import type { Looked } from './joining.ts'

/** It worked: what to remember, from when there is something to see, and where to go on. */
export function Done({ found, login }: { found: Looked; login: string | null }) {
  const from = found.children.find((child) => child.from !== null)?.from
  return (
    <div class={css.form}>
      {login && (
        <p>
          <Say w={words.doneLogin(login)} />
        </p>
      )}
      {from && <Notice tone="ink" title={<Say w={words.from(plain(shortDayWord(from)))} alone />} />}
      {found.kind === 'staff' ? (
        <>
          <a class={css.link} href="/office">
            <Say w={words.toOffice} alone />
          </a>
          <a class={css.link} href="/room">
            <Say w={words.toRoom} alone />
          </a>
        </>
      ) : (
        <Button kind="give" wide href="/family">
          <Say w={words.toFamily} alone />
        </Button>
      )}
    </div>
  )
}
