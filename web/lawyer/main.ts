import { createApp } from 'vue';
import '../shared/ui/tokens.css';
import '../shared/ui/controls.css';
import '../desk/desk.css';
import { guardDrafts } from '../shared/draft.ts';
import App from './App.vue';
import { router } from './router.ts';

guardDrafts();
createApp(App).use(router).mount('#app');
