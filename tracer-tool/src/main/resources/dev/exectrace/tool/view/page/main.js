/** The timeline's page. */

import { ready } from './api.js';
import { App } from './app.js';

try {
  const app = new App(await ready('meta', (text) => {
    document.getElementById('panel').textContent = text;
  }));
  // For tests and the curious.
  globalThis.exectrace = app;
  await app.start();
} catch (error) {
  document.getElementById('panel').textContent = error.message;
  throw error;
}
