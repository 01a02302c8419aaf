/**
 * What other backend plugins may use of Well-Architected for Backstage.
 *
 * @packageDocumentation
 */

export type {
  WellArchitectedService,
  WellArchitectedServiceOptions,
} from './WellArchitectedService';
export { wellArchitectedServiceRef } from './wellArchitectedServiceRef';
