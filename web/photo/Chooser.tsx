import type { ComponentChildren } from 'preact'
import css from './Chooser.module.css'

interface ChooserProps {
  label: ComponentChildren
  icon: ComponentChildren
  /** Straight to the camera, one picture at a time. */
  capture?: 'environment'
  /** Several at once. */
  many?: boolean
  onChoose: (files: readonly File[]) => Promise<void>
}

/** A button that opens the camera, or the pictures of the device. */
export const Chooser = ({ label, icon, capture, many, onChoose }: ChooserProps) => (
  <label class={css.choose}>
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
