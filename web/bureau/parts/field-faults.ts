import { ApiProblem } from '../../shared/api/problem.ts';

/** What the service says of single fields, when it refuses what was filled in: its places, with words for each. */
const PLACES: Readonly<Record<string, string>> = {
  username: '3 到 32 位小写字母、数字、点、横线、下划线',
  password: '8 到 200 位',
  phone: '11 位数字，以 1 开头',
  licenceNumber: '5 到 30 位字母和数字',
};

/** By field, what is wrong with it. */
export function fieldFaults(problem: unknown): Record<string, string> {
  const errors = problem instanceof ApiProblem ? problem.document.errors : undefined;
  if (!Array.isArray(errors)) return {};
  return Object.fromEntries(
    (errors as { field: string }[]).map(({ field }) => [field, PLACES[field] ?? '填写得不对，或者太长了']),
  );
}

/** By field, those of `names` that are not filled in. */
export function missingOf<K extends string>(
  form: Readonly<Record<K, string>>,
  names: readonly K[],
): Record<string, string> {
  return Object.fromEntries(names.filter((name) => !form[name].trim()).map((name) => [name, '请填写']));
}
