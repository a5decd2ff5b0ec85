import { RuleError } from '#domain/errors.ts';
import { REGION_NAMES, REGIONS, type Region, regionOf } from '#domain/regions.ts';

/**
 * The region that a person at a terminal names: 华北, 山东, north.
 * @throws RuleError RegionIsWrong, in one line, for what names none
 */
export const readRegion = (text: string): Region => {
  const region = regionOf(text);
  if (region !== null) return region;
  const names = Object.values(REGION_NAMES).join('、');
  throw new RuleError(
    'RegionIsWrong',
    `没有“${text}”这个地区，可用${names}或省名。No such region; give one of ${REGIONS.join(', ')}, or a province.`,
  );
};
