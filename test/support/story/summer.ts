import { createHash, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { fieldsIn } from '../a-link.ts';
import { crops, sow } from './grain.ts';
import { headsBut, type LivedTown, PLAN, problemOf } from './lived-town.ts';
import { fillIn, recordBoth } from './routine.ts';

/** June and July: a late barn, an absent head, and soybeans that do not come up to the plan. */
export const summer = (town: () => LivedTown): void => {
  it('20 June: a head goes on leave: for a week the deputy gets the letters and reports, in both names', async () => {
    const { until, as, letters, last } = town();
    await until('2022-06-20');
    const params = { person: 'shengtai@wangjing.example' };
    const { version } = await as('office').must('getOrganization');
    const body = { person: 'wenlv@wangjing.example', from: '2022-06-21', to: '2022-06-24' };
    await as('office').must('nameDeputy', { params, version, body });
    expect(await problemOf(as('office').call('nameDeputy', { params, version, body }))).toBe('412 VersionIsStale');
    await until('2022-06-21');
    const [digest] = await letters({ day: '2022-06-21', to: 'wenlv', kind: 'digest' });
    expect(digest?.text).toMatch(/5\.3[\s\S]*7\.1[\s\S]*7\.2[\s\S]*7\.3/);
    expect(await letters({ day: '2022-06-21', to: 'shengtai' })).toEqual([]);
    const { items } = await fillIn(town(), 'wenlv');
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(['5.3', '7.1', '7.2', '7.3']));
    expect(await last('7.1')).toMatchObject({ by: { person: 'wenlv@wangjing.example', name: '尤申', deputyFor: '蒋寅' } });
  });

  it('21 June: letter and form ask the villages’ figures of their grid, and nothing that would be refused', async () => {
    const { letters, nameOf, task } = town();
    const [digest] = await letters({ day: '2022-06-21', to: 'nongfu', kind: 'digest' });
    const { corn, soy, sorghum } = crops(await task('1.1'));
    expect(digest?.text).toContain(`各村${soy}（村级分解表，亩）`);
    // The corn has reached what was promised of it.
    expect(digest?.text).not.toContain(`各村${corn}`);
    expect(digest?.text).toContain(`本期新增${sorghum}（亩）`);
    const html = await (await fetch(digest!.link)).text();
    const n = (await nameOf('1.1')).slice(-8);
    const asked = Object.keys(fieldsIn(html)).filter((name) => new RegExp(`^${n}\\.m\\d$`).test(name));
    expect(asked).toEqual([`${n}.m3`]);
  });

  it('21 June: the barn will be late: an extension is asked for, and decided by the leader in charge alone', async () => {
    const { until, act, task, letters, last } = town();
    await act('nongfu', 'askExtension', '4.2', { node: '圈舍建成', due: '2022-07-20', reason: '用地备案未办结' });
    await until('2022-06-22');
    const [asked] = await letters({ day: '2022-06-22', to: 'nongye.fuzhenzhang', kind: 'digest' });
    expect(asked?.text).toMatch(/等您审批的延期（1项）[\s\S]*4\.2/);
    const granting = { granted: true, note: '抓紧施工' };
    expect(await problemOf(act('jianshe.fuzhenzhang', 'decideExtension', '4.2', granting))).toBe('403 NotAllowed');
    expect(await problemOf(act('office', 'decideExtension', '4.2', granting))).toBe('422 MoveIsWrong');
    await act('nongye.fuzhenzhang', 'decideExtension', '4.2', granting);
    expect(await task('4.2')).toMatchObject({
      pending: null,
      extensions: [{ node: '圈舍建成', from: '2022-06-30', to: '2022-07-20' }],
      lightReason: expect.stringContaining('已延期1次'),
    });
    expect((await letters({ day: '2022-06-22', kind: 'extension-decided' })).map(({ to }) => to)).toEqual(['nongfu']);
    expect(await last('4.2')).toMatchObject({ by: { role: 'leader', name: '李丁' }, before: { terms: expect.any(Object) } });
  });

  it('24 June: evidence goes up by its own address and comes back as it was; a claim without a village is returned', async () => {
    const { as, nameOf, act, task, letters, last, until } = town();
    await until('2022-06-24');
    expect(await problemOf(act('yingji', 'reportProgress', '7.2', { progress: '不是我单位的事' }))).toBe('403 NotAllowed');
    const bytes = Buffer.from('撂荒地整治验收表：十村合计312亩');
    const params = { task: await nameOf('1.3') };
    const announced = await as('nongfu').must('announceEvidence', {
      params,
      key: randomUUID(),
      body: { name: '验收表.pdf', bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), type: 'application/pdf' },
    });
    const { evidence, upload } = announced.body;
    expect((await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: bytes })).status).toBe(200);
    await act('nongfu', 'reportProgress', '1.3', {
      measures: [{ measure: '整治撂荒地', added: 309 }],
      node: { name: '完成', doneOn: '2022-06-23' },
      evidence: [evidence],
    });
    const found = await fetch(`${town().cloud.url}/v1/tasks/${params.task}/evidence/${evidence}`, {
      headers: { authorization: `Bearer ${await town().cloud.tokenFor('nongye.fuzhenzhang@wangjing.example')}` },
    });
    expect(Buffer.from(await found.arrayBuffer())).toEqual(bytes);
    await act('nongfu', 'claimCompletion', '1.3', {});
    await act('office', 'returnClaim', '1.3', { reason: '缺八柏村验收面积' });
    expect(await letters({ kind: 'returned' })).toMatchObject([{ to: 'nongfu', text: expect.stringContaining('缺八柏村验收面积') }]);
    expect(await task('1.3')).toMatchObject({ state: 'underway', returned: { reason: '缺八柏村验收面积' } });
    await act('nongfu', 'claimCompletion', '1.3', {});
    await act('office', 'verifyClaim', '1.3', {});
    expect(await task('1.3')).toMatchObject({ state: 'completed', light: 'blue', completedOn: '2022-06-24' });
    expect(await last('1.3')).toMatchObject({ move: { kind: 'verify' }, before: { state: 'claimed' } });
  });

  it('24 June: the fields are told by phone, village by village; a supporting office answers what it is asked', async () => {
    const { as, act, task, last } = town();
    const voice = { via: 'phone', onBehalfOf: '农业综合服务中心', reportedBy: '褚子' } as const;
    await sow(
      town(),
      'office',
      { soy: { others: 1486, first: null, target: 201 }, strips: { others: 1120, first: null, target: 150 } },
      voice,
    );
    expect(await last('1.1')).toMatchObject({ move: { kind: 'fill-shares' }, ...voice, by: { role: 'office' } });
    expect((await as('nongfu').must('getDue')).body.items.find(({ id }) => id === '1.1')?.asks ?? []).toEqual([]);
    const ask = { department: '村镇建设办公室', ask: '提供在建工地清单' };
    expect((await as('cunjian').must('getDue')).body.supports).toMatchObject([{ title: expect.any(String), ...ask }]);
    await act('cunjian', 'answerSupport', '8.1', {
      answer: '在建工地6处，清单已送。',
      figures: [{ name: '在建工地', value: 6, unit: '处' }],
    });
    expect((await as('cunjian').must('getDue')).body.supports).toEqual([]);
    expect((await task('8.1')).support).toMatchObject([{ department: '村镇建设办公室', day: '2022-06-24' }]);
    const refused = act('jingfa', 'answerSupport', '8.1', { department: ask.department, answer: '没有' });
    expect(await problemOf(refused)).toBe('403 NotAllowed');
  });

  it('the other forms of the second quarter; one task of rural revival is not reported, and reaches its leader once', async () => {
    const { until, act, task, letters } = town();
    for (const who of headsBut('zhenxing', 'shengtai')) await fillIn(town(), who, { but: ['1.1', '追1'] });
    await fillIn(town(), 'zhenxing', { but: ['2.2'] });
    await act('cunjian', 'reportProgress', '追1', {
      measures: [{ measure: '排查自建房', added: 2318 }],
      node: { name: '完成', doneOn: '2022-06-24' },
    });
    await act('cunjian', 'claimCompletion', '追1', {});
    await act('office', 'verifyClaim', '追1', {});
    await recordBoth(town(), [
      {
        who: 'cunjian',
        department: '村镇建设办公室',
        day: '2022-06-10',
        sentence: '维修八柏村谢家湾道路塌方1处',
        figures: [{ name: '塌方', value: 1, unit: '处' }],
      },
      {
        who: 'dangzheng',
        department: '党政综合办公室',
        day: '2022-06-20',
        sentence: '承办人大代表建议5件',
        figures: [{ name: '代表建议', value: 5, unit: '件' }],
      },
    ]);
    await until('2022-06-28');
    const [missed] = await letters({ day: '2022-06-28', to: 'fushuji', kind: 'digest' });
    expect(missed?.text).toMatch(/没有反馈的（1项）[\s\S]*2\.2/);
    expect(await task('8.2')).toMatchObject({ light: 'red', lightReason: '连续2期未反馈' });
    expect(await letters({ to: 'zhengfa.weiyuan', kind: 'digest' })).toEqual([]);
  });

  it('28 June: a figure of May is corrected, and the history shows both', async () => {
    const { act, task, as, nameOf } = town();
    const { sorghum } = crops(await task('1.1'));
    const measure = async () => (await task('1.1')).measures.find(({ name }) => name === sorghum)!;
    const update = (await measure()).updates.at(-1)!;
    await act('nongfu', 'reportProgress', '1.1', { corrections: [{ measure: sorghum, value: 103, reason: '核实面积', update }] });
    expect(await measure()).toMatchObject({ value: 103, asOf: '2022-05-25', corrected: { corrects: update } });
    const { items } = (await as('nongfu').must('listHistory', { params: { task: await nameOf('1.1') } })).body;
    expect(items.find(({ version }) => version === update)?.after.values[sorghum]).toBe(98);
    expect(items.at(-1)?.after.values[sorghum]).toBe(103);
    const refused = act('nongfu', 'reportProgress', '1.1', {
      corrections: [{ measure: crops(await task('1.1')).soy, value: 2000, reason: '核实' }],
    });
    expect(await problemOf(refused)).toBe('422 ReportIsWrong');
  });

  it('28 June: a review asked for in between prints no total of villages without saying that one is missing', async () => {
    const { as, cloud, task, letters } = town();
    await as('office').must('createReview', { params: { plan: PLAN }, key: randomUUID(), body: {} });
    await cloud.idle();
    expect((await letters({ kind: 'review' })).map(({ day, to }) => `${day} ${to}`)).toEqual(['2022-06-28 ducha']);
    const { asOf, chapters, matrix } = (await as('zhenzhang').must('getReview', { params: { plan: PLAN, revision: '1' } })).body;
    expect([asOf, matrix.length]).toEqual(['2022-06-28', 35]);
    const { text, marks } = chapters.flatMap(({ sentences }) => sentences).find(({ id }) => id === '1.1')!;
    const { soy } = crops(await task('1.1'));
    expect(text).toContain(`${soy}1486亩`);
    expect(marks.map(({ mark, why }) => `${mark} ${why}`)).toContainEqual(expect.stringContaining('合计缺分项'));
  });

  it('5 July: the bulletin of June counts what was told in time, by whom, and what was done', async () => {
    const { until, as, tasks } = town();
    await until('2022-07-05');
    const { feedback, apart, decisions, done, counts, lights, lines } = (
      await as('renda').must('getBulletin', { params: { plan: PLAN, month: '2022-06' } })
    ).body;
    expect(feedback.missing).toEqual([
      { id: '2.2', lead: '乡村振兴办公室' },
      { id: '8.2', lead: '市场监督管理所' },
    ]);
    expect(decisions.find(({ id }) => id === '8.2')?.ask).toBe('请党政办商请市场监督管理所告知进展，定出完成日期。');
    expect(feedback.late).toEqual([]);
    expect(feedback.inTime).toContain('1.1');
    expect(feedback.byOffice).toEqual(['1.1']);
    expect(apart).toMatchObject({ promised: { tasks: 34 }, added: { tasks: 1, blue: 1 } });
    expect(done.map(({ id }) => id)).toEqual(['1.3', '追1']);
    expect(counts.blue + counts.green + counts.yellow + counts.red + counts.grey).toBe(35);
    expect(Object.keys(lights)).toHaveLength((await tasks()).length);
    expect(lines.join('\n')).toContain('8.2');
  });

  it('15 July: the season is over, the starred task red, and the chief is told', async () => {
    const { until, task, letters, act } = town();
    await until('2022-07-15');
    const { soy, strips } = crops(await task('1.1'));
    expect(await task('1.1')).toMatchObject({ light: 'red', lightReason: expect.stringMatching(`${soy}|${strips}`) });
    // Before, the corn: ten workdays after its season 4300 of 6000亩 were told.
    const told = await letters({ to: 'zhenzhang', kind: 'digest' });
    expect(told.filter(({ text }) => /请您协调[\s\S]*1\.1/.test(text)).map(({ day }) => day)).toEqual(['2022-05-18', '2022-07-15']);
    await until('2022-07-25');
    await act('nongfu', 'reportProgress', '4.2', { node: { name: '圈舍建成', doneOn: '2022-07-19' } });
    await sow(town(), 'nongfu', { soy: { others: 1817, first: 210, target: 201 }, strips: { others: 1112, first: 100, target: 150 } });
    const { measures, light, lightReason } = await task('1.1');
    expect(measures.map(({ value }) => value)).toEqual([6038, 2027, 1212, 103]);
    expect([light, lightReason]).toEqual(['yellow', expect.stringContaining(`${strips} 1212 / 1500亩`)]);
  });
};
