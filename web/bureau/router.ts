import { CONSOLE } from '../desk/desk.ts';
import { deskRouter } from '../desk/desk-router.ts';

/** All pages; each screen's folder holds its page, its parts and its composable. */
export const router = deskRouter(CONSOLE, [
  {
    path: '/',
    name: 'today',
    component: () => import('./screens/today/TodayPage.vue'),
    meta: { title: '今日' },
  },
  {
    path: '/cover',
    name: 'cover',
    component: () => import('./screens/cover/CoverPage.vue'),
    meta: { title: '值守地图' },
  },
  {
    path: '/roster',
    name: 'roster',
    component: () => import('./screens/roster/RosterPage.vue'),
    meta: { title: '排班' },
  },
  {
    path: '/rotations',
    name: 'rotations',
    component: () => import('./screens/rotations/RotationsPage.vue'),
    meta: { title: '轮班' },
  },
  {
    path: '/rotations/new',
    name: 'new-rotation',
    component: () => import('./screens/rotations/RotationPage.vue'),
    meta: { title: '新建轮班' },
  },
  {
    path: '/rotations/:id',
    name: 'rotation',
    component: () => import('./screens/rotations/RotationPage.vue'),
    props: true,
    meta: { title: '轮班' },
  },
  {
    path: '/alarms',
    name: 'alarms',
    component: () => import('./screens/alarms/AlarmsPage.vue'),
    meta: { title: '告警' },
  },
  {
    path: '/orders',
    name: 'orders',
    component: () => import('./screens/orders/OrdersPage.vue'),
    meta: { title: '工单' },
  },
  {
    path: '/orders/:id',
    name: 'order',
    component: () => import('./screens/orders/OrderPage.vue'),
    props: true,
    meta: { title: '工单' },
  },
  {
    path: '/lawyers',
    name: 'lawyers',
    component: () => import('./screens/lawyers/LawyersPage.vue'),
    meta: { title: '律师' },
  },
  {
    path: '/lawyers/new',
    name: 'new-lawyer',
    component: () => import('./screens/lawyers/NewLawyerPage.vue'),
    meta: { title: '登记律师' },
  },
  {
    path: '/lawyers/:id',
    name: 'lawyer',
    component: () => import('./screens/lawyers/LawyerPage.vue'),
    props: true,
    meta: { title: '律师' },
  },
  {
    path: '/kiosks',
    name: 'kiosks',
    component: () => import('./screens/kiosks/KiosksPage.vue'),
    meta: { title: '终端' },
  },
  {
    path: '/operators',
    name: 'operators',
    component: () => import('./screens/operators/OperatorsPage.vue'),
    meta: { title: '操作员' },
  },
  {
    path: '/statistics',
    name: 'statistics',
    component: () => import('./screens/statistics/StatisticsPage.vue'),
    meta: { title: '统计' },
  },
  {
    path: '/figures',
    name: 'figures',
    component: () => import('./screens/figures/FiguresPage.vue'),
    meta: { title: '公示数据' },
  },
  {
    path: '/guide',
    name: 'guide',
    component: () => import('./screens/guide/GuidePage.vue'),
    meta: { title: '开通向导' },
  },
]);
