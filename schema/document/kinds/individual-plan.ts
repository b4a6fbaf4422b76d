// 個別指導計画: of one child, each month. The 保育所保育指針 asks for it up to two years; a child who needs support has one at any age
// (domain/documents.md §12).
export const INDIVIDUAL_PLAN = {
  key: 'individual_plan',
  version: 1,
  title: '個別指導計画',
  about: 'child',
  cadence: 'month',
  due: { from: 'start', days: -6 },
  writers: ['nursery_teacher', 'head_teacher', 'director'],
  approval: [
    { role: 'head_teacher', title: '確認' },
    { role: 'director', title: '決裁' },
  ],
  paper: { size: 'A4', landscape: false },
  ages: [0, 1, 2],
  sections: [
    { key: 'last_month', title: '前月の子どもの姿', shape: 'text', quote: [{ from: 'individual_plan', section: 'reflection' }] },
    {
      key: 'aim',
      title: 'ねらい',
      shape: 'grid',
      rows: [
        { key: 'care', title: '養護' },
        { key: 'education', title: '教育' },
      ],
      columns: [{ key: 'text', title: 'ねらい' }],
    },
    { key: 'content', title: '内容', shape: 'text' },
    { key: 'support', title: '環境・援助・配慮', shape: 'text' },
    { key: 'home', title: '家庭との連携', shape: 'text' },
    { key: 'reflection', title: '評価・反省', shape: 'text', never: 'prefill' },
  ],
} as const
