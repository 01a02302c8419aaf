export { wellArchitectedApiRef } from './wellArchitectedApiRef';
export { createWellArchitectedApi } from './createWellArchitectedApi';
