import { describe, expect, it } from 'vitest';
import { indexWords, wordFinder } from '#domain/find-words.ts';

const find = wordFinder(indexWords(['森林', '森林防火']), indexWords(['两保参保', '防火', '米']));

describe('wordFinder', () => {
  it.each([
    { text: '做好森林防火。', words: ['森林防火'], why: 'the longest, none inside it' },
    { text: '森林和防火', words: ['森林', '防火'], why: 'both apart' },
    { text: '“两保”参保', words: ['两保参保'], why: 'quotation marks part no word' },
    { text: '玉米', words: [], why: 'one character is no word' },
    { text: '', words: [], why: 'nothing' },
  ])('$text: $words ($why)', ({ text, words }) => expect(find(text).map(({ word }) => word)).toEqual(words));

  it('counts places without the marks', () => expect(find('（防火）防火').map(({ at }) => at)).toEqual([0, 2]));
});
