import type { Router } from 'vue-router';
import { useDevice } from '../device.ts';

const LOOK_EVERY_MS = 3_600_000;

/**
 * Lets the face begin without a network, by its service worker; never at a kiosk, which keeps nothing. A page that stays
 * open for days comes to a new version with its next step from page to page, unless somebody is in a talk.
 */
export function keepOffline(router: Router): void {
  if (!('serviceWorker' in navigator)) return;
  if (useDevice().isKiosk.value) {
    void forget();
    return;
  }
  // What the start page needs comes first.
  if (document.readyState === 'complete') void register(router);
  else addEventListener('load', () => void register(router), { once: true });
}

async function register(router: Router): Promise<void> {
  const { serviceWorker } = navigator;
  // The first one ever changes nothing for this page; each later one is of a new version.
  let hasOne = serviceWorker.controller !== null;
  let isOld = false;
  serviceWorker.addEventListener('controllerchange', () => {
    isOld = hasOne;
    hasOne = true;
  });
  router.beforeEach((to, from) => {
    if (!isOld || from.name === 'order') return true;
    location.assign(to.fullPath);
    return false;
  });
  // Private windows may refuse; then there is none.
  const registration = await serviceWorker.register('/sw.js').catch(() => undefined);
  if (!registration) return;
  let lookedAt = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - lookedAt < LOOK_EVERY_MS) return;
    lookedAt = performance.now();
    registration.update().catch(() => undefined);
  });
}

async function forget(): Promise<void> {
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
}
