// 薬剤情報 as a picture, in the form of a request: taken now, or the one of an earlier request. It is drawn anew, so that it says only what it shows.
import { useEffect, useState } from 'preact/hooks'
import { newId } from '../../schema/kit/id.ts'
import { Button } from '../kit/Button.tsx'
import { Chooser } from '../kit/Chooser.tsx'
import { moment } from '../kit/clock.ts'
import { UploadIcon } from '../kit/icons.tsx'
import { PictureIcon } from '../kit/icons-later.tsx'
import { plain, Say, type Word } from '../kit/words.tsx'
import { shrinkLarge } from '../photo/shrink.ts'
import css from './Ask.module.css'
import type { SheetRef } from './api.ts'
import { unfit, words } from './family-words.ts'
import { SheetPicture } from './SheetPicture.tsx'
import type { SheetChosen } from './typed.ts'

interface SheetFieldProps {
  facility: number
  required: boolean
  /** How long it is kept. */
  days: number
  earlier: SheetRef | null
  /** How much of it has gone, from 0 to 1. */
  part: number | null
  error: ReturnType<typeof Say> | string | undefined
  value: SheetChosen | null
  onChange: (value: SheetChosen | null) => void
}

export function SheetField({ facility, required, days, earlier, part, error, value, onChange }: SheetFieldProps) {
  const [refused, setRefused] = useState<Word | null>(null)
  const choose = async ([file]: readonly File[]) => {
    if (!file) return
    const blob = await shrinkLarge(file)
    setRefused(typeof blob === 'string' ? unfit[blob] : null)
    if (typeof blob !== 'string') onChange({ id: newId(moment()), blob })
  }
  const percent = Math.round((part ?? 0) * 100)
  return (
    <fieldset class={css.sheet}>
      <legend class={css.legend}>
        <b>
          <Say w={words.sheet} />
        </b>
        {!required && (
          <span class={css.second}>
            <Say w={words.optional} alone />
          </span>
        )}
      </legend>
      <p class={css.second}>
        <Say w={words.sheetHow} /> <Say w={words.sheetKept(days)} />
      </p>
      {value && ('blob' in value ? <Own blob={value.blob} /> : <SheetPicture facility={facility} sheet={value.earlier} />)}
      {part !== null && (
        <p role="status">
          <progress class={css.part} value={percent} max="100" /> <Say w={words.sheetGoing(percent)} alone />
        </p>
      )}
      <div class={css.choices}>
        <Chooser label={<Say w={words.take} alone />} icon={<PictureIcon size={24} />} capture="environment" onChoose={choose} />
        <Chooser label={<Say w={words.choosePicture} alone />} icon={<UploadIcon size={24} />} onChoose={choose} />
        {earlier && value?.id !== earlier.id && (
          <Button onClick={() => onChange({ id: earlier.id, earlier })}>
            <Say w={words.sheetEarlier} />
          </Button>
        )}
        {value && (
          <Button kind="quiet" onClick={() => onChange(null)}>
            <Say w={words.sheetDrop} alone />
          </Button>
        )}
      </div>
      {(refused || error) && (
        <p class={css.fault} role="alert">
          {refused ? <Say w={refused} /> : error}
        </p>
      )}
    </fieldset>
  )
}

function Own({ blob }: { blob: Blob }) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return address ? <img class={css.picture} src={address} alt={plain(words.sheet)} /> : null
}
