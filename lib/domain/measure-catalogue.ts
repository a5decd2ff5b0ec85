/** A number that offices are used to report on a subject, with its unit. */
export interface CatalogueMeasure {
  readonly name: string;
  readonly unit: string;
}

/** What is usually counted where one of `words` stands; the first entry that matches most counts first. */
export interface CatalogueEntry {
  readonly words: readonly string[];
  readonly measures: readonly CatalogueMeasure[];
  /** Its words stand in many works, and count only where no other entry speaks: 干部 who settle disputes are not trained. */
  readonly general: boolean;
}

const entry = (words: string, ...measures: readonly string[]): CatalogueEntry => ({
  words: words.split(' '),
  measures: measures.map((one) => {
    const [name, unit] = one.split('/') as [string, string];
    return { name, unit };
  }),
  general: false,
});

const general = (words: string, ...measures: readonly string[]): CatalogueEntry => ({ ...entry(words, ...measures), general: true });

/** Measures by the work that they count, the special before the general: what a town's offices put in such reviews. */
export const MEASURE_CATALOGUE: readonly CatalogueEntry[] = [
  entry('非农化 非粮化 耕地保护责任制 田长制 违法占耕', '图斑整改/宗', '巡查/次', '新增违法占耕/宗'),
  entry('撂荒 撂荒地 复耕', '整治撂荒地/亩'),
  entry('可用耕地 后备资源', '可用耕地/亩', '后备资源/亩'),
  entry('耕地红线 耕地保护 永久基本农田', '耕地保有量/亩', '责任书签订/份'),
  entry('高标准农田', '新建高标准农田/亩'),
  entry('粮食 玉米 大豆 水稻 小麦 油菜 播种', '播种面积/亩', '产量/吨'),
  entry('集体经济 集体资产', '村集体经济收入/万元', '收入达标村/个'),
  entry('茶叶 茶园 水果 果园 果蔬 蔬菜 花椒 中药材 特色产业 支柱产业', '产值/万元', '管护面积/亩'),
  entry('生猪 肉牛 肉羊 畜牧 养殖 家禽', '出栏/头', '存栏/头'),
  entry('动物防疫 动物疫病 非洲猪瘟', '免疫/头（只）', '巡查/次'),
  entry('农产品 合作社 家庭农场 品牌', '新增经营主体/个', '农产品认证/个'),
  entry('返贫 监测户 监测对象 四个不摘', '新识别监测户/户', '消除风险/户', '帮扶措施/条'),
  entry('大走访 走访', '走访/户次', '解决问题/件'),
  entry('易地搬迁 易迁 易地扶贫搬迁', '搬迁户务工/人', '公益性岗位/人'),
  entry('就业 技能培训 转移就业 务工', '培训/人次', '转移就业/人'),
  entry('疫苗 接种', '接种/人次', '接种率/%'),
  entry('疫情 防疫 人物同防', '检查场所/家次', '管控服务/人次'),
  entry('家庭医生 慢性病 公共卫生 健康管理 健康教育 健康服务 健康档案 健康乡镇 健康中国', '签约服务/人', '体检/人次'),
  entry('厕所 户厕 改厕', '新建改造卫生厕所/户'),
  entry('垃圾', '清运垃圾/吨', '分类投放点/处'),
  entry('污水', '处理污水/吨', '管网/公里'),
  entry('人居环境 村容村貌', '集中整治/场次', '清理垃圾/吨'),
  entry('危房 农房', '改造农房/户'),
  entry('老旧小区 棚户区', '改造/户'),
  entry('公路 道路 通组路', '硬化道路/公里', '管护道路/公里'),
  entry('饮水 供水 自来水', '受益/人', '管网/公里'),
  entry('规划', '编制规划/个'),
  entry('征地 拆迁 征收', '征收/户', '征地/亩'),
  entry('养老保险 医保 参保 两保', '养老保险参保/人', '医保参保/人'),
  entry('一老一小 留守 困境儿童 孤儿 未成年人 养老服务 残疾', '关爱对象/人', '活动/场次', '救助/人次'),
  entry('低保 救助 特困', '救助/人次', '发放资金/万元'),
  entry('退役军人 双拥 优抚', '走访慰问/人次', '帮助解决问题/件'),
  entry('村小 校点 学校布局', '调整校点/个', '涉及学生/人'),
  general('教育 学校 教师 学生', '培训教师/人次', '受益学生/人'),
  entry('五烧 秸秆 禁烧 焚烧', '火点通报/起', '劝导/起', '巡查/次'),
  entry('环保督察 环保不达标', '问题整改/个', '巡查/次'),
  entry('河长 河湖长 巡河 河道 清河', '巡河/次', '清理河道/公里', '问题整改/个'),
  entry('森林防灭火 森林防火 森林火灾', '森林火灾/起', '护林员/名', '培训/场次'),
  entry('林长 造林 植树 绿化', '造林/亩', '巡林/次'),
  entry('污染防治 空气 大气 环境保护 生态环境', '处置问题/件', '宣传/场次'),
  entry('防汛 抗旱 地质灾害 避险', '隐患点排查/处', '演练/场次', '转移/人次'),
  entry('应急演练 演练', '演练/场次', '较大以上事故/起'),
  entry('防溺水 用电用气 烤火 安全常识 安全知识', '宣传/场次', '警示牌/块'),
  entry('安全生产 隐患 消防 燃气', '检查/家次', '隐患发现/个', '隐患整改/个'),
  entry('食品 药品 后厨 餐饮', '检查餐饮单位/家次', '整改/家'),
  entry('信访回头看 回头看', '回头看/件'),
  entry('零报告 值班', '值班/次', '零报告/期'),
  entry('矛盾纠纷 调解 积案', '排查矛盾纠纷/件', '化解/件', '积案化解/件'),
  general('信访', '排查矛盾纠纷/件', '化解/件', '积案化解/件'),
  entry('诈骗 反诈 扫黑 禁毒 普法 治安', '宣传/场次', '国家反诈中心APP安装/人次', '发案/起'),
  entry('网格', '网格事件办理/件', '走访/户次'),
  entry('作风 大整顿 庸懒散', '问题查摆/个', '问题整改/个'),
  entry('四风 八项规定 从严治党 廉政 不正之风', '监督检查/次', '通报/人'),
  entry('三公 一般性支出 过紧日子', '三公支出/万元', '一般性支出/万元'),
  general('财政 预算 税收', '财政收入/万元', '财政支出/万元'),
  entry('债务', '化解债务/万元'),
  entry('人大代表建议 代表建议 提案', '办结建议/件', '满意/件'),
  entry('文化 文艺 体育活动 体育赛事 全民健身', '文化活动/场次', '参与群众/人次'),
  entry('旅游 景区', '接待游客/人次', '旅游收入/万元'),
  entry('移风易俗 文明', '宣传/场次', '劝导/起'),
  entry('政务服务 便民 一窗 代办 最多跑一次', '办理事项/件', '代办/件'),
  entry('招商 引资 签约', '签约项目/个', '到位资金/万元'),
  general('项目', '开工项目/个', '完成投资/万元'),
  general('企业 工业 营商环境', '走访企业/家次', '解决问题/件'),
  entry('电商 商贸 物流 消费', '销售额/万元', '新增市场主体/户'),
  general('干部 队伍 培训', '培训/人次'),
  general('宣传', '宣传/场次', '发放资料/份'),
  general('排查 检查 巡查', '检查/次', '问题整改/个'),
];
