// The picture of 薬剤情報 of a request: in its place, and over the whole screen when it is pressed.
import { useState } from 'preact/hooks'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { PictureIcon } from '../kit/icons-later.tsx'
import { plain, Say } from '../kit/words.tsx'
import { Framed } from '../photo/Picture.tsx'
import css from './Ask.module.css'
import { medicine, type SheetRef } from './api.ts'
import { words } from './family-words.ts'

interface SheetPictureProps {
  facility: number
  sheet: SheetRef
  /** A button instead of the picture. */
  closed?: boolean
}

export function SheetPicture({ facility, sheet, closed }: SheetPictureProps) {
  const [open, setOpen] = useState(false)
  const { id, width, height } = sheet
  const picture = (
    <Framed from={medicine.address(facility, '/sheet', { sheetId: id })} {...{ width, height }} alt={plain(words.sheet)} />
  )
  return (
    <>
      {closed ? (
        <Button icon={PictureIcon} onClick={() => setOpen(true)}>
          <Say w={words.sheetLook} alone />
        </Button>
      ) : (
        <button type="button" class={css.enlarge} onClick={() => setOpen(true)}>
          {picture}
          <span>
            <Say w={words.sheetLarge} alone />
          </span>
        </button>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} place="whole" title={<Say w={words.sheet} alone />}>
        <div class={css.whole}>{picture}</div>
      </Dialog>
    </>
  )
}
