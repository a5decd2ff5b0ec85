import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDepartmentsFile } from '#contract/departments-file.ts';
import { readPeopleFile } from '#contract/people-file.ts';
import { readPolicyFile } from '#contract/policy-file.ts';
import { RuleError } from '#domain/errors.ts';
import { DEFAULT_POLICY, STANDING } from '#domain/town.ts';

const refusal = (read: () => unknown): RuleError => {
  try {
    read();
  } catch (error) {
    if (error instanceof RuleError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};
const example = (name: string) => readFileSync(new URL(`../../examples/wangjing-2022/${name}.json`, import.meta.url), 'utf8');

describe('readDepartmentsFile', () => {
  it('reads the example', () => {
    const departments = readDepartmentsFile(example('departments'));
    expect(departments).toHaveLength(16);
    expect(departments.find(({ name }) => name === '市场监督管理所')).toMatchObject({ aliases: ['市管所'], relation: 'dispatched' });
  });

  it.each([
    { json: '[{"name":"农办","duties":"粮食"}]', duties: '粮食', why: 'only what must be' },
    { json: '[{"name":"农办","duties":["粮食","农机"]}]', duties: '粮食、农机', why: 'duties as a list' },
    { json: '\uFEFF[{"name":"农办","duties":""}]', duties: '', why: 'a byte order mark' },
  ])('fills in the rest ($why)', ({ json, duties }) =>
    expect(readDepartmentsFile(json)).toEqual([
      { name: '农办', duties, aliases: [], leader: '', email: '', relation: 'internal', ...STANDING },
    ]),
  );

  it.each([
    { json: '{', pointer: '', says: '不是 JSON' },
    { json: '', pointer: '', says: '不是 JSON' },
    { json: '{}', pointer: '', says: '应为列表' },
    { json: '[]', pointer: '', says: '至少1项' },
    { json: '[1]', pointer: '/0', says: '应为对象' },
    { json: '[{"duties":"粮食"}]', pointer: '/0/name', says: '必填' },
    { json: '[{"name":"","duties":"粮食"}]', pointer: '/0/name', says: '至少1个字' },
    { json: '[{"name":7,"duties":"粮食"}]', pointer: '/0/name', says: '应为文本' },
    { json: '[{"name":"农办"}]', pointer: '/0/duties', says: '必填' },
    { json: '[{"name":"农办","duties":7}]', pointer: '/0/duties', says: '应为文本或文本的列表' },
    { json: '[{"name":"农办","duties":"粮食","mail":"n@t.example"}]', pointer: '/0/mail', says: '没有“mail”这个字段' },
    { json: '[{"name":"农办","duties":"","email":"nong"}]', pointer: '/0/email', says: '' },
    { json: '[{"name":"农办","duties":"","relation":"foreign"}]', pointer: '/0/relation', says: '应为以下之一' },
    { json: '[{"name":"农办","duties":""},{"name":"农办","duties":""}]', pointer: '/1/name', says: '“农办”重复' },
  ])('refuses $json at "$pointer"', ({ json, pointer, says }) => {
    const { code, message, fields } = refusal(() => readDepartmentsFile(json));
    expect({ code, pointer: fields[0]!.pointer }).toEqual({ code: 'DepartmentsFileIsWrong', pointer });
    expect(message).toContain('部门名单有误');
    expect(fields[0]!.message).toContain(says);
  });
});

describe('readPeopleFile', () => {
  it('reads the example', () => expect(readPeopleFile(example('people'))).toHaveLength(25));

  it('knows a person by the address in lower case', () =>
    expect(readPeopleFile('[{"name":"钱乙","post":"镇长","email":"QianYi@town.example","role":"chief"}]')).toEqual([
      { id: 'qianyi@town.example', name: '钱乙', post: '镇长', email: 'QianYi@town.example', role: 'chief', departments: [], deputy: null },
    ]));

  it.each([
    { json: '[', pointer: '', why: 'no JSON' },
    { json: '[]', pointer: '', why: 'nobody' },
    { json: '[{"name":"钱乙","post":"镇长","email":"x","role":"chief"}]', pointer: '/0/email', why: 'no address' },
    { json: '[{"name":"钱乙","post":"镇长","email":"q@t.example","role":"king"}]', pointer: '/0/role', why: 'no role' },
    {
      json: '[{"name":"甲","post":"","email":"q@t.example","role":"head"},{"name":"乙","post":"","email":"Q@t.example","role":"head"}]',
      pointer: '/1/email',
      why: 'the same address twice, in other letters',
    },
  ])('refuses $json ($why)', ({ json, pointer }) => {
    const { code, fields } = refusal(() => readPeopleFile(json));
    expect({ code, pointer: fields[0]!.pointer }).toEqual({ code: 'PeopleFileIsWrong', pointer });
  });
});

describe('readPolicyFile', () => {
  it('takes some of the rules, the others are the defaults', () =>
    expect(readPolicyFile('{"feedbackDay":20,"statedAdvance":[5,1,0]}')).toEqual({
      ...DEFAULT_POLICY,
      feedbackDay: 20,
      statedAdvance: [5, 1, 0],
    }));

  it.each([
    { json: '{', pointer: '' },
    { json: '{"feedbackDay":31}', pointer: '/feedbackDay' },
    { json: '{"feedbackday":20}', pointer: '' },
  ])('refuses $json', ({ json, pointer }) => {
    const { code, fields } = refusal(() => readPolicyFile(json));
    expect([code, fields[0]!.pointer.startsWith(pointer)]).toEqual(['PolicyFileIsWrong', true]);
  });
});
