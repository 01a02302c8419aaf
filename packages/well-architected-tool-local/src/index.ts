/**
 * A local AWS Well-Architected Tool: the service's API over HTTP, with a sample
 * organisation, for demos and tests.
 *
 * @packageDocumentation
 */
export type { CallCounts, Calls } from './control/calls';
export type { Fault, Faults } from './control/faults';
export { idOfIndex, workloadArn } from './organisation/ids';
export { entityRefTag } from './organisation/sampleOrganisation';
export type { SampleWorkload } from './organisation/sampleWorkload';
export { sampleWorkloads } from './organisation/sampleWorkloads';
export {
  accounts,
  regions,
  sources,
  type Source,
} from './organisation/sources';
export {
  sampleAccessKeyId,
  sampleSecretAccessKey,
} from './signing/credentials';
export {
  startLocalTool,
  type LocalTool,
  type LocalToolOptions,
} from './startLocalTool';
