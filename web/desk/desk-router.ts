import { createRouter, createWebHistory, type Router, type RouteRecordRaw } from 'vue-router';
import { keepInStorage } from '../shared/session/keep.ts';
import { keepSessionIn, onSessionChange, useSession } from '../shared/session/session.ts';
import type { Desk } from './desk.ts';
import DeskSignIn from './DeskSignIn.vue';

/**
 * The pages of a desk below its address. All of them need a session of the desk's role; without one, signing in comes
 * first and leads back. A page says its title in `meta.title`.
 */
export function deskRouter(desk: Desk, pages: RouteRecordRaw[]): Router {
  keepSessionIn(keepInStorage(desk.face));
  const router = createRouter({
    history: createWebHistory(`/${desk.face}/`),
    routes: [
      {
        path: '/sign-in',
        name: 'sign-in',
        component: DeskSignIn,
        props: { desk },
        meta: { isOpen: true, title: '登录' },
      },
      ...pages,
      {
        path: '/account',
        name: 'account',
        component: () => import('./account/AccountPage.vue'),
        meta: { title: '我的账户' },
      },
    ],
  });
  const { account, isSignedIn, ending } = useSession();
  const mayEnter = () => account.value?.role === desk.role;
  router.beforeEach((to) =>
    to.meta.isOpen || mayEnter() ? true : { name: 'sign-in', query: { next: to.fullPath } },
  );
  router.afterEach((to) => {
    document.title = [to.meta.title, desk.title, '云律团'].filter(Boolean).join(' · ');
  });
  onSessionChange(() => {
    const { meta, fullPath } = router.currentRoute.value;
    if (isSignedIn.value || meta.isOpen) return;
    // Whoever left by themselves begins anew; who was sent out goes on where they were.
    const query = ending.value === 'signed_out' ? {} : { next: fullPath };
    void router.replace({ name: 'sign-in', query });
  });
  return router;
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Needs no session. */
    isOpen?: boolean;
    title?: string;
  }
}
