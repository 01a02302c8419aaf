// Made by `yarn generate` from openapi.yaml.

export interface paths {
    "/entities/{kind}/{namespace}/{name}/review": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["Kind"];
                namespace: components["parameters"]["Namespace"];
                name: components["parameters"]["Name"];
            };
            cookie?: never;
        };
        /** @description The review of an entity, from all workloads linked to it. An entity with no link has an empty list of workloads. */
        get: operations["getEntityReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/entities/{kind}/{namespace}/{name}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["Kind"];
                namespace: components["parameters"]["Namespace"];
                name: components["parameters"]["Name"];
            };
            cookie?: never;
        };
        /** @description The remediation tasks of the workloads linked to an entity, filtered, sorted and paged in the database. */
        get: operations["listEntityTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/entities/{kind}/{namespace}/{name}/workloads/{workloadId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["Kind"];
                namespace: components["parameters"]["Namespace"];
                name: components["parameters"]["Name"];
                workloadId: components["parameters"]["WorkloadId"];
            };
            cookie?: never;
        };
        get?: never;
        /** @description Links a workload to an entity by a person's hand. Does nothing when that link is there. */
        put: operations["linkWorkload"];
        post?: never;
        /** @description Removes a person's link, also one to an entity that the catalog has no more. Links by annotation or tag are changed where they come from. */
        delete: operations["unlinkWorkload"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The remediation tasks that the caller may see, of all entities; filtered, sorted and paged in the database. */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description All tasks of such a list as CSV (RFC 4180, UTF-8), streamed. No cell begins a formula. */
        get: operations["exportTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task-edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes several tasks at once. Each is changed or not by itself; the answer tells which were not, and why. Sent again, it changes nothing twice. */
        post: operations["editTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        /** @description One remediation task, with its question, the improvement plan's steps and its history. The answer's `ETag` is the version that a change must name. */
        get: operations["getTask"];
        /** @description Puts what people decide about a task. An edit equal to what is stored changes nothing, so that one sent again is no conflict. `412` when somebody else changed the task since the version named in `If-Match`. */
        put: operations["editTask"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/steps/{choiceId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
                choiceId: string;
            };
            cookie?: never;
        };
        get?: never;
        /** @description Ticks a step of the improvement plan off, or takes that back. Does nothing when it is so already. The task's version stays. */
        put: operations["tickStep"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Adds a comment. One that is sent again with the same `Idempotency-Key` is there once; another text with that key is refused. The task's version stays. */
        post: operations["addComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workloads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The workloads that the caller may see; those without a link only with the permission for them. */
        get: operations["listWorkloads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workloads/{workloadId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workloadId: components["parameters"]["WorkloadId"];
            };
            cookie?: never;
        };
        /** @description One workload with its lens reviews, milestones and score history. */
        get: operations["getWorkload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workloads/{workloadId}/answers": {
        parameters: {
            query: {
                /** @description Alias or ARN of the lens, as AWS names it in the workload. */
                lensAlias: components["parameters"]["LensAlias"];
            };
            header?: never;
            path: {
                workloadId: components["parameters"]["WorkloadId"];
            };
            cookie?: never;
        };
        /** @description Every question of one lens review in the lens's order, with its answer. */
        get: operations["listAnswers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workloads/{workloadId}/answers/{questionId}": {
        parameters: {
            query: {
                /** @description Alias or ARN of the lens, as AWS names it in the workload. */
                lensAlias: components["parameters"]["LensAlias"];
            };
            header?: never;
            path: {
                workloadId: components["parameters"]["WorkloadId"];
                questionId: string;
            };
            cookie?: never;
        };
        /** @description One question with its answer and the answer's own notes, which AWS gives for a single answer only. They are read from AWS once for each change of the workload and stored. */
        get: operations["getAnswer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The sources that are configured, and those that left workloads behind, with their health. */
        get: operations["listSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sync-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Sync runs, the newest first. */
        get: operations["listSyncRuns"];
        put?: never;
        /** @description Asks for a sync of one workload, of the workloads of one entity, of one source, or, with an empty body, of every source. One run for each source that has something to read; what is asked for twice runs once. */
        post: operations["requestSync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sync-runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        /** @description One sync run with its progress. The person who asked for it may always see it. */
        get: operations["getSyncRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Error: {
            error: {
                name: string;
                message: string;
            };
            response: {
                statusCode: number;
            };
        };
        /** Format: date-time */
        Timestamp: string;
        /** @enum {string} */
        Risk: "HIGH" | "MEDIUM" | "NONE" | "UNANSWERED" | "NOT_APPLICABLE";
        /** @description How many questions have each risk. Not applicable questions count for nothing else. */
        RiskCounts: {
            high: number;
            medium: number;
            none: number;
            unanswered: number;
            notApplicable: number;
        };
        Score: {
            riskCounts: components["schemas"]["RiskCounts"];
            /** @description 0 (every answered question at high risk) to 100 (none at risk); null where nothing is answered. */
            score: number | null;
            /** @description The share of applicable questions that are answered, 0 to 1; null where no question applies. */
            coverage: number | null;
            /**
             * @description A score is provisional below the configured coverage.
             * @enum {string}
             */
            standing: "reviewed" | "provisional" | "notReviewed";
            accepted?: components["schemas"]["AcceptedRisks"];
        };
        PillarScore: components["schemas"]["Score"] & {
            pillarId: string;
            pillarName: string;
            /** @description The score at the last milestone, a workload without one counting as it is now; null where no workload has a milestone, or nothing was answered then. */
            milestoneScore: number | null;
        };
        /** @description How many of the risks are accepted. They count in the score all the same. Not told of the past. */
        AcceptedRisks: {
            high: number;
            medium: number;
        };
        /** @description One lens over all workloads that use it; risk counts are added, never scores. */
        LensScore: {
            lensAlias: string;
            lensName: string;
            overall: components["schemas"]["Score"];
            pillars: components["schemas"]["PillarScore"][];
        };
        LensReview: components["schemas"]["LensScore"] & {
            lensArn: string;
            lensVersion: string;
            /** @description AWS's LensStatus, such as CURRENT or NOT_CURRENT. */
            lensStatus: string;
            updatedAt: components["schemas"]["Timestamp"];
            notes: string;
        };
        Link: {
            entityRef: string;
            /**
             * @description Where the link comes from. A person's link is never undone by a sync.
             * @enum {string}
             */
            origin: "annotation" | "tag" | "person";
            /** @description The catalog has no such entity; told to those who may see unlinked workloads. */
            broken?: boolean;
        };
        /** @description What failed at AWS, since when, and what to do about it. */
        Problem: {
            /** @description The AWS error's name, such as AccessDeniedException. */
            name: string;
            message: string;
            /** @description The operation that failed, such as ListAnswers. */
            operation?: string;
            requestId?: string;
            since: components["schemas"]["Timestamp"];
            advice?: string;
        };
        Workload: {
            workloadId: string;
            workloadArn: string;
            workloadName: string;
            /** @description PRODUCTION or PREPRODUCTION; null until the workload was read in depth. */
            environment: string | null;
            /** @description The account that owns the workload. */
            accountId: string;
            region: string;
            sourceId: string;
            reviewOwner: string | null;
            improvementStatus: string | null;
            consoleUrl: string;
            /** @description When the workload changed at AWS. */
            updatedAt: components["schemas"]["Timestamp"];
            /**
             * @description What is stored so far: that it exists, its scores and what is at risk, or all details. A first sync fills in scores before details.
             * @enum {string}
             */
            depth: "listed" | "scores" | "details";
            /**
             * Format: date-time
             * @description When it was last read in depth; null when it never was.
             */
            syncedAt: string | null;
            /**
             * Format: date-time
             * @description When a complete listing first lacked it; null while AWS lists it.
             */
            archivedAt: string | null;
            /** @description Nobody has changed the review for longer than configured. */
            stale: boolean;
            /**
             * Format: date-time
             * @description Since when this workload or its source cannot be read; null when all is well.
             */
            failingSince: string | null;
            /** @description The failure itself, for those who may see sources. */
            problem?: components["schemas"]["Problem"];
            /** @description The links to entities that the caller may see. */
            links: components["schemas"]["Link"][];
        };
        WorkloadPage: {
            items: components["schemas"]["Workload"][];
            nextCursor?: string;
        };
        ReviewedWorkload: components["schemas"]["Workload"] & {
            lensReviews: components["schemas"]["LensReview"][];
        };
        Milestone: {
            milestoneNumber: number;
            milestoneName: string;
            recordedAt: components["schemas"]["Timestamp"];
            lenses: components["schemas"]["LensScore"][];
        };
        /** @description The scores of one lens as a sync saw them when they changed. */
        ScorePoint: {
            at: components["schemas"]["Timestamp"];
            lensAlias: string;
            overall: components["schemas"]["Score"];
        };
        WorkloadDetail: components["schemas"]["ReviewedWorkload"] & {
            description: string;
            notes: string;
            /** @description The oldest first. */
            milestones: components["schemas"]["Milestone"][];
            /** @description The oldest first. */
            history: components["schemas"]["ScorePoint"][];
        };
        TaskCounts: {
            /** @description Tasks for a high-risk issue that are open, in progress or claimed done. */
            openHighRisk: number;
            openMediumRisk: number;
            /** @description Tasks whose high-risk issue is accepted. It counts in the score all the same. */
            acceptedHighRisk: number;
            acceptedMediumRisk: number;
            /** @description Tasks open or in progress past their due date. */
            overdue: number;
        };
        EntityReview: {
            entityRef: string;
            /** @description The lenses in use by workloads that are not archived, the AWS Well-Architected Framework first. */
            lenses: components["schemas"]["LensScore"][];
            workloads: components["schemas"]["ReviewedWorkload"][];
            tasks: components["schemas"]["TaskCounts"];
            /** @description The three to be done first of those open or in progress. */
            firstTasks: components["schemas"]["Task"][];
        };
        /** @description A best practice that the answer lacks, and how to get there. */
        ImprovementStep: {
            choiceId: string;
            title: string;
            text?: string;
            url?: string;
        };
        /** @description A best practice of a question. */
        Choice: {
            choiceId: string;
            title: string;
            description?: string;
            /** @enum {string} */
            status: "SELECTED" | "UNSELECTED" | "NOT_APPLICABLE";
            /** @description AWS's ChoiceReason, such as OUT_OF_SCOPE. */
            reason?: string;
            notes?: string;
        };
        Answer: {
            questionId: string;
            pillarId: string;
            pillarName: string;
            title: string;
            description?: string;
            helpfulResourceUrl?: string;
            risk: components["schemas"]["Risk"];
            applicable: boolean;
            /** @description AWS's AnswerReason for a question that does not apply, such as OUT_OF_SCOPE. */
            reason?: string;
            choices: components["schemas"]["Choice"][];
            jiraIssueUrl?: string;
            taskId?: string;
            taskState?: components["schemas"]["TaskState"];
        };
        AnswerDetail: components["schemas"]["Answer"] & {
            /** @description The answer's own notes; null where AWS could not be asked. */
            notes: string | null;
        };
        /**
         * @description People open, start, claim done, and accept the risk until a day; only a sync resolves, or makes obsolete what the lens no longer asks.
         * @enum {string}
         */
        TaskState: "open" | "in-progress" | "done" | "accepted" | "resolved" | "obsolete";
        /** @description All that people decide about a task; null clears. */
        TaskDecisions: {
            /** @description `resolved` and `obsolete` may be kept, not chosen. */
            state: components["schemas"]["TaskState"];
            /** @description Entity reference of a User or Group in the catalog. */
            owner: string | null;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             */
            dueDate: string | null;
            note: string;
            /** @description The place in a person's own order, 1 being the first. It goes before risk, priority and date. */
            rank?: number | null;
            /** @description An http or https address. */
            ticketUrl: string | null;
            /** @description Why the risk is accepted. With `approvedBy` and `acceptedUntil`, asked for when the state is `accepted`, and cleared when it is not. */
            acceptanceReason?: string | null;
            /** @description Entity reference of the User or Group in the catalog that approved the acceptance. */
            approvedBy?: string | null;
            /**
             * Format: date
             * @description The last day of the acceptance; after it, the task is open again.
             */
            acceptedUntil?: string | null;
        };
        TaskEdit: components["schemas"]["TaskDecisions"];
        /** @description What people decide about several tasks at once; what is missing stays as it is. */
        TaskChanges: {
            state?: components["schemas"]["TaskState"];
            owner?: string | null;
            /** Format: date */
            dueDate?: string | null;
            acceptanceReason?: string | null;
            approvedBy?: string | null;
            /** Format: date */
            acceptedUntil?: string | null;
        };
        /** @description What became of a task in a change of several. */
        TaskOutcome: {
            taskId: string;
            /**
             * @description `unchanged` when it was so already.
             * @enum {string}
             */
            outcome: "changed" | "unchanged" | "failed";
            /** @description The task's version by now; missing when it failed. */
            version?: number;
            /** @description Why it failed, as Backstage's errors are named. */
            error?: {
                name: string;
                message: string;
            };
        };
        Task: WithRequired<components["schemas"]["TaskDecisions"], "rank" | "acceptanceReason" | "approvedBy" | "acceptedUntil"> & {
            taskId: string;
            version: number;
            workloadId: string;
            workloadName: string;
            lensAlias: string;
            lensName: string;
            questionId: string;
            title: string;
            pillarId: string;
            pillarName: string;
            risk: components["schemas"]["Risk"];
            overdue: boolean;
            /** @description The catalog no longer has the owner. */
            ownerLeft: boolean;
            /** @description The entities through which the caller sees the task; not told in lists of one entity. */
            entityRefs?: string[];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        TaskPage: {
            items: components["schemas"]["Task"][];
            /** @description How many tasks the list had when its first page was read; missing when they are more than 5,000. */
            totalItems?: number;
            nextCursor?: string;
        };
        /** @description One entry of a task's history, which only grows. */
        TaskChange: {
            /** @description The version that the change made; changes made together share it. Steps make none. */
            version?: number;
            at: components["schemas"]["Timestamp"];
            /** @description Entity reference of the person, or the subject of the service, that made the change; `sync` for a sync, `calendar` for a day that passed. */
            actor: string;
            /** @description The sync that made the change. */
            syncRunId?: string;
            /** @enum {string} */
            field: "created" | "state" | "owner" | "dueDate" | "note" | "ticketUrl" | "acceptanceReason" | "approvedBy" | "acceptedUntil" | "rank" | "step" | "risk";
            before: string | null;
            after: string | null;
            reason?: components["schemas"]["TaskChangeReason"];
        };
        /** @description Why the state changed without a person. */
        TaskChangeReason: {
            /** @enum {string} */
            event: "atRisk" | "riskRisen" | "contradicted" | "riskGone" | "questionGone" | "acceptanceEnded";
            /** @description What the review shows. */
            risk?: components["schemas"]["Risk"];
            /** @description When the review was last changed at AWS. */
            reviewedAt?: components["schemas"]["Timestamp"];
            /** @description The best practices that the answer has by now. */
            choices?: string[];
            /**
             * Format: date
             * @description The last day of the acceptance that ended.
             */
            acceptedUntil?: string;
        };
        /** @description A step of the improvement plan that is done, as a person says. */
        TickedStep: {
            choiceId: string;
            /** @description Entity reference of who ticked it off. */
            actor: string;
            at: components["schemas"]["Timestamp"];
        };
        TaskComment: {
            commentId: string;
            /** @description Entity reference. */
            author: string;
            at: components["schemas"]["Timestamp"];
            text: string;
        };
        TaskDetail: components["schemas"]["Task"] & {
            /** @description Who owns the entity of the task, as the catalog says. */
            suggestedOwner: string | null;
            /** @description The question as the review answers it now; missing when the lens no longer has it. */
            answer?: components["schemas"]["Answer"];
            /** @description The improvement plan. */
            steps: components["schemas"]["ImprovementStep"][];
            /** @description The steps that people have ticked off. */
            tickedSteps: components["schemas"]["TickedStep"][];
            /** @description The oldest first. */
            comments: components["schemas"]["TaskComment"][];
            /** @description The newest first. */
            history: components["schemas"]["TaskChange"][];
            consoleUrl: string;
        };
        /** @description One AWS account in one region. */
        Source: {
            sourceId: string;
            sourceName: string;
            /** @description Null until the default credentials have told their account. */
            accountId: string | null;
            region: string;
            /** @description False for a source that left the configuration; its workloads stay. */
            configured: boolean;
            /** @description How many of its workloads are stored and not archived. */
            workloads: number;
            /**
             * Format: date-time
             * @description When all its workloads were last listed.
             */
            lastListedAt: string | null;
            /** Format: date-time */
            nextListingAt: string | null;
            /** @description Workloads that the last listing lacked, when they are too many to archive without a second listing that agrees. */
            heldArchive?: number;
            problem?: components["schemas"]["Problem"];
        };
        SyncRequest: {
            workloadId?: string;
            entityRef?: string;
            sourceId?: string;
        };
        SyncRun: {
            runId: string;
            sourceId: string;
            /**
             * @description The whole source, or named workloads of it.
             * @enum {string}
             */
            scope: "source" | "workloads";
            /**
             * @description `event` for a change that AWS told by itself.
             * @enum {string}
             */
            trigger: "schedule" | "person" | "event";
            requestedBy: string | null;
            /**
             * @description `incomplete` when some workloads could not be read.
             * @enum {string}
             */
            state: "queued" | "running" | "succeeded" | "incomplete" | "failed";
            /** @description Workloads read in depth so far. */
            done: number;
            /** @description Workloads to be read in depth; null until the listing has told. */
            total: number | null;
            queuedAt: components["schemas"]["Timestamp"];
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            listed?: number;
            archived?: number;
            /** @description What ended the run. */
            problem?: components["schemas"]["Problem"];
            /** @description The workloads that could not be read; their problems for those who may see sources. */
            failures: {
                workloadId: string;
                workloadName: string;
                problem?: components["schemas"]["Problem"];
            }[];
        };
    };
    responses: {
        /** @description An error as Backstage's error responses are. */
        Error: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        Kind: string;
        Namespace: string;
        Name: string;
        WorkloadId: string;
        /** @description Alias or ARN of the lens, as AWS names it in the workload. */
        LensAlias: string;
        /** @description Only tasks in one of these states. */
        TaskState: components["schemas"]["TaskState"][];
        TaskRisk: components["schemas"]["Risk"][];
        TaskPillarId: string[];
        /** @description Entity references of owners. `me` stands for the caller and the groups of the caller, `none` for tasks without an owner, `left` for owners that the catalog no longer has. */
        TaskOwner: string[];
        /** @description Only tasks of this workload. Those of an archived workload show only when it is named here. */
        TaskWorkloadId: string;
        TaskLensAlias: string;
        /** @description `true` keeps tasks that are open or in progress and past their due date. */
        TaskOverdue: "true";
        /** @description Words that must occur in the question, pillar, workload or note. */
        TaskWords: string;
        /** @description `rank` is what to fix first, by people's own order, the risk, the workload's profile and pillar priorities, and the due date. */
        TaskSort: "rank" | "risk" | "pillar" | "question" | "owner" | "dueDate" | "state" | "updatedAt";
        TaskOrder: "asc" | "desc";
        /** @description Only tasks of workloads linked to one of these entities. */
        TaskEntityRef: string[];
        /** @description Items on a page, 1 to 100. 20 unless told. */
        Limit: string;
        /** @description The `nextCursor` of the page before. */
        Cursor: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getEntityReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["Kind"];
                namespace: components["parameters"]["Namespace"];
                name: components["parameters"]["Name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The review. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntityReview"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    listEntityTasks: {
        parameters: {
            query?: {
                /** @description Only tasks in one of these states. */
                state?: components["parameters"]["TaskState"];
                risk?: components["parameters"]["TaskRisk"];
                pillarId?: components["parameters"]["TaskPillarId"];
                /** @description Entity references of owners. `me` stands for the caller and the groups of the caller, `none` for tasks without an owner, `left` for owners that the catalog no longer has. */
                owner?: components["parameters"]["TaskOwner"];
                /** @description Only tasks of this workload. Those of an archived workload show only when it is named here. */
                workloadId?: components["parameters"]["TaskWorkloadId"];
                lensAlias?: components["parameters"]["TaskLensAlias"];
                /** @description `true` keeps tasks that are open or in progress and past their due date. */
                overdue?: components["parameters"]["TaskOverdue"];
                /** @description Words that must occur in the question, pillar, workload or note. */
                q?: components["parameters"]["TaskWords"];
                /** @description `rank` is what to fix first, by people's own order, the risk, the workload's profile and pillar priorities, and the due date. */
                sort?: components["parameters"]["TaskSort"];
                order?: components["parameters"]["TaskOrder"];
                /** @description Items on a page, 1 to 100. 20 unless told. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                kind: components["parameters"]["Kind"];
                namespace: components["parameters"]["Namespace"];
                name: components["parameters"]["Name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tasks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskPage"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    linkWorkload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["Kind"];
                namespace: components["parameters"]["Namespace"];
                name: components["parameters"]["Name"];
                workloadId: components["parameters"]["WorkloadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Linked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Error"];
        };
    };
    unlinkWorkload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["Kind"];
                namespace: components["parameters"]["Namespace"];
                name: components["parameters"]["Name"];
                workloadId: components["parameters"]["WorkloadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Not linked by a person any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Error"];
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description Only tasks of workloads linked to one of these entities. */
                entityRef?: components["parameters"]["TaskEntityRef"];
                /** @description Only tasks in one of these states. */
                state?: components["parameters"]["TaskState"];
                risk?: components["parameters"]["TaskRisk"];
                pillarId?: components["parameters"]["TaskPillarId"];
                /** @description Entity references of owners. `me` stands for the caller and the groups of the caller, `none` for tasks without an owner, `left` for owners that the catalog no longer has. */
                owner?: components["parameters"]["TaskOwner"];
                /** @description Only tasks of this workload. Those of an archived workload show only when it is named here. */
                workloadId?: components["parameters"]["TaskWorkloadId"];
                lensAlias?: components["parameters"]["TaskLensAlias"];
                /** @description `true` keeps tasks that are open or in progress and past their due date. */
                overdue?: components["parameters"]["TaskOverdue"];
                /** @description Words that must occur in the question, pillar, workload or note. */
                q?: components["parameters"]["TaskWords"];
                /** @description `rank` is what to fix first, by people's own order, the risk, the workload's profile and pillar priorities, and the due date. */
                sort?: components["parameters"]["TaskSort"];
                order?: components["parameters"]["TaskOrder"];
                /** @description Items on a page, 1 to 100. 20 unless told. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tasks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskPage"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    exportTasks: {
        parameters: {
            query?: {
                /** @description Only tasks of workloads linked to one of these entities. */
                entityRef?: components["parameters"]["TaskEntityRef"];
                /** @description Only tasks in one of these states. */
                state?: components["parameters"]["TaskState"];
                risk?: components["parameters"]["TaskRisk"];
                pillarId?: components["parameters"]["TaskPillarId"];
                /** @description Entity references of owners. `me` stands for the caller and the groups of the caller, `none` for tasks without an owner, `left` for owners that the catalog no longer has. */
                owner?: components["parameters"]["TaskOwner"];
                /** @description Only tasks of this workload. Those of an archived workload show only when it is named here. */
                workloadId?: components["parameters"]["TaskWorkloadId"];
                lensAlias?: components["parameters"]["TaskLensAlias"];
                /** @description `true` keeps tasks that are open or in progress and past their due date. */
                overdue?: components["parameters"]["TaskOverdue"];
                /** @description Words that must occur in the question, pillar, workload or note. */
                q?: components["parameters"]["TaskWords"];
                /** @description `rank` is what to fix first, by people's own order, the risk, the workload's profile and pillar priorities, and the due date. */
                sort?: components["parameters"]["TaskSort"];
                order?: components["parameters"]["TaskOrder"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A line a task. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            default: components["responses"]["Error"];
        };
    };
    editTasks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    tasks: {
                        taskId: string;
                        /** @description The version that the editor saw. */
                        version: number;
                    }[];
                    changes: components["schemas"]["TaskChanges"];
                };
            };
        };
        responses: {
            /** @description What became of each task, in the order of the request. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TaskOutcome"][];
                    };
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDetail"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    editTask: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskEdit"];
            };
        };
        responses: {
            /** @description The task as it is now. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDetail"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    tickStep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
                choiceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    done: boolean;
                };
            };
        };
        responses: {
            /** @description The task as it is now. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDetail"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    addComment: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description The task as it is now. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDetail"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    listWorkloads: {
        parameters: {
            query?: {
                linked?: "true" | "false";
                sourceId?: string;
                /** @description Words that must occur in the name, account or ARN. */
                q?: string;
                /** @description Items on a page, 1 to 100. 20 unless told. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of workloads, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkloadPage"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getWorkload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workloadId: components["parameters"]["WorkloadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workload. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkloadDetail"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    listAnswers: {
        parameters: {
            query: {
                /** @description Alias or ARN of the lens, as AWS names it in the workload. */
                lensAlias: components["parameters"]["LensAlias"];
            };
            header?: never;
            path: {
                workloadId: components["parameters"]["WorkloadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Answer"][];
                    };
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getAnswer: {
        parameters: {
            query: {
                /** @description Alias or ARN of the lens, as AWS names it in the workload. */
                lensAlias: components["parameters"]["LensAlias"];
            };
            header?: never;
            path: {
                workloadId: components["parameters"]["WorkloadId"];
                questionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerDetail"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    listSources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sources, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Source"][];
                    };
                };
            };
            default: components["responses"]["Error"];
        };
    };
    listSyncRuns: {
        parameters: {
            query?: {
                sourceId?: string;
                /** @description Items on a page, 1 to 100. 20 unless told. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sync runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SyncRun"][];
                        nextCursor?: string;
                    };
                };
            };
            default: components["responses"]["Error"];
        };
    };
    requestSync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SyncRequest"];
            };
        };
        responses: {
            /** @description The runs that were queued, or were waiting already. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SyncRun"][];
                    };
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getSyncRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncRun"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
