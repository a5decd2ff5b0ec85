import { describe, expect, it } from 'vitest';
import type { Lesson } from '#domain/taught.ts';
import { taught } from '#store/taught.ts';
import { townOfMachine } from '#store/town.ts';
import { freshTable } from '../support/table.ts';

const TOWN = townOfMachine('wangjing');
const lesson = (year: number, lead: string): Lesson => ({ text: '森林防灭火', year, lead, supporting: null, kind: null, measures: null });

describe('taught', () => {
  it.each([
    { why: 'the first', kept: [lesson(2022, '林业站')], is: [lesson(2022, '林业站')] },
    { why: 'a newer year over an older', kept: [lesson(2022, '林业站'), lesson(2023, '应急办')], is: [lesson(2023, '应急办')] },
    { why: 'an older year never over a newer', kept: [lesson(2023, '应急办'), lesson(2022, '林业站')], is: [lesson(2023, '应急办')] },
    {
      why: 'the same year once: a step that is repeated changes nothing',
      kept: [lesson(2022, '林业站'), lesson(2022, '应急办')],
      is: [lesson(2022, '林业站')],
    },
  ])('keeps $why', async ({ kept, is }) => {
    const lessons = taught(await freshTable());
    for (const one of kept) await lessons.keep(TOWN, 'hash', one);
    expect(await lessons.ofTown(TOWN)).toEqual(is);
  });

  it('of another town are not found', async () => {
    const lessons = taught(await freshTable());
    await lessons.keep(TOWN, 'hash', lesson(2022, '林业站'));
    expect(await lessons.ofTown(townOfMachine('wangjing2'))).toEqual([]);
  });
});
