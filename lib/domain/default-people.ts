import type { Department, Person, Role } from './town.ts';

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜';
const GIVEN = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥元亨利贞';

/** The nth made-up name, 赵甲, 钱乙, …: plainly nobody's. */
const nameOf = (n: number): string =>
  `${SURNAMES[n % SURNAMES.length]}${GIVEN[n % GIVEN.length]}${n >= SURNAMES.length ? GIVEN[(n * 7) % GIVEN.length] : ''}`;

const numbered = (stem: string, i: number): string => `${stem}${String(i + 1).padStart(2, '0')}`;

/**
 * People for a town that gave none: an office clerk, the chief, one leader for each post in charge, a head for each department.
 * Addresses end in `.example`, which no mail server delivers; a department's own address is its head's.
 *
 * @param town a name for addresses, ASCII: 'wangjing'
 */
export const defaultPeople = (departments: readonly Department[], town: string): Person[] => {
  const domain = `${town}.example`;
  const leaders = [...new Set(departments.map(({ leader }) => leader).filter((leader) => leader !== ''))];
  const chief = leaders.find((leader) => /^(?:镇长|乡长|主任|县长|区长)$/.test(leader)) ?? '镇长';
  const inCharge = (leader: string): string[] => departments.filter((one) => one.leader === leader).map((one) => one.name);
  const posts: readonly { post: string; email: string; role: Role; departments: string[] }[] = [
    { post: '督查员', email: `office@${domain}`, role: 'office', departments: [] },
    { post: chief, email: `zhenzhang@${domain}`, role: 'chief', departments: inCharge(chief) },
    ...leaders
      .filter((leader) => leader !== chief)
      .map((leader, i) => ({ post: leader, email: `fenguan${i + 1}@${domain}`, role: 'leader' as const, departments: inCharge(leader) })),
    ...departments.map(({ name, email }, i) => ({
      post: `${name}负责人`,
      email: email || `${numbered('bumen', i)}@${domain}`,
      role: 'head' as const,
      departments: [name],
    })),
  ];
  return posts.map((post, i) => ({ id: post.email.toLowerCase(), name: nameOf(i), ...post, deputy: null }));
};
