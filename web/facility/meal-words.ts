export const mealWords = {
  meal: '給食',
  fixAt: '食数を確定する時刻',
  fixAtHint: 'このあとの変更は、差分として給食室に出ます',
  foodAge: '食材チェックをするクラス',
  until: (age: number) => `${age}歳児まで`,
  give: (meal: string) => `${meal}を出す`,
  at: (meal: string) => `${meal}の時刻`,
  ages: (meal: string) => `${meal}を出すクラス`,
  weekdays: '給食のある曜日',
}
