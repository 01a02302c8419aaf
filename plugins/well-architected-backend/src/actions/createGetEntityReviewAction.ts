import { stringifyEntityRef } from '@backstage/catalog-model';
import { readEntityRef } from '../authorization/readEntityRef';
import type { ActionServices } from './ActionServices';
import { RISKS, SCORES, TASKS } from './explanations';
import * as schemas from './schemas';

/** Tells the review of an entity. */
export function createGetEntityReviewAction({
  actionsRegistry,
  reviews,
}: ActionServices): void {
  actionsRegistry.register({
    name: 'get-entity-review',
    title: 'Get the Well-Architected review of an entity',
    description: `
Tells how an entity of the catalog, such as a service, stands in its reviews in the AWS Well-Architected Tool: scores and risks of each lens and pillar over all workloads linked to the entity, those workloads, how many remediation tasks want attention, and the three to be done first.

\`workloads\` is empty when no workload is linked to the entity: it is linked by the entity's annotation "aws.amazon.com/well-architected-workload-arn", by a tag of the workload, or by a person in Backstage. What is told was read from AWS at each workload's \`syncedAt\`; \`sync-entity\` reads it again. \`failingSince\` is set when AWS cannot be read, \`stale\` when nobody has changed the review for long, \`archivedAt\` when AWS no longer lists the workload.
${RISKS}
${SCORES}
${TASKS}

The other tasks are found by \`search-tasks\`; what to do about one, by \`get-task\`.`,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => z.object({ entityRef: schemas.entityRefInput(z) }).strict(),
      output: z =>
        z.object({
          entityRef: z.string().describe('The entity that was asked for.'),
          lenses: z
            .array(
              z.object({
                lensAlias: z
                  .string()
                  .describe('Alias or ARN of the lens, as AWS names it.'),
                lensName: z.string().describe('Name of the lens.'),
                overall: schemas
                  .score(z)
                  .describe('All pillars of all workloads together.'),
                pillars: z
                  .array(
                    schemas.score(z).extend({
                      pillarId: z.string().describe('Id of the pillar.'),
                      pillarName: z.string().describe('Name of the pillar.'),
                      milestoneScore: schemas
                        .count(
                          z,
                          'The score at the last milestone that was kept in AWS; null without one.',
                        )
                        .nullable(),
                    }),
                  )
                  .describe('Each pillar over all workloads.'),
              }),
            )
            .describe(
              'The lenses that the workloads are reviewed with, the AWS Well-Architected Framework first.',
            ),
          workloads: z
            .array(
              z.object({
                workloadId: z.string().describe('Id of the workload at AWS.'),
                workloadName: z.string().describe('Name of the workload.'),
                workloadArn: z.string().describe('ARN of the workload.'),
                environment: z
                  .string()
                  .nullable()
                  .describe('PRODUCTION or PREPRODUCTION; null until known.'),
                consoleUrl: z
                  .string()
                  .describe('Where the review is answered, in AWS.'),
                updatedAt: schemas.moment(z, 'When it last changed at AWS.'),
                syncedAt: schemas
                  .moment(z, 'When it was last read; null when it never was.')
                  .nullable(),
                depth: z
                  .enum(['listed', 'scores', 'details'])
                  .describe(
                    'What is known so far: that it exists, its scores, or everything.',
                  ),
                stale: z
                  .boolean()
                  .describe('Nobody has changed the review for long.'),
                archivedAt: schemas
                  .moment(
                    z,
                    'Since when AWS lists it no more; null when it does.',
                  )
                  .nullable(),
                failingSince: schemas
                  .moment(z, 'Since when it cannot be read; null when it can.')
                  .nullable(),
                problem: schemas.problem(z),
              }),
            )
            .describe('Empty when no workload is linked to the entity.'),
          tasks: z
            .object({
              openHighRisk: schemas.count(
                z,
                'Tasks for a high-risk issue that are open, in progress or claimed done.',
              ),
              openMediumRisk: schemas.count(
                z,
                'The same for medium-risk issues.',
              ),
              acceptedHighRisk: schemas.count(
                z,
                'Tasks whose high-risk issue is accepted.',
              ),
              acceptedMediumRisk: schemas.count(
                z,
                'Tasks whose medium-risk issue is accepted.',
              ),
              overdue: schemas.count(
                z,
                'Tasks open or in progress past their due date.',
              ),
            })
            .describe('How many tasks want attention.'),
          firstTasks: z
            .array(schemas.task(z))
            .describe('The three to be done first.'),
        }),
    },
    action: async ({ input, credentials }) => {
      const entityRef = stringifyEntityRef(readEntityRef(input.entityRef));
      return {
        output: await reviews.getEntityReview(entityRef, { credentials }),
      };
    },
  });
}
