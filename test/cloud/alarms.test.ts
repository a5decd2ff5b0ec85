import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COUNTS } from '#cloud/metrics.ts';
import { synthesized } from '../support/synthesized.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const template = synthesized({ operators: 'a@example.org,b@example.org' });
const alarms = template.ofType('AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);

/** Chapters of the runbook: GitHub's anchor of the heading → its text. */
const chapters = new Map(
  readFileSync(join(root, 'docs/runbook.md'), 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((chapter) => [chapter.slice(0, chapter.indexOf('\n')).toLowerCase().replaceAll(' ', '-'), chapter]),
);

describe('alarms', () => {
  it.each(alarms.map(({ AlarmDescription }) => ({ text: AlarmDescription as string })))('$text', ({ text }) => {
    const chapter = chapters.get(/docs\/runbook\.md#([a-z-]+)$/.exec(text)?.[1] ?? '');
    for (const part of ['### Description', '### Investigate', '### Resolve']) expect(chapter).toContain(part);
  });

  it('are eleven: one more wants a chapter and a price', () => {
    expect(alarms).toHaveLength(11);
  });

  it('reach every operator', () => {
    expect(template.ofType('AWS::SNS::Subscription').map(([, { Properties }]) => Properties.Endpoint)).toEqual([
      'a@example.org',
      'b@example.org',
    ]);
    for (const { AlarmActions } of alarms) expect(AlarmActions).toHaveLength(1);
  });

  it('are told when nobody looked at the daily run', () => {
    const { TreatMissingData } = alarms.find(({ AlarmDescription }) => AlarmDescription.includes('#daily-run-missing')) ?? {};
    expect(TreatMissingData).toBe('breaching');
  });
});

describe('figures counted from the log', () => {
  const sources = ['lib/runtime', 'functions'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  );

  it.each(Object.values(COUNTS))('"$message" is a line that somebody writes', ({ message }) => {
    expect(sources.some((source) => source.includes(`'${message}'`))).toBe(true);
  });
});
