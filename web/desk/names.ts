import type { components } from '../shared/api/openapi.ts';

type Order = components['schemas']['OrderView'];

/** How the desks call what the service tells by a word of its own. */
export const WAVE_NAMES: Record<NonNullable<Order['wave']>, string> = {
  chosen: '点名律师',
  pool: '抢单池',
  duty: '值班律师',
  bureau: '司法局派单',
};
export const STATUS_NAMES: Record<Order['status'], string> = {
  waiting: '等待接单',
  active: '咨询中',
  completed: '已办结',
  cancelled: '已取消',
};
export const MODE_NAMES: Record<Order['mode'], string> = { online: '线上', offline: '上门' };
export const TIER_NAMES = { primary: '主班', standby: '备班' } as const;

const END_REASONS: Record<string, string> = {
  completed: '办结',
  transferred: '转办',
  board_corrected: '更正板块',
  silence: '超时未首答',
  missed: '错过上门时间',
  licence: '律师停止执业',
};

/** Why a segment ended, in words. */
export const endReason = (reason: string | null): string =>
  reason === null ? '' : (END_REASONS[reason] ?? reason);
