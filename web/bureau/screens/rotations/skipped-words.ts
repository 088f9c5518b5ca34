/** Why a rotation put nobody on duty. */
export const SKIPPED_WORDS: Readonly<Record<string, string>> = {
  overlap: '那时已有别的班',
  not_of_board: '不做这个板块',
  not_in_practice: '执业证无效',
  licence_ends: '执业证到期',
  changed_by_hand: '手工改过',
};
