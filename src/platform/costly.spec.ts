import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Costly } from './costly.js';

describe('what is costly', () => {
  let runs = 0;
  const taking = (ms: number) =>
    new Costly(async () => {
      await new Promise((resolve) => {
        setTimeout(resolve, ms);
      });
      return ++runs;
    });
  const ask = async <T>(costly: Costly<T>, ms: number) => {
    const asked = costly.get();
    await vi.advanceTimersByTimeAsync(ms);
    return asked;
  };

  beforeEach(() => {
    runs = 0;
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  });
  afterEach(() => vi.useRealTimers());

  it('is asked for each time while it costs little', async () => {
    const cheap = taking(200);
    expect([await ask(cheap, 200), await ask(cheap, 200)]).toEqual([1, 2]);
  });

  it('holds for nine times as long as it took, and no longer', async () => {
    const dear = taking(1000);
    expect(await ask(dear, 1000)).toBe(1);
    await vi.advanceTimersByTimeAsync(8900);
    expect(await ask(dear, 0)).toBe(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(await ask(dear, 1000)).toBe(2);
  });

  it('is worked out once for all who ask at the same time', async () => {
    const dear = taking(1000);
    const all = [dear.get(), dear.get(), dear.get()];
    await vi.advanceTimersByTimeAsync(1000);
    expect(await Promise.all(all)).toEqual([1, 1, 1]);
  });

  it('is tried again after a failure', async () => {
    let fails = true;
    const flaky = new Costly(() => (fails ? Promise.reject(new Error('away')) : Promise.resolve('there')));
    await expect(flaky.get()).rejects.toThrow('away');
    fails = false;
    expect(await flaky.get()).toBe('there');
  });
});
