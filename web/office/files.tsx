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
/** A CSV in Shift_JIS, where what takes it in reads nothing else. */
export type Encoding = 'sjis'
/** The files a desk gives, in the order of their buttons. */
type File = readonly [FileFormat, Encoding?]
const FILES: readonly File[] = [['csv'], ['xlsx']]
const FILES_WITH_SJIS: readonly File[] = [['csv'], ['csv', 'sjis'], ['xlsx']]

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
 * @param sjis offers the CSV in Shift_JIS as well
 */
export function useFiles(
  action: Action,
  address: (format: FileFormat, encoding?: Encoding) => string,
  name: string,
  disabled = false,
  sjis = false,
): Files {
  const { busy, fault, send } = useSend()
  return {
    buttons:
      mayHere(action) &&
      (sjis ? FILES_WITH_SJIS : FILES).map(([format, encoding]) => (
        <Button
          key={encoding ?? format}
          icon={DownloadIcon}
          disabled={busy || disabled}
          onClick={() => void send(() => takeFile(address(format, encoding), `${name}.${format}`))}
        >
          {busy ? words.taking : words[encoding ?? format]}
        </Button>
      )),
    refused: fault && <Notice tone="look" title={fault.message} />,
  }
}
