import { CONSOLE } from '../desk/desk.ts';
import { deskRouter } from '../desk/desk-router.ts';

/** All pages; each screen's folder holds its page, its parts and its composable. */
export const router = deskRouter(CONSOLE, [
  {
    path: '/',
    name: 'home',
    component: () => import('./screens/home/HomePage.vue'),
    meta: { title: '首页' },
  },
]);
