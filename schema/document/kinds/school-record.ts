// 保育所児童保育要録 in the national form (様式の参考例; domain/documents.md §13): two sheets and a 別紙, of a child in its last year, for the
// head of the primary school. Written by whoever had the class, answered for by 園長. No comparison and no scoring; the ten images are a view to
// write by, as a whole, and not a list to be gone through. The aims and the ten images are the words of the 保育所保育指針 (平成29年厚生労働省告示
// 第117号). By when it is handed in is custom: the last day of the year, until a facility can say otherwise.
export const SCHOOL_RECORD = {
  key: 'school_record',
  version: 1,
  title: '保育所児童保育要録',
  about: 'child',
  cadence: 'year',
  due: { from: 'end', days: 0 },
  lastYear: true,
  writers: ['nursery_teacher', 'head_teacher', 'director'],
  approval: [
    { role: 'head_teacher', title: '確認' },
    { role: 'director', title: '決裁' },
  ],
  paper: { size: 'A4', landscape: false },
  form: 'school_record',
  gathers: 'years',
  sections: [
    {
      key: 'admission',
      title: '入所に関する記録',
      shape: 'grid',
      gather: 'admission',
      rows: [
        { key: 'kana', title: '児童　ふりがな' },
        { key: 'name', title: '児童　氏名' },
        { key: 'sex', title: '性別' },
        { key: 'birth', title: '生年月日' },
        { key: 'address', title: '児童　現住所' },
        { key: 'guardian_kana', title: '保護者　ふりがな' },
        { key: 'guardian', title: '保護者　氏名' },
        { key: 'guardian_address', title: '保護者　現住所' },
        { key: 'entered', title: '入所' },
        { key: 'left', title: '卒所' },
        { key: 'school', title: '就学先' },
        { key: 'house', title: '保育所名及び所在地' },
        { key: 'director', title: '施設長氏名' },
        { key: 'teacher', title: '担当保育士氏名' },
      ],
      columns: [{ key: 'text', title: '記入' }],
    },
    { key: 'year_focus', title: '最終年度の重点', shape: 'text' },
    { key: 'child_focus', title: '個人の重点', shape: 'text' },
    { key: 'development', title: '保育の展開と子どもの育ち', shape: 'text', gather: 'development' },
    { key: 'care', title: '特に配慮すべき事項', shape: 'text' },
    { key: 'before', title: '最終年度に至るまでの育ちに関する事項', shape: 'text', gather: 'before' },
  ],
  printed: [
    {
      key: 'aims',
      title: 'ねらい（発達を捉える視点）',
      groups: [
        {
          title: '健康',
          lines: [
            '明るく伸び伸びと行動し、充実感を味わう。',
            '自分の体を十分に動かし、進んで運動しようとする。',
            '健康、安全な生活に必要な習慣や態度を身に付け、見通しをもって行動する。',
          ],
        },
        {
          title: '人間関係',
          lines: [
            '保育所の生活を楽しみ、自分の力で行動することの充実感を味わう。',
            '身近な人と親しみ、関わりを深め、工夫したり、協力したりして一緒に活動する楽しさを味わい、愛情や信頼感をもつ。',
            '社会生活における望ましい習慣や態度を身に付ける。',
          ],
        },
        {
          title: '環境',
          lines: [
            '身近な環境に親しみ、自然と触れ合う中で様々な事象に興味や関心をもつ。',
            '身近な環境に自分から関わり、発見を楽しんだり、考えたりし、それを生活に取り入れようとする。',
            '身近な事象を見たり、考えたり、扱ったりする中で、物の性質や数量、文字などに対する感覚を豊かにする。',
          ],
        },
        {
          title: '言葉',
          lines: [
            '自分の気持ちを言葉で表現する楽しさを味わう。',
            '人の言葉や話などをよく聞き、自分の経験したことや考えたことを話し、伝え合う喜びを味わう。',
            '日常生活に必要な言葉が分かるようになるとともに、絵本や物語などに親しみ、言葉に対する感覚を豊かにし、保育士等や友達と心を通わせる。',
          ],
        },
        {
          title: '表現',
          lines: [
            'いろいろなものの美しさなどに対する豊かな感性をもつ。',
            '感じたことや考えたことを自分なりに表現して楽しむ。',
            '生活の中でイメージを豊かにし、様々な表現を楽しむ。',
          ],
        },
      ],
    },
    {
      key: 'images',
      title: '幼児期の終わりまでに育ってほしい姿について',
      groups: [
        {
          title: '健康な心と体',
          lines: [
            '保育所の生活の中で、充実感をもって自分のやりたいことに向かって心と体を十分に働かせ、見通しをもって行動し、自ら健康で安全な生活をつくり出すようになる。',
          ],
        },
        {
          title: '自立心',
          lines: [
            '身近な環境に主体的に関わり様々な活動を楽しむ中で、しなければならないことを自覚し、自分の力で行うために考えたり、工夫したりしながら、諦めずにやり遂げることで達成感を味わい、自信をもって行動するようになる。',
          ],
        },
        {
          title: '協同性',
          lines: [
            '友達と関わる中で、互いの思いや考えなどを共有し、共通の目的の実現に向けて、考えたり、工夫したり、協力したりし、充実感をもってやり遂げるようになる。',
          ],
        },
        {
          title: '道徳性・規範意識の芽生え',
          lines: [
            '友達と様々な体験を重ねる中で、してよいことや悪いことが分かり、自分の行動を振り返ったり、友達の気持ちに共感したりし、相手の立場に立って行動するようになる。また、きまりを守る必要性が分かり、自分の気持ちを調整し、友達と折り合いを付けながら、きまりをつくったり、守ったりするようになる。',
          ],
        },
        {
          title: '社会生活との関わり',
          lines: [
            '家族を大切にしようとする気持ちをもつとともに、地域の身近な人と触れ合う中で、人との様々な関わり方に気付き、相手の気持ちを考えて関わり、自分が役に立つ喜びを感じ、地域に親しみをもつようになる。また、保育所内外の様々な環境に関わる中で、遊びや生活に必要な情報を取り入れ、情報に基づき判断したり、情報を伝え合ったり、活用したりするなど、情報を役立てながら活動するようになるとともに、公共の施設を大切に利用するなどして、社会とのつながりなどを意識するようになる。',
          ],
        },
        {
          title: '思考力の芽生え',
          lines: [
            '身近な事象に積極的に関わる中で、物の性質や仕組みなどを感じ取ったり、気付いたりし、考えたり、予想したり、工夫したりするなど、多様な関わりを楽しむようになる。また、友達の様々な考えに触れる中で、自分と異なる考えがあることに気付き、自ら判断したり、考え直したりするなど、新しい考えを生み出す喜びを味わいながら、自分の考えをよりよいものにするようになる。',
          ],
        },
        {
          title: '自然との関わり・生命尊重',
          lines: [
            '自然に触れて感動する体験を通して、自然の変化などを感じ取り、好奇心や探究心をもって考え言葉などで表現しながら、身近な事象への関心が高まるとともに、自然への愛情や畏敬の念をもつようになる。また、身近な動植物に心を動かされる中で、生命の不思議さや尊さに気付き、身近な動植物への接し方を考え、命あるものとしていたわり、大切にする気持ちをもって関わるようになる。',
          ],
        },
        {
          title: '数量や図形、標識や文字などへの関心・感覚',
          lines: [
            '遊びや生活の中で、数量や図形、標識や文字などに親しむ体験を重ねたり、標識や文字の役割に気付いたりし、自らの必要感に基づきこれらを活用し、興味や関心、感覚をもつようになる。',
          ],
        },
        {
          title: '言葉による伝え合い',
          lines: [
            '保育士等や友達と心を通わせる中で、絵本や物語などに親しみながら、豊かな言葉や表現を身に付け、経験したことや考えたことなどを言葉で伝えたり、相手の話を注意して聞いたりし、言葉による伝え合いを楽しむようになる。',
          ],
        },
        {
          title: '豊かな感性と表現',
          lines: [
            '心を動かす出来事などに触れ感性を働かせる中で、様々な素材の特徴や表現の仕方などに気付き、感じたことや考えたことを自分で表現したり、友達同士で表現する過程を楽しんだりし、表現する喜びを味わい、意欲をもつようになる。',
          ],
        },
      ],
    },
  ],
} as const
