/**
 * The words, scores, permissions and REST client of Well-Architected for Backstage.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './client';
export * from './permissions';
export * from './scores';
export * from './signals';
export * from './taskTransitions';
export * from './types';
export * from './WellArchitectedApi';
export { openApiDocument } from './generated/openApiDocument';
export type { paths } from './generated/contract';
