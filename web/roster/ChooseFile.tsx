import { useRef, useState } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { DayField } from '../kit/Field.tsx'
import { DownloadIcon, UploadIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import type { Fault } from '../kit/use-send.ts'
import { saveCsv } from '../office/save-csv.ts'
import css from './Import.module.css'
import { TEMPLATE, TEMPLATE_NAME } from './template.ts'
import { words } from './words.ts'

export interface ChooseFileProps {
  appliesOn: Day | null
  onAppliesOn: (day: Day | null) => void
  file: File | null
  reading: boolean
  fault: Fault | null
  onFile: (file: File) => void
  onStop: () => void
}

/** 適用日 and the file, chosen or dropped. */
export function ChooseFile({ appliesOn, onAppliesOn, file, reading, fault, onFile, onStop }: ChooseFileProps) {
  return (
    <Sheet label={words.file}>
      <p class={css.lead}>{words.lead}</p>
      <div class={css.choose}>
        <DayField
          label={words.appliesOn}
          hint={words.appliesHint}
          error={fault?.field === 'appliesOn' ? fault.message : undefined}
          value={appliesOn}
          onChange={onAppliesOn}
        />
        <FileDrop
          label={words.file}
          hint={words.fileHint}
          accept=".csv,.xlsx,.txt,text/csv"
          file={file}
          reading={reading}
          onFile={onFile}
          onStop={onStop}
        />
        <div class={css.template}>
          <Button icon={DownloadIcon} onClick={() => saveCsv(TEMPLATE, TEMPLATE_NAME)}>
            {words.template}
          </Button>
          <p class={css.second}>{words.templateMore}</p>
        </div>
      </div>
      {fault && fault.field !== 'appliesOn' && <Notice tone="look" title={fault.message} />}
    </Sheet>
  )
}

export interface FileDropProps {
  label: string
  hint: string
  accept: string
  file: File | null
  reading: boolean
  onFile: (file: File) => void
  onStop: () => void
}

/** One file, chosen with a button or dropped on the frame; while it is read one may stop. */
export function FileDrop({ label, hint, accept, file, reading, onFile, onStop }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (files: FileList | null | undefined) => {
    const chosen = files?.[0]
    if (chosen) onFile(chosen)
  }
  return (
    // The same can be done with the button inside, so the frame needs no role and no key of its own.
    // biome-ignore lint/a11y/noStaticElementInteractions: a target for dropping only
    <div
      class={classes(css.drop, over && css.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer?.files)
      }}
    >
      <p>
        <b>{label}</b> <span class={css.second}>{hint}</span>
      </p>
      <input
        ref={input}
        type="file"
        class="unseen"
        aria-label={label}
        tabIndex={-1}
        accept={accept}
        onChange={(event) => {
          take(event.currentTarget.files)
          // The same file, put right, must be choosable again.
          event.currentTarget.value = ''
        }}
      />
      {reading && file ? (
        <p class={css.reading} role="status">
          {words.reading(file.name)} <Button onClick={onStop}>{words.stop}</Button>
        </p>
      ) : (
        <p class={css.reading}>
          {file && <b>{words.chosen(file.name)}</b>}
          <Button icon={UploadIcon} onClick={() => input.current?.click()}>
            {file ? words.again : words.choose}
          </Button>
          <span class={css.second}>{words.drop}</span>
        </p>
      )}
    </div>
  )
}
