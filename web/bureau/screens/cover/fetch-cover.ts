import { answer, api } from '../../../shared/api/client.ts';
import type { components } from '../../../shared/api/openapi.ts';

type Shift = components['schemas']['ShiftView'];

const PAGE = 100;

/** The cover of a stretch, in milliseconds, and every shift in it. */
export async function fetchCover(from: number, to: number) {
  const query = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const [{ boards }, shifts] = await Promise.all([
    answer(api.GET('/api/v1/coverage', { params: { query } })),
    allShifts(query),
  ]);
  return { boards, shifts };
}

async function allShifts(query: { from: string; to: string }): Promise<Shift[]> {
  const shifts: Shift[] = [];
  let cursor: string | undefined;
  do {
    const page = await answer(
      api.GET('/api/v1/roster/shifts', {
        params: { query: { ...query, limit: PAGE, ...(cursor && { cursor }) } },
      }),
    );
    shifts.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return shifts;
}
