/** The town, plan and task of which all examples tell. */
export const TOWN = 'wangjing';
export const PLAN = 'wangjing-2022';
export const N = '007';
export const TASK = `${PLAN}-${N}`;

export const AGRICULTURE = '农业综合服务中心';
export const VILLAGES = '村镇建设办公室';
export const LEADER = '分管农业副镇长';

/** The part of the report of which the examples tell, and where it stands. */
export const CORN = '全年种植玉米6000亩、大豆2010亩，稳定生猪出栏量。';
export const LAND = '开展撂荒地整治行动，摸清底数。';
export const ADDRESS = '各位代表！';
