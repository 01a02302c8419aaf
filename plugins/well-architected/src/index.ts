export { wellArchitectedPlugin as default } from './plugin';
export { wellArchitectedApiRef } from './api';
export { wellArchitectedTranslationRef } from './translation';
