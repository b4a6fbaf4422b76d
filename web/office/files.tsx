// The two buttons with which what a desk shows is taken along as a file.
import type { ComponentChildren } from 'preact'
import type { Action } from '../../schema/permission/matrix.ts'
import { Button } from '../kit/Button.tsx'
import { DownloadIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { mayHere } from './desk.ts'
import { takeFile } from './exchange-file.ts'
import { words } from './words.ts'

export type FileFormat = 'csv' | 'xlsx'
const FORMATS: readonly FileFormat[] = ['csv', 'xlsx']

interface Files {
  /** For the right of the title; nothing for whom may not. */
  buttons: ComponentChildren
  /** Why there is no file, under the title. */
  refused: ComponentChildren
}

/**
 * @param action what taking it along needs
 * @param address where the file of a format is
 * @param name of the file, where the server says none
 */
export function useFiles(action: Action, address: (format: FileFormat) => string, name: string, disabled = false): Files {
  const { busy, fault, send } = useSend()
  return {
    buttons:
      mayHere(action) &&
      FORMATS.map((format) => (
        <Button
          key={format}
          icon={DownloadIcon}
          disabled={busy || disabled}
          onClick={() => void send(() => takeFile(address(format), `${name}.${format}`))}
        >
          {busy ? words.taking : words[format]}
        </Button>
      )),
    refused: fault && <Notice tone="look" title={fault.message} />,
  }
}
