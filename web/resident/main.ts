import { createApp } from 'vue';
import { guardDrafts } from '../shared/draft.ts';
import '../shared/ui/tokens.css';
import '../shared/ui/controls.css';
import App from './App.vue';
import { useDevice } from './device.ts';
import { rememberFirstPage, showNeutral, wasLeft, watchEscape } from './frame/quick-exit.ts';
import { keepOffline } from './offline/keep-offline.ts';
import { handleLostParts } from './offline/lost-parts.ts';
import { router } from './router.ts';

if (wasLeft()) showNeutral();
// A terminal has one address; whoever comes by another begins at the beginning.
else if (useDevice().isKiosk.value && !location.pathname.startsWith('/kiosk')) location.replace('/kiosk');
else void begin();

async function begin(): Promise<void> {
  const app = createApp(App);
  if (useDevice().isKiosk.value) {
    const { beginKiosk } = await import('./kiosk/begin.ts');
    await beginKiosk(app, router);
  } else rememberFirstPage();
  watchEscape();
  handleLostParts(router);
  keepOffline(router);
  guardDrafts();
  app.use(router).mount('#app');
}
