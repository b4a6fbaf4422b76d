import { signal } from '@preact/signals'

/** True while 配膳の確認 lies over the board. */
export const servingOpened = signal(false)
