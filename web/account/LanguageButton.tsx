// One button for the language, found by its globe without reading a word. It opens three names, each in its own language.
import type { ComponentType } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../kit/Button.tsx'
import { GlobeIcon } from '../kit/icons.tsx'
import { language, plain } from '../kit/words.tsx'
import css from './LanguageButton.module.css'
import { LANGUAGES } from './languages.ts'
import { words } from './words.ts'

type Choice = ComponentType<{ onClose: () => void }>

/** Shows the language in use and changes it. */
export function LanguageButton() {
  const [choice, setChoice] = useState<{ Choice: Choice } | null>(null)
  const current = LANGUAGES.find(({ value }) => value === language.value)
  const open = async () => {
    const { LanguageChoice } = await import('./LanguageChoice.tsx')
    setChoice({ Choice: LanguageChoice })
  }
  return (
    <>
      <Button
        icon={GlobeIcon}
        class={css.button}
        label={`${current?.short ?? ''} ${plain(words.language)}${language.value === 'en' ? '' : ' / Language'}`}
        onClick={() => void open()}
      >
        {current?.short}
      </Button>
      {choice && <choice.Choice onClose={() => setChoice(null)} />}
    </>
  )
}
