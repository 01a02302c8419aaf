import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  sourceReadPermission,
  type Answer,
  type AnswerDetail,
  type EntityReview,
  type Workload,
  type WorkloadDetail,
  type WorkloadPage,
  type WorkloadQuery,
} from 'backstage-plugin-well-architected-common';
import { z } from 'zod';
import { isGiven } from '../authorization/Grants';
import type { PermissionDecisions } from '../authorization/PermissionDecisions';
import type { Visibility } from '../authorization/Visibility';
import { followsAnnotation } from '../links/followsAnnotation';
import type { LinkService } from '../links/LinkService';
import { readCursor, writeCursor } from '../store/cursor';
import type { CallerOptions, Reviews } from './Reviews';
import type { StoredEntityReview, StoredReviews } from './StoredReviews';

/** Workloads that are looked at together to fill a page with visible ones. */
const BATCH = 100;

const PLACE = z.object({ name: z.string(), id: z.string() });

/** Shows of the stored reviews what the caller may see. */
export class AuthorizedReviews implements Reviews {
  readonly #stored: StoredReviews;
  readonly #visibility: Visibility;
  readonly #decisions: PermissionDecisions;
  readonly #linkService: LinkService;

  constructor(options: {
    stored: StoredReviews;
    visibility: Visibility;
    decisions: PermissionDecisions;
    linkService: LinkService;
  }) {
    this.#stored = options.stored;
    this.#visibility = options.visibility;
    this.#decisions = options.decisions;
    this.#linkService = options.linkService;
  }

  async getEntityReview(
    entityRef: string,
    { credentials }: CallerOptions,
  ): Promise<EntityReview> {
    const stored = this.#stored.getEntityReview(entityRef);
    const passed = this.#visibility.requireReview(entityRef, credentials, {
      permissions: [sourceReadPermission],
      isKnown: stored.then(({ isInCatalog }) => isInCatalog),
    });
    const seesProblems = async () => {
      const { grants } = await passed;
      return isGiven(sourceReadPermission, [entityRef], grants);
    };
    const show = async ({ review }: StoredEntityReview) => ({
      ...review,
      workloads: await this.#shown(review.workloads, credentials, {
        readable: entityRef,
        seesProblems,
      }),
    });
    // One does not wait for the other; what may not be seen stays here.
    const [{ entity }, before] = await Promise.all([passed, stored.then(show)]);
    // The first annotation of an entity shows at once.
    const isChanged =
      entity !== undefined &&
      !followsAnnotation(entity, before.workloads) &&
      (await this.#linkService.reconcileEntity(entity));
    const review = isChanged
      ? await show(await this.#stored.getEntityReview(entityRef))
      : before;
    this.#stored.countViews(review.workloads);
    return review;
  }

  async getWorkload(
    workloadId: string,
    { credentials }: CallerOptions,
  ): Promise<WorkloadDetail> {
    await this.#visibility.requireWorkload(workloadId, credentials);
    const workload = await this.#stored.getWorkload(workloadId);
    this.#stored.countViews([workload]);
    const [shown] = await this.#shown([workload], credentials);
    return shown;
  }

  async listWorkloads(
    query: WorkloadQuery,
    { credentials }: CallerOptions,
  ): Promise<WorkloadPage> {
    const limit = Number(query.limit ?? 20);
    const items: Workload[] = [];
    let after = readCursor(query.cursor, PLACE);
    for (;;) {
      const batch = await this.#stored.listWorkloads({
        ...query,
        after,
        limit: BATCH,
      });
      const { visible, linked } = await this.#visibility.workloads(
        batch.map(toLinkedWorkload),
        credentials,
      );
      for (const workload of batch) {
        const isWanted =
          query.linked === undefined ||
          linked.has(workload.workloadId) === (query.linked === 'true');
        if (!visible.has(workload.workloadId) || !isWanted) {
          continue;
        }
        if (items.length === limit) {
          return {
            items: await this.#shown(items, credentials),
            nextCursor: writeCursor(placeOf(items[limit - 1])),
          };
        }
        items.push(workload);
      }
      if (batch.length < BATCH) {
        return { items: await this.#shown(items, credentials) };
      }
      after = placeOf(batch[batch.length - 1]);
    }
  }

  async listAnswers(
    workloadId: string,
    lensAlias: string,
    { credentials }: CallerOptions,
  ): Promise<Answer[]> {
    await this.#visibility.requireWorkload(workloadId, credentials);
    return this.#stored.listAnswers(workloadId, lensAlias);
  }

  async getAnswer(
    workloadId: string,
    lensAlias: string,
    questionId: string,
    { credentials }: CallerOptions,
  ): Promise<AnswerDetail> {
    await this.#visibility.requireWorkload(workloadId, credentials);
    return this.#stored.getAnswer(workloadId, lensAlias, questionId);
  }

  /** Without the links and problems that are not for the caller. */
  async #shown<T extends Workload>(
    workloads: T[],
    credentials: BackstageCredentials,
    known: {
      /** An entity whose review is readable. */
      readable?: string;
      /** Whether problems of sources are for the caller. */
      seesProblems?: () => Promise<boolean>;
    } = {},
  ): Promise<T[]> {
    const {
      readable,
      seesProblems = () =>
        this.#decisions.may(sourceReadPermission, credentials),
    } = known;
    const [{ entities, missing }, showsProblems] = await Promise.all([
      this.#visibility.workloads(workloads.map(toLinkedWorkload), credentials, {
        readable,
      }),
      workloads.some(({ problem }) => problem) && seesProblems(),
    ]);
    return workloads.map(({ problem, links, ...workload }) => ({
      ...(workload as T),
      links: links.flatMap(link => {
        if (missing.has(link.entityRef)) {
          return { ...link, broken: true };
        }
        return entities.has(link.entityRef) ? link : [];
      }),
      ...(showsProblems && problem && { problem }),
    }));
  }
}

function toLinkedWorkload({ workloadId, links }: Workload) {
  return { workloadId, entityRefs: links.map(({ entityRef }) => entityRef) };
}

function placeOf({ workloadName, workloadId }: Workload) {
  return { name: workloadName, id: workloadId };
}
