import type { ComponentChildren } from 'preact'
import css from './Chooser.module.css'
import { classes } from './classes.ts'

interface ChooserProps {
  label: ComponentChildren
  icon?: ComponentChildren
  /** Straight to the camera, one picture at a time. */
  capture?: 'environment'
  /** Several at once. */
  many?: boolean
  /** As wide as what it stands in. */
  wide?: boolean
  onChoose: (files: readonly File[]) => Promise<void>
}

/** A button that opens the camera, or the pictures of the device. */
export const Chooser = ({ label, icon, capture, many, wide, onChoose }: ChooserProps) => (
  <label class={classes(css.choose, wide && css.wide)}>
    {icon}
    {label}
    <input
      class={css.file}
      type="file"
      accept="image/*"
      multiple={many === true}
      {...(capture ? { capture } : {})}
      onChange={(event) => {
        const input = event.currentTarget
        void onChoose([...(input.files ?? [])]).finally(() => {
          input.value = ''
        })
      }}
    />
  </label>
)
