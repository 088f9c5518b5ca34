import { createApp } from 'vue';
import '../shared/ui/tokens.css';
import App from './App.vue';
import { showNeutral, wasLeft, watchEscape } from './frame/quick-exit.ts';
import { router } from './router.ts';

if (wasLeft()) showNeutral();
else {
  watchEscape();
  createApp(App).use(router).mount('#app');
}
