import {
  createMemoryHistory,
  createRouter,
  createWebHistory,
  type RouteRecordRaw,
  type RouterHistory,
} from 'vue-router';
import { onSessionChange, useSession } from '../shared/session/session.ts';
import { useDevice } from './device.ts';
import OfflinePage from './offline/OfflinePage.vue';
import StartPage from './screens/start/StartPage.vue';

declare module 'vue-router' {
  interface RouteMeta {
    /** Who is not signed in is led to signing in first, and back. */
    needsSession?: boolean;
  }
}

/** All pages of the face; each screen's folder holds its page, its parts and its composable. */
export const ROUTES: RouteRecordRaw[] = [
  { path: '/', name: 'start', component: StartPage },
  { path: '/ask', name: 'ask', component: () => import('./screens/ask/AskPage.vue') },
  { path: '/urgent', name: 'urgent', component: () => import('./screens/urgent/UrgentPage.vue') },
  { path: '/boards/:board', name: 'lawyers', component: () => import('./screens/lawyers/LawyersPage.vue') },
  { path: '/lawyers/:id', name: 'lawyer', component: () => import('./screens/lawyers/LawyerPage.vue') },
  {
    // ?board= &lawyer= &mode= &urgent=1; what is written is in no address. Signing in comes when it is sent.
    path: '/place',
    name: 'place',
    component: () => import('./screens/place/PlacePage.vue'),
  },
  {
    path: '/orders',
    name: 'orders',
    component: () => import('./screens/orders/OrdersPage.vue'),
    meta: { needsSession: true },
  },
  {
    // Waiting, talking or over: what an order is now says which part is shown.
    path: '/orders/:id',
    name: 'order',
    component: () => import('./screens/order/OrderPage.vue'),
    meta: { needsSession: true },
  },
  {
    path: '/orders/:id/summary',
    name: 'summary',
    component: () => import('./screens/after/SummaryPage.vue'),
    meta: { needsSession: true },
  },
  {
    path: '/orders/:id/rating',
    name: 'rating',
    component: () => import('./screens/after/RatingPage.vue'),
    meta: { needsSession: true },
  },
  { path: '/sign-in', name: 'sign-in', component: () => import('./screens/sign-in/SignInPage.vue') },
  {
    path: '/me',
    name: 'me',
    component: () => import('./screens/me/MyDataPage.vue'),
    meta: { needsSession: true },
  },
  { path: '/figures', name: 'figures', component: () => import('./screens/figures/FiguresPage.vue') },
  { path: '/kiosk', name: 'kiosk', component: () => import('./screens/kiosk/KioskPage.vue') },
  { path: '/kiosk/enrol', name: 'kiosk-enrol', component: () => import('./screens/kiosk/EnrolPage.vue') },
  {
    path: '/kiosk/simulator',
    name: 'kiosk-simulator',
    component: () => import('./screens/kiosk/SimulatorPage.vue'),
  },
  { path: '/offline', name: 'offline', component: OfflinePage },
  { path: '/:rest(.*)*', name: 'missing', component: () => import('./screens/missing/MissingPage.vue') },
];

const { isKiosk } = useDevice();

export const router = createRouter({
  history: isKiosk.value ? kioskHistory() : createWebHistory(),
  routes: ROUTES,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

router.beforeEach((to) => {
  if (!to.meta.needsSession || useSession().isSignedIn.value) return true;
  return { name: isKiosk.value ? 'kiosk' : 'sign-in', query: { next: to.fullPath } };
});

// A session that ended elsewhere leads to signing in and back; whoever signed out or erased all is led by their page.
onSessionChange(() => {
  const { isSignedIn, ending } = useSession();
  const { meta, fullPath } = router.currentRoute.value;
  if (isSignedIn.value || !meta.needsSession || (ending.value ?? 'ended') !== 'ended') return;
  void router.replace({ name: isKiosk.value ? 'kiosk' : 'sign-in', query: { next: fullPath } });
});

/** A kiosk's pages leave nothing in the browser's history: its address stays the same, and Back leads nowhere. */
function kioskHistory(): RouterHistory {
  const history = createMemoryHistory();
  history.replace(location.pathname + location.search);
  return history;
}
