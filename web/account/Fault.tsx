import { Say, type Word } from '../kit/words.tsx'
import css from './Account.module.css'

/** What went wrong, read out at once; nothing while all is well. Sentences of the server are Japanese. */
export const Fault = ({ said }: { said: Word | string | null }) => (
  <div role="alert" class={css.fault}>
    {said !== null && (typeof said === 'string' ? <span lang="ja">{said}</span> : <Say w={said} />)}
  </div>
)
