import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  parseWorkloadArns,
  WORKLOAD_ARN_ANNOTATION,
  type Workload,
} from 'backstage-plugin-well-architected-common';

/** Whether the workloads linked to an entity by annotation are those that it names. */
export function followsAnnotation(
  entity: Entity,
  workloads: ReadonlyArray<Pick<Workload, 'workloadArn' | 'links'>>,
): boolean {
  const entityRef = stringifyEntityRef(entity);
  const named = new Set(
    parseWorkloadArns(entity.metadata.annotations?.[WORKLOAD_ARN_ANNOTATION]),
  );
  const linked = workloads.filter(({ links }) =>
    links.some(
      link => link.origin === 'annotation' && link.entityRef === entityRef,
    ),
  );
  return (
    linked.length === named.size &&
    linked.every(({ workloadArn }) => named.has(workloadArn))
  );
}
