import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { reviewReadPermission } from 'backstage-plugin-well-architected-common';
import { isGiven, type Grants } from './Grants';

/** Whose review is read is an entity that the catalog shows. */
export const TO_READ = [catalogEntityReadPermission, reviewReadPermission];

/** A workload as far as authorisation goes. */
export interface LinkedWorkload {
  workloadId: string;
  entityRefs: string[];
}

/** What a caller sees of some workloads. */
export interface VisibleWorkloads {
  visible: Set<string>;
  /** Those that belong to an entity of the catalog. */
  linked: Set<string>;
  /** The entities whose review may be read. */
  entities: Set<string>;
  /** The entities that the catalog does not have, as far as the caller may know. */
  missing: Set<string>;
  /**
   * Which of the permissions that were asked for are given: for these entities,
   * and, as far as the caller sees any, for workloads that belong to none.
   */
  grants: Grants;
}

/** Those of some entities that exist and whose review may be read. */
export function readableOf(
  entityRefs: string[],
  existing: Set<string>,
  grants: Grants,
): Set<string> {
  return new Set(
    entityRefs.filter(
      ref =>
        existing.has(ref) &&
        TO_READ.every(permission => isGiven(permission, [ref], grants)),
    ),
  );
}

/** The workloads that are linked to one of some entities. */
export function linkedTo(
  entityRefs: Set<string>,
  workloads: LinkedWorkload[],
): Set<string> {
  return new Set(
    workloads
      .filter(workload => workload.entityRefs.some(ref => entityRefs.has(ref)))
      .map(({ workloadId }) => workloadId),
  );
}
