import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asIs, filled, inWording, plainIn, runsOf, same, withoutReadings } from '../../web/kit/wording.ts'

describe('words with readings', () => {
  it('splits やさしい日本語 into runs that carry their reading', () => {
    expect(runsOf('{園|えん}に います。{休|やす}みます')).toEqual([
      { text: '園', reading: 'えん' },
      { text: 'に います。' },
      { text: '休', reading: 'やす' },
      { text: 'みます' },
    ])
  })

  it('reads as plain text without its readings', () => {
    expect(withoutReadings('11{月|がつ}{20日|はつか}')).toBe('11月20日')
  })

  it('keeps braces and bars that a person wrote in a note', () => {
    expect(withoutReadings(`メモ：${asIs('{熱|38}')}`)).toBe('メモ：{熱|38}')
    expect(runsOf(asIs('{熱|38}'))).toEqual([{ text: '{熱|38}' }])
  })

  it('keeps any name whole, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const visible = name.replace(/[\u2068\u2069]/g, '')
        expect(withoutReadings(inWording(`${asIs(name)}さん`, 'sho'))).toBe(`${visible}さん`)
      }),
    )
  })

  it('says one phrase in the language asked for', () => {
    const word = { ja: '在園中', easy: '{園|えん}に います', en: 'At nursery' }
    expect(plainIn(word, 'ja', 'en')).toBe('在園中')
    expect(plainIn(word, 'easy', 'en')).toBe('園に います')
    expect(plainIn(word, 'en', 'sho')).toBe('At nursery')
  })

  it('says a time the same in every language', () => {
    expect(['ja', 'easy', 'en'].map((language) => plainIn(same('8:32'), language as 'ja', 'en'))).toEqual([
      '8:32',
      '8:32',
      '8:32',
    ])
  })
})

describe('園 or 所', () => {
  it.each([
    ['登園前', '登所前'],
    ['降園 17:02', '降所 17:02'],
    ['在園', '在所'],
    ['未登園・連絡なし', '未登所・連絡なし'],
    ['入園・退園・卒園', '入所・退所・卒所'],
    ['主任から園長へ', '主任から所長へ'],
    ['園児の名簿', '児童の名簿'],
    ['園が確認', '保育所が確認'],
    ['園に送る', '保育所に送る'],
    ['園へ', '保育所へ'],
    ['園の電話', '保育所の電話'],
    ['園から', '保育所から'],
    ['インフルエンザ 園全体で3人', 'インフルエンザ 保育所全体で3人'],
    ['園', '保育所'],
    ['11園が最新、1園は 34分前', '11か所が最新、1か所は 34分前'],
  ])('%s becomes %s for an organisation of 保育所', (en, sho) => {
    expect(inWording(en, 'sho')).toBe(sho)
    expect(inWording(en, 'en')).toBe(en)
  })

  it.each(['園外保育の同意', '園庭で落ち葉あつめ', '公園で遊びました', '保育園から', '認定こども園の方', '動物園へ', '幼稚園に'])(
    'leaves %s as it is: 園 is part of another word',
    (text) => expect(inWording(text, 'sho')).toBe(text),
  )

  it('changes the reading together with the word', () => {
    expect(inWording('{園|えん}に います', 'sho')).toBe('{保育所|ほいくしょ}に います')
    expect(inWording('{登園|とうえん}しました', 'sho')).toBe('{登所|とうしょ}しました')
    expect(inWording('{園長先生|えんちょうせんせい}', 'sho')).toBe('{所長先生|しょちょうせんせい}')
    expect(inWording('{降園|こうえん}は {園|えん}で', 'sho')).toBe('{降所|こうしょ}は {保育所|ほいくしょ}で')
  })

  it('never changes a name: a child 園田, a facility しおみ園', () => {
    const handed = filled((who: string, where: string) => ({ ja: `${where}の${who}を園から`, easy: '', en: '' }))
    expect(plainIn(handed('登園 かな', '園'), 'ja', 'sho')).toBe('園の登園 かなを保育所から')
    expect(plainIn(`${asIs('園')}から`, 'ja', 'sho')).toBe('園から')
  })

  it('lets numbers and other words of ours into a phrase', () => {
    const arrived = filled((count: number, from: { ja: string }) => ({ ja: `${from.ja}${count}人`, easy: '', en: '' }))
    expect(plainIn(arrived(3, { ja: '園から' }), 'ja', 'sho')).toBe('保育所から3人')
  })
})
