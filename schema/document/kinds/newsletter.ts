// 園だより (RG21): a month's letter of the house. Its form is custom; what the house has planned and when it is closed is offered from where it was written.
export const NEWSLETTER = {
  key: 'newsletter',
  version: 1,
  title: '園だより',
  about: 'facility',
  cadence: 'month',
  due: { from: 'start', days: 0 },
  writers: ['nursery_teacher', 'head_teacher', 'director'],
  approval: [
    { role: 'head_teacher', title: '確認' },
    { role: 'director', title: '決裁' },
  ],
  paper: { size: 'A4', landscape: false },
  gathers: 'month',
  sections: [
    { key: 'greeting', title: 'ごあいさつ', shape: 'text' },
    { key: 'events', title: '行事の予定', shape: 'text', gather: 'events', half: true },
    { key: 'closed', title: 'お休みの日', shape: 'text', gather: 'closed', half: true },
    { key: 'classes', title: 'クラスのようす', shape: 'text' },
    { key: 'health', title: '健康・食事', shape: 'text' },
    { key: 'asks', title: 'お願い', shape: 'text' },
    { key: 'notes', title: 'お知らせ', shape: 'text' },
  ],
} as const
