import { describe, expect, it } from 'vitest';
import { yearProgress } from '#local/year-progress.ts';

const at = (text: string): number => Date.parse(text);
const FROM = at('2022-02-28T09:00:00+08:00');
const TO = at('2023-02-28T09:00:00+08:00');

const progressOn = (isTTY: boolean) => {
  let written = '';
  const stream = { isTTY, columns: 80, write: (text: string) => (written += text) };
  return { progress: yearProgress(FROM, TO, stream as unknown as NodeJS.WriteStream), written: () => written };
};

describe('how far the year has come', () => {
  it('is a line a month where nobody watches', () => {
    const { progress, written } = progressOn(false);
    for (const day of ['2022-02-28', '2022-03-01', '2022-03-31', '2022-04-01']) progress.at(at(`${day}T08:30:00+08:00`));
    progress.end();
    expect(written()).toBe('2022-02\n2022-03\n2022-04\n');
  });

  it('names a month in which nobody acts', () => {
    const { progress, written } = progressOn(false);
    for (const day of ['2022-10-31', '2022-12-01', '2023-01-05']) progress.at(at(`${day}T08:30:00+08:00`));
    expect(written()).toBe('2022-10\n2022-11\n2022-12\n2023-01\n');
  });

  it('counts China’s months: the last evening of March in Greenwich is April', () => {
    const { progress, written } = progressOn(false);
    progress.at(at('2022-03-31T15:59:00Z'));
    progress.at(at('2022-03-31T16:00:00Z'));
    expect(written()).toBe('2022-03\n2022-04\n');
  });

  it('is a bar on a terminal, with the day, and the terminal is left as it was', () => {
    const { progress, written } = progressOn(true);
    expect(written()).toContain('2022-02-28');
    expect(written()).toContain(' 0%');
    progress.at(at('2023-02-28T09:00:00+08:00'));
    progress.end();
    expect(written()).toContain('2023-02-28');
    expect(written()).toContain('100%');
    // The cursor hidden at first is shown again.
    expect(written().lastIndexOf('\u001b[?25h')).toBeGreaterThan(written().lastIndexOf('\u001b[?25l'));
  });

  it('is never less than nothing, when a kept clock stands before the beginning', () => {
    const { progress, written } = progressOn(true);
    progress.at(FROM - 86_400_000);
    progress.end();
    expect(written()).not.toMatch(/-\d+%/);
  });
});
