import type { Context } from 'hono'
import { layOutCard } from '../../schema/ledger/lay-out-card.ts'
import { answerTable, madeAt } from '../kit/answer-table.ts'
import type { App } from '../kit/context.ts'
import type { OpenCard } from './read-ledger.ts'

/** 児童票 of one child as a file. Whoever calls has opened it, and so it is written down. */
export const exportCard = (c: Context<App>, card: OpenCard, format: 'csv' | 'xlsx') =>
  answerTable(c, {
    format,
    name: `児童票_${card.kana}`,
    title: `児童票　${card.name}`,
    lines: [card.facility, madeAt(c)].filter(Boolean),
    headings: ['項目', '内容'],
    rows: layOutCard(card).map(({ heading, lines }) => [heading, lines.join('\n')]),
    widths: (column) => (column === 0 ? 16 : 80),
    frozenColumns: 1,
  })
