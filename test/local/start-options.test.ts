import { describe, expect, it } from 'vitest';
import { readStartOptions } from '#local/start-options.ts';

describe('the flags of npm start', () => {
  it('have defaults', () => {
    expect(readStartOptions([], '/home/me')).toMatchObject({ port: 8080, seed: 1, data: null, once: false, serve: false, help: false });
  });

  it('mean paths from where the person stands', () => {
    const options = readStartOptions(['--report', 'a/b.txt', '--data', '/d', '--out=o'], '/home/me');
    expect(options).toMatchObject({ report: '/home/me/a/b.txt', data: '/d', out: '/home/me/o' });
  });

  it.each([
    { named: '华北', region: 'north' },
    { named: '山东省', region: 'north' },
    { named: 'northeast', region: 'northeast' },
  ])('take $named for $region', ({ named, region }) => expect(readStartOptions(['--region', named], '/').region).toBe(region));

  it.each([
    { argv: ['--region', '火星'], says: 'No such region' },
    { argv: ['--bogus'], says: '--bogus' },
    { argv: ['stray'], says: 'stray' },
    { argv: ['--port'], says: '--port' },
    { argv: ['--port', '70000'], says: '--port must be a whole number' },
    { argv: ['--port', '8o80'], says: '"8o80"' },
    { argv: ['--year', '1999'], says: '--year' },
    { argv: ['--seed', '-1'], says: '--seed' },
    { argv: ['--once', '--serve'], says: 'Choose one' },
    { argv: ['--until', '2022-06-22', '--serve'], says: 'Choose one' },
    { argv: ['--until', '6月22日'], says: '--until must be a day' },
  ])('refuse $argv in one line', ({ argv, says }) => {
    let message = '';
    try {
      readStartOptions(argv, '/');
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toContain(says);
    expect(message.split('\n')).toHaveLength(1);
  });
});
