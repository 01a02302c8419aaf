import { createApp } from '@backstage/frontend-defaults';
import { sampleSignIn } from './signIn';

/** Every plugin is found by feature discovery: `app.packages` in app-config.yaml. */
export default createApp({ features: [sampleSignIn] });
