import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RuleError } from '#domain/errors.ts';
import { LocalCloudError } from '#local/errors.ts';
import { sayFailure } from '../../bin/say-failure.ts';

let said: unknown[] = [];
beforeEach(() => {
  said = [];
  vi.spyOn(console, 'error').mockImplementation((...words) => void said.push(...words));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const fileError = (code: string): Error => Object.assign(new Error(`${code}: something, open '/a/b.txt'`), { code, path: '/a/b.txt' });

describe('a command that cannot do what was asked', () => {
  it.each([
    { why: 'what a person can mend', error: new LocalCloudError('端口 8080 已被占用'), says: '端口 8080 已被占用' },
    { why: 'a broken rule', error: new RuleError('NotAReport', '不像政府工作报告。'), says: '不像政府工作报告。' },
    {
      why: 'a broken rule of several fields',
      error: new RuleError('BadFile', '名单不正确：', [
        { pointer: '/0/role', message: '没有这个角色' },
        { pointer: '/1/email', message: '不是邮箱' },
      ]),
      says: '名单不正确： /0/role 没有这个角色 /1/email 不是邮箱',
    },
    { why: 'no such file', error: fileError('ENOENT'), says: '没有这个文件 There is no such file: /a/b.txt' },
    { why: 'a folder', error: fileError('EISDIR'), says: '这是一个文件夹 This is a folder: /a/b.txt' },
    { why: 'no permission', error: fileError('EACCES'), says: '没有读写权限 Permission denied: /a/b.txt' },
    {
      why: 'a file where a folder is needed',
      error: fileError('EEXIST'),
      says: '这里已有一个文件，不是文件夹 There is a file where a folder is needed: /a/b.txt',
    },
    {
      why: 'a path through a file',
      error: fileError('ENOTDIR'),
      says: '这里已有一个文件，不是文件夹 There is a file where a folder is needed: /a/b.txt',
    },
    { why: 'a disk that is read only', error: fileError('EROFS'), says: '没有读写权限 Permission denied: /a/b.txt' },
    { why: 'a disk that is full', error: fileError('ENOSPC'), says: '磁盘已满 The disk is full: /a/b.txt' },
    {
      why: 'a flag that is not known',
      error: Object.assign(new Error("Unknown option '--x'\nTo specify …"), { code: 'ERR_PARSE_ARGS_UNKNOWN_OPTION' }),
      says: "Unknown option '--x'",
    },
  ])('says $why in one line, without a stack', ({ error, says }) => {
    sayFailure(error, 2);
    expect(said).toEqual([says]);
    expect(process.exitCode).toBe(2);
  });

  it('tells the whole story of a defect, its cause too', () => {
    const defect = new TypeError('x is not a function', { cause: new Error('why') });
    sayFailure(defect, 1);
    expect(said).toEqual([defect]);
    expect(process.exitCode).toBe(1);
  });
});
