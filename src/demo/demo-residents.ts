export const DEMO_RESIDENTS = [{ phone: '10000000001', displayName: '居民甲' }];
