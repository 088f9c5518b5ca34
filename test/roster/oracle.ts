/** A roster as the oracle knows it: instants in milliseconds, everything half-open. */
export interface KnownShift {
  lawyerId: string;
  boards: readonly string[];
  tier: string;
  from: number;
  to: number;
}

export interface KnownHours {
  board: string;
  from: number;
  to: number;
}

export interface Roster {
  shifts: readonly KnownShift[];
  closed: readonly KnownHours[];
  required: number;
}

/** `[from, to, have]` */
export type KnownGap = [number, number, number];

/** Who is on duty at an instant, by asking every shift. */
export function onDutyAt({ shifts }: Roster, board: string, at: number, tier = 'primary'): string[] {
  return shifts
    .filter((one) => one.tier === tier && one.boards.includes(board) && one.from <= at && at < one.to)
    .map(({ lawyerId }) => lawyerId)
    .toSorted();
}

/** The gaps of a board by walking over all instants at which anything changes, and asking every shift at each. */
export function gapsByWalking(roster: Roster, board: string, from: number, to: number): KnownGap[] {
  const gaps: KnownGap[] = [];
  const instants = changePoints(roster, from, to);
  for (const [n, at] of instants.slice(0, -1).entries()) {
    const isClosed = roster.closed.some(
      (hours) => hours.board === board && hours.from <= at && at < hours.to,
    );
    const have = onDutyAt(roster, board, at).length;
    if (isClosed || have >= roster.required) continue;
    const last = gaps.at(-1);
    if (last && last[1] === at && last[2] === have) last[1] = instants[n + 1]!;
    else gaps.push([at, instants[n + 1]!, have]);
  }
  return gaps;
}

/** All instants in `[from, to]` at which anything changes, and its ends. */
export function changePoints({ shifts, closed }: Roster, from: number, to: number): number[] {
  const all = [...shifts, ...closed].flatMap((one) => [one.from, one.to]);
  return [...new Set([from, ...all.filter((at) => at > from && at < to), to])].toSorted((a, b) => a - b);
}
