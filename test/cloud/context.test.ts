import { describe, expect, it } from 'vitest';
import { CHINA, synthesized } from '../support/synthesized.ts';

describe('the context', () => {
  it.each(['issuer', 'audience', 'smtpUrl', 'publicUrl'])('names %s when China lacks it', (key) => {
    expect(() => synthesized({ ...CHINA, [key]: '' })).toThrow(`The partition aws-cn needs the context key "${key}": `);
  });

  it.each([
    {
      why: 'a partition that is none of ours',
      context: { partition: 'aws-us-gov' },
      message: 'must be "aws" or "aws-cn", not "aws-us-gov"',
    },
    { why: 'an issuer without audience', context: { issuer: 'https://id.example.org' }, message: '"audience" is needed with "issuer"' },
    {
      why: 'a schedule without expression',
      context: { schedules: { redeliver: '' } },
      message: 'lacks an expression for "daily-reminders"',
    },
  ])('refuses $why', ({ context, message }) => {
    expect(() => synthesized(context)).toThrow(message);
  });

  it('gives the schedules their expressions, in the zone of the town', () => {
    const schedules = synthesized().ofType('AWS::Scheduler::Schedule');
    expect(
      schedules.map(([, { Properties }]) => [
        JSON.parse(JSON.stringify(Properties.Target.Input)).toString(),
        Properties.ScheduleExpression,
        Properties.ScheduleExpressionTimezone,
      ]),
    ).toEqual([
      ['{"machine":"daily-reminders","at":"<aws.scheduler.scheduled-time>"}', 'cron(30 8 * * ? *)', 'Asia/Shanghai'],
      ['{"machine":"monthly-bulletin","at":"<aws.scheduler.scheduled-time>"}', 'cron(40 8 1-20 * ? *)', 'Asia/Shanghai'],
      ['{"machine":"year-end-review","at":"<aws.scheduler.scheduled-time>"}', 'cron(50 8 * 1,12 ? *)', 'Asia/Shanghai'],
      ['{"at":"<aws.scheduler.scheduled-time>"}', 'rate(15 minutes)', 'Asia/Shanghai'],
      ['{"at":"<aws.scheduler.scheduled-time>"}', 'cron(0 10 * * ? *)', 'Asia/Shanghai'],
    ]);
  });

  it('lets only those who send letters know how, and may use SES only where it is', () => {
    const sesIn = (context: Record<string, unknown>): string[] =>
      synthesized(context)
        .ofType('AWS::IAM::Policy')
        .filter(([, policy]) => JSON.stringify(policy).includes('ses:SendEmail'))
        .map(([id]) => id.slice(0, id.indexOf('Role')));
    expect(sesIn({})).toEqual(['DeliverLetters', 'Redeliver']);
    expect(sesIn(CHINA)).toEqual([]);
  });

  it('hands them the address of a sender that is given with a name', () => {
    const functions = synthesized({ sender: '督查办 <plan@town.example>' }).ofType('AWS::Lambda::Function');
    const senders = functions.flatMap(([, { Properties }]) => Properties.Environment?.Variables?.SENDER ?? []);
    expect(senders).toEqual(['plan@town.example', 'plan@town.example']);
  });
});
