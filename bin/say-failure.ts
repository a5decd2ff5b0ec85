import { RuleError } from '#domain/errors.ts';
import { LocalCloudError } from '#local/errors.ts';

/** Node's own words for a file that cannot be read or written. */
const FILE_TROUBLES: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件 There is no such file',
  EISDIR: '这是一个文件夹 This is a folder',
  EACCES: '没有读写权限 Permission denied',
  EROFS: '没有读写权限 Permission denied',
  EEXIST: '这里已有一个文件，不是文件夹 There is a file where a folder is needed',
  ENOTDIR: '这里已有一个文件，不是文件夹 There is a file where a folder is needed',
  ENOSPC: '磁盘已满 The disk is full',
};

/** Ends a command with one line for the person at the terminal; a defect keeps its whole story. */
export const sayFailure = (error: unknown, exitCode: number): void => {
  process.exitCode = exitCode;
  console.error(lineOf(error));
};

const lineOf = (error: unknown): unknown => {
  if (error instanceof LocalCloudError) return error.message;
  if (error instanceof RuleError) return [error.message, ...error.fields.map(({ pointer, message }) => `${pointer} ${message}`)].join(' ');
  const { code = '', path = '', message } = error as NodeJS.ErrnoException;
  if (FILE_TROUBLES[code]) return `${FILE_TROUBLES[code]}: ${path}`;
  if (code.startsWith('ERR_PARSE_ARGS')) return message.split('\n')[0];
  return error;
};
