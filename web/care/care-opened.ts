import { signal } from '@preact/signals'

/** True while the sheet of 日々の記録 lies over the board. */
export const careOpened = signal(false)
