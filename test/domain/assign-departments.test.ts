import { describe, expect, it } from 'vitest';
import { assigner } from '#domain/assign-departments.ts';
import { DEFAULT_DEPARTMENTS } from '#domain/default-departments.ts';
import { type Department, STANDING } from '#domain/town.ts';

const department = (name: string, duties: string, aliases: readonly string[] = []): Department => ({
  name,
  duties,
  aliases,
  leader: '',
  email: '',
  relation: 'internal',
  ...STANDING,
});
const assign = assigner(DEFAULT_DEPARTMENTS);
const leadOf = (text: string, areaTitle = '') => assign({ text, areaTitle }).lead;

describe('assigner over the default directory', () => {
  it.each([
    { text: '完成玉米种植面积6000亩。', lead: '农业综合服务中心', why: 'grain' },
    { text: '促进贫困人口转移就业，帮助脱贫户稳定增收。', lead: '乡村振兴办公室', why: '脱贫 decides, though 就业 stands beside' },
    { text: '城镇新增就业3800人。', lead: '社会事务办公室', why: 'jobs of anybody else' },
    { text: '持续推进新冠疫苗接种。', lead: '卫生健康办公室', why: 'vaccination' },
    { text: '持续推进农村“厕所革命”。', lead: '村镇建设办公室', why: 'quotation marks part no word' },
    { text: '抓实森林防灭火，新增护林员6名。', lead: '应急管理办公室', why: 'the directory gives forest fires to 应急' },
    { text: '植树造林350亩。', lead: '生态环境和自然资源办公室', why: 'but woods to 生态' },
    { text: '小型农田水利工程：清淤沟渠22公里。', lead: '农业综合服务中心', why: 'waters of the fields' },
    { text: '畅通信访渠道。', lead: '信访办公室', why: '通信 in 畅通信访 is no word' },
    { text: '从严控制“三公”经费。', lead: '财政所', why: 'money' },
    { text: '单位地区生产总值能耗下降3.2%。', lead: '生态环境和自然资源办公室', why: 'energy, not product' },
  ])('$text → $lead ($why)', ({ text, lead }) => expect(leadOf(text)).toBe(lead));

  it('takes an item of the duties as named by a longer word that holds it', () => {
    const assignHere = assigner([department('生态环境分局', '大气污染防治、减排'), department('发改委', '能耗、价格')]);
    expect(assignHere({ text: '单位GDP能耗下降3%。', areaTitle: '' }).lead).toBe('发改委');
  });

  it('tells projects from bringing in investors', () => {
    const assignHere = assigner([department('商务局', '招商引资、外贸'), department('发改委', '重点项目、固定资产投资')]);
    expect(assignHere({ text: '加快推进抽水蓄能电站前期工作。', areaTitle: '' }).lead).toBe('发改委');
    expect(assignHere({ text: '外出招商12次。', areaTitle: '' }).lead).toBe('商务局');
  });

  it('lets the object of the work outweigh the title of the area', () =>
    expect(leadOf('抓好秸秆禁烧。', '做优现代农业，推动富民增收')).toBe('生态环境和自然资源办公室'));

  it('lets the title decide when the text says nothing', () =>
    expect(leadOf('毫不松懈，压实责任。', '常态化抓好疫情防控')).toBe('卫生健康办公室'));

  it('tells no word that stands in another', () => {
    const words = assign({ text: '保护耕地，落实耕地保护，守住耕地红线。', areaTitle: '' }).reason.split('、');
    expect(words).not.toContain('耕地');
    expect(words.length).toBeGreaterThan(0);
  });

  it('tells the words that decided', () => expect(assign({ text: '完成玉米种植面积6000亩。', areaTitle: '' }).reason).toContain('玉米'));

  it('asks the office about what nobody answers for', () =>
    expect(assign({ text: '久久为功。', areaTitle: '' })).toEqual({
      lead: '党政综合办公室',
      leader: '党委副书记',
      supporting: [],
      asks: [],
      confidence: 0.1,
      open: true,
      reason: '没有与职责相符的词',
    }));

  it('is open where two departments have as good a claim', () => {
    const { open, confidence, supporting } = assign({ text: '做好垃圾和秸秆。', areaTitle: '' });
    expect({ open, sure: confidence >= 0.85 }).toEqual({ open: true, sure: false });
    expect(supporting).not.toEqual([]);
  });

  it('is sure where one has', () => expect(assign({ text: '推进厕所革命和垃圾分类。', areaTitle: '' }).confidence).toBeGreaterThan(0.9));
});

describe('assigner over another directory', () => {
  const assignHere = assigner([
    department('综合办公室', '机关日常运转、党建'),
    department('农业农村办', '粮食、森林防灭火、征兵'),
    department('规划建设办', '道路、垃圾'),
  ]);
  it.each([
    { text: '严格落实森林防灭火要求。', lead: '农业农村办', why: 'as the duties of this town say' },
    { text: '高质量完成征兵任务。', lead: '农业农村办', why: 'an item of the duties that no lexicon needs to know' },
    { text: '大力发展生猪养殖。', lead: '农业农村办', why: 'the field, where no duty names the subject' },
    { text: '实施饮水安全工程。', lead: '规划建设办', why: 'the field again' },
    { text: '开展文化下乡活动。', lead: '综合办公室', why: 'nobody: the first' },
  ])('$text → $lead ($why)', ({ text, lead }) => expect(assignHere({ text, areaTitle: '' }).lead).toBe(lead));
});

describe('offices named in the sentence', () => {
  const towns = [
    department('应急管理办公室', '安全生产', ['应急办']),
    department('平安法治办公室', '治安', ['派出所']),
    department('村镇建设办公室', '城市管理、拆迁', ['城建办']),
    department('生态环境和自然资源办公室', '污染防治'),
  ];
  const assignHere = assigner(towns);
  it.each([
    {
      text: '由应急办牵头，派出所、供电所配合，开展检查。',
      lead: '应急管理办公室',
      supporting: ['平安法治办公室'],
      sure: 0.98,
      why: 'aliases',
    },
    { text: '植树。（责任科室：应急管理办）', lead: '应急管理办公室', supporting: [], sure: 0.93, why: 'the same without 公室' },
    { text: '改造。（责任科室：城市建设办）', lead: '村镇建设办公室', supporting: [], sure: 0.93, why: '城建办 abbreviates it' },
    { text: '开发。（责任科室：自然资源所）', lead: '生态环境和自然资源办公室', supporting: [], sure: 0.85, why: 'within a longer name' },
    { text: '安置。（责任科室：征收办）', lead: '村镇建设办公室', supporting: [], sure: 0.7, why: 'by the duties of that name' },
  ])('$text → $lead ($why)', ({ text, lead, supporting, sure }) => {
    const assigned = assignHere({ text, areaTitle: '' });
    expect(assigned).toMatchObject({ lead, supporting, confidence: sure, open: false });
    expect(assigned.reason).toContain('文中写明');
  });

  it('is open when the directory has no such office', () =>
    expect(assignHere({ text: '由老干局牵头，做好污染防治。', areaTitle: '' })).toMatchObject({
      lead: '生态环境和自然资源办公室',
      open: true,
    }));
});
