// 保育経過記録 (児童票): of one child, each 期 (domain/documents.md §3, a blank form as it is used, A4 landscape). How often is the facility's own.
export const PROGRESS = {
  key: 'progress',
  version: 1,
  title: '保育経過記録',
  about: 'child',
  cadence: 'term',
  due: { from: 'end', days: 0 },
  writers: ['nursery_teacher', 'head_teacher', 'director'],
  approval: [
    { role: 'head_teacher', title: '確認' },
    { role: 'director', title: '決裁' },
  ],
  paper: { size: 'A4', landscape: true },
  sections: [
    {
      key: 'seen',
      title: '子どもの姿',
      shape: 'grid',
      rows: [
        { key: 'healthy_growth', title: '健やかに伸び伸びと育つ', ages: [0] },
        { key: 'heart_to_heart', title: '身近な人と気持ちが通じ合う', ages: [0] },
        { key: 'sensing_world', title: '身近なものと関わり感性が育つ', ages: [0] },
        { key: 'health', title: '健康', ages: [1, 2, 3, 4, 5] },
        { key: 'relationships', title: '人間関係', ages: [1, 2, 3, 4, 5] },
        { key: 'language', title: '言葉', ages: [1, 2, 3, 4, 5] },
        { key: 'environment', title: '環境', ages: [1, 2, 3, 4, 5] },
        { key: 'expression', title: '表現', ages: [1, 2, 3, 4, 5] },
      ],
      columns: [{ key: 'text', title: '子どもの姿' }],
    },
    { key: 'note', title: '特記事項', shape: 'text' },
    { key: 'support', title: '配慮', shape: 'text' },
    { key: 'home', title: '家庭との連携', shape: 'text' },
    { key: 'summary', title: '総合所見', shape: 'text', never: 'prefill' },
    { key: 'next', title: '次期に向けて', shape: 'text', never: 'prefill' },
  ],
} as const
