// 期案, of a class: one 期 of the year plan by itself, where a house uses it (domain/documents.md §8). By the 25th of the month before, as 月案.
export const TERM_PLAN = {
  key: 'term_plan',
  version: 1,
  title: '期案',
  about: 'class',
  cadence: 'term',
  due: { from: 'start', days: -6 },
  writers: ['nursery_teacher', 'head_teacher', 'director'],
  approval: [
    { role: 'head_teacher', title: '確認' },
    { role: 'director', title: '決裁' },
  ],
  paper: { size: 'A4', landscape: true },
  parent: 'year_plan',
  sections: [
    { key: 'last_term', title: '前期の子どもの姿', shape: 'text', quote: [{ from: 'term_plan', section: 'reflection' }] },
    { key: 'seen', title: '予想される子どもの姿', shape: 'text', quote: [{ from: 'year_plan', section: 'seen', only: 'term' }] },
    {
      key: 'aim',
      title: 'ねらい',
      shape: 'grid',
      rows: [
        { key: 'care', title: '養護' },
        { key: 'education', title: '教育' },
      ],
      columns: [{ key: 'text', title: 'ねらい' }],
      quote: [{ from: 'year_plan', section: 'aim', only: 'term' }],
    },
    {
      key: 'plan',
      title: '内容と援助',
      shape: 'grid',
      rows: [
        { key: 'content', title: '内容' },
        { key: 'setting', title: '環境構成' },
        { key: 'support', title: '援助・配慮' },
        { key: 'home', title: '家庭との連携' },
        { key: 'event', title: '行事' },
        { key: 'food', title: '食育' },
        { key: 'safety', title: '健康・安全' },
      ],
      columns: [{ key: 'text', title: '内容' }],
      quote: [{ from: 'year_plan', section: 'plan', only: 'term' }],
    },
    { key: 'reflection', title: '評価・反省', shape: 'text', never: 'prefill' },
  ],
} as const
