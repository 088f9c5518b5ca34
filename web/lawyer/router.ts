import { WORKBENCH } from '../desk/desk.ts';
import { deskRouter } from '../desk/desk-router.ts';

/** All pages; each screen's folder holds its page, its parts and its composable. */
export const router = deskRouter(WORKBENCH, [
  {
    path: '/',
    name: 'home',
    component: () => import('./screens/home/HomePage.vue'),
    meta: { title: '首页' },
  },
]);
