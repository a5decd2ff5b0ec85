import { expect, it } from 'vitest';
import { hasAll, searchWords } from '#domain/find-promises.ts';

it.each([
  { why: 'parted by any space', words: ' 卫生厕所　改造\t2022 ', are: ['卫生厕所', '改造', '2022'] },
  { why: 'in small letters', words: 'APP', are: ['app'] },
  { why: 'eight at most', words: '一 二 三 四 五 六 七 八 九', are: ['一', '二', '三', '四', '五', '六', '七', '八'] },
])('words are $why', ({ words, are }) => expect(searchWords(words)).toEqual(are));

it.each([
  { why: 'each word stands in it', text: '推广国家反诈中心APP', words: ['app', '反诈'], is: true },
  { why: 'one does not', text: '推广国家反诈中心APP', words: ['app', '养老'], is: false },
])('a promise is found when $why', ({ text, words, is }) => expect(hasAll(text, words)).toBe(is));
