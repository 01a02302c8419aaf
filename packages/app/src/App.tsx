import { createApp } from '@backstage/frontend-defaults';

/** Every plugin is found by feature discovery: `app.packages` in app-config.yaml. */
export default createApp();
