import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openLetterBox } from '#local/letter-box.ts';
import { scratch } from '../support/run-a-year.ts';

const folder = scratch();
afterEach(folder.remove);

const PATH = `/l/${'aB3_-'.repeat(9).slice(0, 43)}`;
const letter = (body: string) => ({
  from: 'plan@annual-plan.example',
  to: ['nongfu@wangjing.example'],
  raw: Buffer.from(`Date: Tue, 21 Jun 2022 00:30:00 +0000\r\nSubject: digest\r\n\r\n${body}\r\n`),
});

it('a letter box keeps the links of letters, and has them again after a restart, for this person only', async () => {
  const file = join(folder.path, 'letter-box.jsonl');
  const box = openLetterBox(file);
  await box.take(letter(`http://127.0.0.1:8080${PATH}`));
  await box.take(letter('http://127.0.0.1:8080/'));
  await box.close();
  const again = openLetterBox(file);
  expect(again.formsOn('2022-07-08')).toEqual([{ to: 'nongfu@wangjing.example', subject: 'digest', day: '2022-06-21', path: PATH }]);
  expect(again.formsOn('2022-07-09')).toEqual([]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await again.close();
});
