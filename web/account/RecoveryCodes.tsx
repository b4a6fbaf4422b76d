import { useState } from 'preact/hooks'
import { Button } from '../kit/Button.tsx'
import { Say } from '../kit/words.tsx'
import css from './Account.module.css'
import { words } from './security-words.ts'

/** The recovery codes, which are shown this once; on paper with the ID they belong to. */
export function RecoveryCodes({ codes, login, onKept }: { codes: readonly string[]; login: string; onKept: () => void }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n')).catch(() => undefined)
    setCopied(true)
  }
  return (
    <div class={css.form}>
      <h2 class={css.title}>
        <Say w={words.codesTitle} />
      </h2>
      <p class={css.noPrint}>
        <Say w={words.codesWhy} />
      </p>
      <p class={css.second}>
        <Say w={words.codesFor(login)} alone />
      </p>
      <ol class={css.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div class={`${css.buttons} ${css.noPrint}`}>
        <Button class={css.press} onClick={() => print()}>
          <Say w={words.print} alone />
        </Button>
        <Button class={css.press} onClick={() => void copy()}>
          <Say w={copied ? words.copied : words.copy} alone />
        </Button>
        <Button kind="give" class={css.press} onClick={onKept}>
          <Say w={words.codesKept} alone />
        </Button>
      </div>
    </div>
  )
}
