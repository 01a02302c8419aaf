/**
 * The backend plugin of Well-Architected for Backstage.
 *
 * @packageDocumentation
 */

export { wellArchitectedPlugin as default } from './plugin';
