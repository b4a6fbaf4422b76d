// Short marks of a notice beside its sentence.
import { said } from './say.ts'

const words = said({
  withdrawn: 'とりけし',
  corrected: '訂正',
  afterCutoff: '締切後',
  byStaff: '園で登録',
  askOffice: '事務室に確認',
})

/** 事務室に確認, とりけし, 訂正, 締切後, 園で登録: whichever are so. */
export function tagsOf(notice: {
  withdrawn: boolean
  supersedes: string | null
  afterCutoff: boolean
  source: 'guardian' | 'staff'
  askOffice?: true | undefined
}): string[] {
  return [
    notice.askOffice ? words.askOffice : '',
    notice.withdrawn ? words.withdrawn : notice.supersedes !== null ? words.corrected : '',
    notice.afterCutoff ? words.afterCutoff : '',
    notice.source === 'staff' ? words.byStaff : '',
  ].filter(Boolean)
}
