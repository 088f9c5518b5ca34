import { WORKBENCH } from '../desk/desk.ts';
import { deskRouter } from '../desk/desk-router.ts';

/** All pages; each screen's folder holds its page, its parts and its composable. */
export const router = deskRouter(WORKBENCH, [
  {
    path: '/',
    name: 'talks',
    component: () => import('./screens/talks/TalksPage.vue'),
    meta: { title: '我的咨询' },
    children: [
      {
        path: 'orders/:id',
        name: 'talk',
        // Shown by the page itself, which keeps several.
        component: { render: () => null },
        meta: { title: '咨询' },
      },
    ],
  },
  {
    path: '/hall',
    name: 'hall',
    component: () => import('./screens/hall/HallPage.vue'),
    meta: { title: '抢单大厅' },
  },
  {
    path: '/roster',
    name: 'roster',
    component: () => import('./screens/roster/RosterPage.vue'),
    meta: { title: '我的排班' },
  },
  {
    path: '/figures',
    name: 'figures',
    component: () => import('./screens/figures/MyFiguresPage.vue'),
    meta: { title: '我的数据' },
  },
]);
