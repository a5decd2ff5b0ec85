import { describe, expect, it } from 'vitest';
import { linkBaselines } from '#domain/link-baselines.ts';
import { readBaselines } from '#domain/read-baselines.ts';

const tasks = [
  { id: '1.1', text: '全面完成玉米种植面积6000亩。', targets: [] },
  { id: '4.2', text: '继续稳定生猪出栏量，大力发展肉牛产业。', targets: [] },
  { id: '7.3', text: '加大土壤污染防治，严格落实森林防灭火工作要求，守护生态林地资源。', targets: [] },
  { id: '8.1', text: '深入开展安全生产大检查，加大隐患排查，在汛期及森林防灭火等重点时段严格执行24小时值班。', targets: [] },
  { id: '9.4', text: '从严打击防范电信网络诈骗。', targets: [] },
  { id: '10.2', text: '严格落实中央八项规定精神，持之以恒纠“四风”。', targets: [] },
];

const taskOf = (text: string) =>
  linkBaselines(readBaselines(text, [{ title: '', start: 0, end: text.length }]), tasks).map(({ task }) => task);

describe('linkBaselines', () => {
  it.each([
    { text: '种植玉米5800亩。', task: ['1.1'], why: 'the thing counted' },
    { text: '年出栏生猪超1.9万头，山羊400余只。', task: ['4.2', null], why: 'goats are not named, though the sentence is about the task' },
    { text: '安装国家反诈中心APP 560人次。', task: ['9.4'], why: 'the same subject in other words' },
    { text: '二是森林防灭火常抓常管。聘用护林员28名。', task: ['7.3'], why: 'a season named in 8.1 is not its work' },
    { text: '一是抓实安全生产工作。对商店进行隐患排查，排查问题16个。', task: ['8.1'], why: 'the theme and the sentence' },
    { text: '开展正风肃纪专项监督检查5次。', task: ['10.2'], why: 'the subject' },
    { text: '二是森林防灭火常抓常管。设立检查卡口10个。', task: ['7.3'], why: 'what is counted for the work that the theme names' },
    { text: '二是防溺水常抓不懈。竖立警示标牌20块。', task: [null], why: 'the same thing for another work' },
    { text: '开展正风肃纪监督检查5次，通报12人。', task: ['10.2', '10.2'], why: 'what is counted for the work that the sentence names' },
    { text: '开展自然灾害普查房屋7327栋。', task: [null], why: 'a word of many works' },
    { text: '发放严重精神障碍患者监护补助11.94万元。', task: [null], why: 'the same subject, another thing' },
    { text: '实施安防工程8公里。', task: [null], why: 'the same subject, another thing' },
    { text: '一是抓实安全生产工作。兑付财政补贴700万元。', task: [null], why: 'the theme is not enough' },
    { text: '出生人口108人。', task: [null], why: 'no task of the plan' },
    { text: '维修管道5千米。', task: [null], why: 'no task of the plan' },
  ])('$text ($why)', ({ text, task }) => expect(taskOf(text)).toEqual(task));

  const promised = (metric: string, unit: string, text: string) => [
    {
      id: '3.1',
      text,
      targets: [{ metric, unit, comparison: '=' as const, value: 1, valueMax: null, within: null, place: null, by: null }],
    },
  ];
  it.each([
    { last: '整治山坪塘7口。', plan: promised('整治病险山坪塘', '口', '整治病险山坪塘5口。'), task: '3.1', why: 'the very metric' },
    { last: '发展柑橘1500亩。', plan: promised('柑橘', '亩', '管好现有柑橘3800亩。'), task: null, why: 'what came new, what is there' },
    { last: '完成投资9600万元。', plan: promised('投资', '元', '投资320万元改善学校供暖。'), task: null, why: 'a noun of any work' },
    { last: '新增柑橘1500亩。', plan: promised('柑橘', '亩', '新发展柑橘800亩。'), task: '3.1', why: 'both new' },
  ])('$last is $task of $plan.0.text ($why)', ({ last, plan, task }) =>
    expect(linkBaselines(readBaselines(last, [{ title: '', start: 0, end: last.length }]), plan)[0]!.task).toBe(task),
  );

  it('gives a noun of any work to the task of the figure before it', () => {
    const last = '实施重点项目118个，完成投资96.5亿元。';
    const [first] = promised('重点项目', '个', '实施重点项目126个，年度完成投资105亿元。');
    const plan = [{ ...first!, targets: [...first!.targets, { ...first!.targets[0]!, metric: '投资', unit: '元' }] }];
    expect(linkBaselines(readBaselines(last, [{ title: '', start: 0, end: last.length }]), plan).map(({ task }) => task)).toEqual([
      '3.1',
      '3.1',
    ]);
  });

  it('gives figures without the words round them', () => {
    const [linked] = linkBaselines(readBaselines('种植玉米5800亩。', [{ title: '', start: 0, end: 9 }]), tasks);
    expect(linked).toEqual({ metric: '种植玉米', value: 5800, unit: '亩', start: 4, end: 9, chapter: 1, task: '1.1' });
  });

  it('links nothing to a plan without tasks', () =>
    expect(linkBaselines(readBaselines('种植玉米5800亩。', [{ title: '', start: 0, end: 9 }]), [])[0]!.task).toBeNull());
});
