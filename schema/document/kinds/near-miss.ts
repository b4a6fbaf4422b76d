// ヒヤリハット (domain/documents.md §16): short, so that it is written. Names are not needed, and everybody reads it: that is what it is for.
export const NEAR_MISS = {
  key: 'near_miss',
  version: 1,
  title: 'ヒヤリハット報告',
  about: 'event',
  cadence: 'once',
  due: { from: 'end', days: 1 },
  writers: ['nursery_teacher', 'head_teacher', 'director'],
  approval: [
    { role: 'head_teacher', title: '確認' },
    { role: 'director', title: '決裁' },
  ],
  paper: { size: 'A4', landscape: false },
  sections: [
    { key: 'name', title: '件名', shape: 'text' },
    { key: 'time', title: '日時', shape: 'text', half: true },
    { key: 'place', title: '場所', shape: 'text', half: true },
    { key: 'scene', title: '場面', shape: 'text', half: true },
    { key: 'child', title: '子どもの年齢（名前は書かなくてよい）', shape: 'text', half: true },
    { key: 'what', title: '何が起きたか', shape: 'text' },
    {
      key: 'cause',
      title: '原因',
      shape: 'grid',
      rows: [
        { key: 'person', title: '人' },
        { key: 'thing', title: '物' },
        { key: 'setting', title: '環境' },
      ],
      columns: [{ key: 'text', title: '原因' }],
    },
    { key: 'could', title: '起きえたこと', shape: 'text' },
    { key: 'prevention', title: '防ぐために', shape: 'text' },
    { key: 'shared', title: '共有した日・会議', shape: 'text' },
  ],
} as const
