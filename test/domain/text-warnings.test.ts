import { describe, expect, it } from 'vitest';
import { textWarnings, warningsIn } from '#domain/text-warnings.ts';

const kinds = (text: string): string[] =>
  warningsIn(text).map((one) => (one.includes('身份证') ? '身份证' : one.includes('手机') ? '手机' : '涉密'));

describe('warningsIn', () => {
  it.each([
    { text: '联系人13812345678', warns: ['手机'], why: 'a number as it is written' },
    { text: '电话 138-1234-5678。', warns: ['手机'], why: 'in groups' },
    { text: '户主110101199003071234', warns: ['身份证'], why: 'an identity number' },
    { text: '11010119900307123x', warns: ['身份证'], why: 'with the check letter' },
    { text: '张某110101199003071234，13812345678', warns: ['身份证', '手机'], why: 'both' },
    { text: '按机密文件要求', warns: ['涉密'], why: 'a mark of secrecy' },
    { text: '内部资料，注意保存', warns: ['涉密'], why: 'internal papers' },
    { text: '投入资金13812345678912元', warns: [], why: 'a longer number' },
    { text: '110101199013071234', warns: [], why: 'no month 13' },
    { text: '种植6000亩，电话12345', warns: [], why: 'figures of the work' },
    { text: '加强内部管理', warns: [], why: 'everyday work' },
    { text: '', warns: [], why: 'nothing' },
  ])('“$text” → $warns ($why)', ({ text, warns }) => expect(kinds(text)).toEqual(warns));

  it('comes to an end with a long row of digits', () => {
    expect(warningsIn('1381234567'.repeat(20_000))).toEqual([]);
    expect(warningsIn('1'.repeat(200_000))).toEqual([]);
  });
});

describe('textWarnings', () => {
  it('says where each stands, at whatever depth', () => {
    expect(
      textWarnings({ progress: '机密', measures: [{ measure: 'a' }], node: { name: '13812345678' }, 'a/b': '绝密' }).map(
        ({ pointer }) => pointer,
      ),
    ).toEqual(['/progress', '/node/name', '/a~1b']);
  });

  it.each([[null], [undefined], [5], [{}], [[]]])('finds nothing in %s', (sent) => expect(textWarnings(sent)).toEqual([]));
});
