/** Verbs with which a report names work that an office can be asked to report on. */
const ACTS =
  '完成|推进|推动|推行|推广|实施|开展|加强|强化|落实|落细|完善|健全|建立|建好|建设|建成|新建|改建|扩建|新改建|改扩建|新修|改造|深化|抓好|抓实|抓牢|抓紧|抓细|做好|做实|做强|做优|做大|做精|做细|' +
  '培育|培养|培训|培优|发展|打造|打好|打通|打赢|打响|打击|创建|创新|争创|提升|提高|优化|加快|加大|加密|统筹|巩固|拓展|拓宽|延伸|严控|严防|严守|严抓|严打|严管|严格|严禁|严肃|严厉|整治|整合|整改|整理|排查|化解|规范|' +
  '管好|用好|守好|守牢|守住|护好|组织|举办|办好|办理|开办|承办|引进|招引|招商|谋划|储备|争取|支持|扶持|鼓励|引导|保障|改善|压实|压减|压缩|控制|管控|管住|稳定|稳住|稳步|稳妥|扩大|扩种|增加|增强|新增|净增|增设|增补|' +
  '出栏|硬化|治理|保护|修复|修缮|维修|清理|清运|清零|监督|检查|巡查|巡护|宣传|普及|编制|制定|启动|投资|投入|履行|执行|贯彻|坚持|坚守|纠治|纠正|防范|防止|防治|遏制|杜绝|消除|解决|帮助|帮扶|帮办|关心|关爱|关注|转移|促进|' +
  '配合|配齐|配强|畅通|协调|对接|盘活|流转|种植|栽植|新栽|播种|复耕|养殖|安装|架设|铺设|配套|补齐|补强|兑现|发放|征缴|征收|参保|接种|储蓄|选派|选优|选树|调整|兜牢|兜住|织密|筑牢|夯实|用活|激活|激发|释放|唱响|擦亮|' +
  '壮大|延长|延链|补链|强链|示范|试点|申报|认定|跟踪|服务|便利|简化|精简|减少|降低|节约|过紧日子|公开|接受|自觉|听取|报告|督查|督促|督办|考核|通报|评比|奖励|表彰|监测|预警|演练|值守|搬迁|安置|拆除|拆迁|腾退|绿化|亮化|美化|' +
  '净化|植树|造林|保洁|分类|收集|收缴|清收|清欠|盘点|摸清|摸排|研判|走访|慰问|救助|资助|管理|管护|运营|维护|养护|疏浚|清淤|加固|升级|提档|提质|提速|扩容|盘|攻坚|突破|达到|实现|确保|力争|立足|集中|聚力|把好|当好|挖掘|传承|弘扬|繁荣|丰富|融入|参与|提倡|倡导|营造|树立|构建|形成|探索|创优|全覆盖|聘请|聘用|招募|购置|添置|更换|更新|建强|理顺|理清|明确|细化|紧盯|紧抓|抢抓|抓住|依托|突出|聚焦|推出|推介|开发|开通|开工|竣工|投用|招聘|吸纳|吸引|接待|承接|对标|争当|深耕|深入|持续|防控|防汛|备足|备好|维持|维护|保持|保证|守护|调解|调处|调优|调控|出台|报送|签订|签约|设立|设置|成立|组建|扎实|做深|做到';

/** Words that may stand before the verb. */
const BEFORE =
  /^(?:我们|全镇|全乡|全县|全市|全街道|各级|各村|各部门|镇村|今年|明年|全年|年内|来年|同时|此外|另外|并且|并|还|还要|再|将|要|须|必须|应|应当|继续|持续|不断|进一步|深入|扎实|切实|认真|积极|大力|全力|着力|努力|坚决|坚定|坚持|全面|全域|全程|有序|稳步|稳妥|科学|主动|充分|有效|高效|高位|高标准|高质量|严格|从严|从紧|从快|依法|依规|加快|尽快|抓紧|逐步|逐一|逐项|适时|及时|定期|常态|常态化|经常性|经常|动态|精准|精心|统筹|同步|分类|分批|分级|因地制宜|毫不松懈|毫不动摇|慎终如始|持之以恒|久久为功|一以贯之|逗硬|层层|牢牢|狠|更加|平稳|优先|重点|突出|力争|争取|确保|整村|按时|按期|如期|率先|其中|和|与|更好地?|[地的、，,“”"‘’])/;

/** Openings behind which the verb stands later in the clause. */
const OPENED =
  /^(?:通过|对|对于|在|围绕|依托|结合|按照|根据|针对|以.{1,24}为|把.{1,24}|将.{1,24}|由|从|向|为|紧紧围绕|立足|借助|利用|充分利用|发挥|抢抓|抓住)/;

const ACT_AT_HEAD = new RegExp(`^(?:${ACTS})`);
const ACT_ANYWHERE = new RegExp(ACTS);

/** The clause without adverbs, modals and subjects such as 我们 before its verb. */
export const withoutAdverbs = (clause: string): string => {
  let rest = clause;
  for (let i = 0; i < 8; i++) {
    const before = BEFORE.exec(rest);
    if (!before) break;
    rest = rest.slice(before[0].length);
  }
  return rest;
};

/** Whether a clause begins, behind its adverbs, with a verb of work. @example startsWithAct('切实做好疫情防控') //=> true */
export const startsWithAct = (clause: string): boolean => {
  const head = clause.slice(0, 60);
  return ACT_AT_HEAD.test(head) || ACT_AT_HEAD.test(withoutAdverbs(head)) || (OPENED.test(head) && ACT_ANYWHERE.test(head.slice(2)));
};

const ONLY_ACTS = new RegExp(`^(?:(?:${ACTS}){1,2}|[一-龥]?)$`);

/** Whether words are nothing but verbs of work. @example isOnlyActs('新建') //=> true */
export const isOnlyActs = (words: string): boolean => words.length <= 8 && ONLY_ACTS.test(withoutAdverbs(words));
