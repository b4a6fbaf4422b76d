// 保育日誌. Fields as in the blank forms read in public sources (domain/documents.md §4): daily, per class, by its teacher on the same day.
// When it is handed in, and when it is looked at, is custom and not law: the same day, until a facility can say otherwise.
export const DIARY = {
  key: 'diary',
  version: 1,
  title: '保育日誌',
  about: 'class',
  cadence: 'day',
  due: { from: 'end', days: 0 },
  writers: ['nursery_teacher', 'head_teacher', 'director'],
  approval: [
    { role: 'head_teacher', title: '確認' },
    { role: 'director', title: '決裁' },
  ],
  paper: { size: 'A4', landscape: false },
  gathers: 'day',
  parent: 'week_plan',
  sections: [
    { key: 'attendance', title: '出欠', shape: 'text', gather: 'attendance' },
    { key: 'absent', title: '欠席・理由', shape: 'text', gather: 'absent' },
    {
      key: 'aim',
      title: '本日のねらい',
      shape: 'grid',
      rows: [
        { key: 'care', title: '養護' },
        { key: 'education', title: '教育' },
      ],
      columns: [{ key: 'text', title: 'ねらい' }],
      quote: [
        { from: 'day_plan', section: 'aim' },
        { from: 'week_plan', section: 'aim' },
      ],
    },
    {
      key: 'activity',
      title: '主な活動・保育者の援助',
      shape: 'text',
      gather: 'activity',
      quote: [
        { from: 'day_plan', section: 'activity' },
        { from: 'week_plan', section: 'days', only: 'weekday' },
      ],
    },
    { key: 'outing', title: '散歩・園外', shape: 'text', gather: 'outing' },
    { key: 'meal', title: '食事', shape: 'text', gather: 'meal' },
    { key: 'nap', title: '午睡', shape: 'text', gather: 'nap' },
    { key: 'health', title: '健康・視診', shape: 'text', gather: 'health' },
    {
      key: 'child',
      title: '個別の記録',
      shape: 'by-child',
      columns: [{ key: 'text', title: '生活と子どもの姿' }],
      gather: 'child',
      ages: [0, 1, 2],
    },
    { key: 'child_note', title: '個別の記録', shape: 'text', gather: 'child', ages: [3, 4, 5] },
    { key: 'injury', title: 'けが・事故', shape: 'text', gather: 'injury' },
    { key: 'family', title: '家庭への連絡', shape: 'text', gather: 'family' },
    { key: 'event', title: '行事', shape: 'text' },
    {
      key: 'reflection',
      title: '評価・反省',
      shape: 'grid',
      rows: [
        { key: 'child', title: '子どもの姿から' },
        { key: 'self', title: '保育者自身' },
      ],
      columns: [{ key: 'text', title: '評価・反省' }],
      never: 'prefill',
    },
    { key: 'note', title: '特記', shape: 'text' },
  ],
} as const
