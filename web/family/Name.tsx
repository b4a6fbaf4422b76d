import { language } from '../kit/words.tsx'

/** A name as people wrote it, pronounced as Japanese also on an English page. */
export const Name = ({ children }: { children: string }) =>
  language.value === 'en' ? <span lang="ja">{children}</span> : children
