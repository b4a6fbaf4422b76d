import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { language, Say, speak } from '../kit/words.tsx'
import css from './LanguageButton.module.css'
import { LANGUAGES } from './languages.ts'
import { words } from './words.ts'

/** The languages, each by its own name, as one choice. */
export function LanguageChoice({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title={<Say w={words.language} />}>
      <div class={css.choices}>
        {LANGUAGES.map(({ value, name, lang }) => (
          <Button
            key={value}
            wide
            pressed={value === language.value}
            onClick={() => {
              speak(value)
              onClose()
            }}
          >
            <span lang={lang}>{name}</span>
          </Button>
        ))}
      </div>
    </Dialog>
  )
}
