import type { Router } from 'vue-router';

const TRIED_KEY = 'tried-anew';

/**
 * Where a page's script could not be fetched: without a network the page that says what to do, else, once, the address
 * anew from the service, which may have another version by now.
 */
export function handleLostParts(router: Router): void {
  router.onError((_error, to) => {
    const isSecond = sessionStorage.getItem(TRIED_KEY) === to.fullPath;
    if (navigator.onLine && !isSecond) {
      sessionStorage.setItem(TRIED_KEY, to.fullPath);
      location.assign(to.fullPath);
      return;
    }
    sessionStorage.removeItem(TRIED_KEY);
    void router.replace({ name: 'offline', query: { next: to.fullPath } });
  });
  router.afterEach((to) => {
    if (sessionStorage.getItem(TRIED_KEY) === to.fullPath) sessionStorage.removeItem(TRIED_KEY);
  });
}
