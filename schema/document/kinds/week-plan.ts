// 週案, Monday to Saturday (domain/documents.md §10). A week belongs to the fiscal year of its Monday.
export const WEEK_PLAN = {
  key: 'week_plan',
  version: 1,
  title: '週案',
  about: 'class',
  cadence: 'week',
  due: { from: 'start', days: -3 },
  writers: ['nursery_teacher', 'head_teacher', 'director'],
  approval: [
    { role: 'head_teacher', title: '確認' },
    { role: 'director', title: '決裁' },
  ],
  paper: { size: 'A4', landscape: true },
  parent: 'month_plan',
  sections: [
    { key: 'aim', title: '今週のねらい', shape: 'text', quote: [{ from: 'month_plan', section: 'goal' }] },
    { key: 'last_week', title: '前週の子どもの姿', shape: 'text', quote: [{ from: 'week_plan', section: 'reflection' }] },
    {
      key: 'days',
      title: '日ごとの保育',
      shape: 'grid',
      rows: [
        { key: 'monday', title: '月' },
        { key: 'tuesday', title: '火' },
        { key: 'wednesday', title: '水' },
        { key: 'thursday', title: '木' },
        { key: 'friday', title: '金' },
        { key: 'saturday', title: '土' },
      ],
      columns: [
        { key: 'activity', title: '主な活動' },
        { key: 'support', title: '環境・援助' },
      ],
    },
    { key: 'safety', title: '健康・安全', shape: 'text', half: true },
    { key: 'home', title: '家庭との連携', shape: 'text', half: true },
    { key: 'reflection', title: '週の評価・反省', shape: 'text', never: 'prefill' },
  ],
} as const
