// Made by `yarn generate` from openapi.yaml.

export const openApiDocument = {
  "openapi": "3.1.0",
  "info": {
    "title": "Well-Architected for Backstage",
    "version": "1",
    "description": "Reviews of the AWS Well-Architected Tool, linked to catalog entities, and the remediation tasks that follow from their risks.",
    "license": {
      "name": "Apache-2.0",
      "identifier": "Apache-2.0"
    }
  },
  "servers": [
    {
      "url": "/"
    }
  ],
  "security": [
    {
      "backstage": []
    }
  ],
  "paths": {
    "/entities/{kind}/{namespace}/{name}/review": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Kind"
        },
        {
          "$ref": "#/components/parameters/Namespace"
        },
        {
          "$ref": "#/components/parameters/Name"
        }
      ],
      "get": {
        "operationId": "getEntityReview",
        "description": "The review of an entity, from all workloads linked to it. An entity with no link has an empty list of workloads.",
        "responses": {
          "200": {
            "description": "The review.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EntityReview"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/entities/{kind}/{namespace}/{name}/tasks": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Kind"
        },
        {
          "$ref": "#/components/parameters/Namespace"
        },
        {
          "$ref": "#/components/parameters/Name"
        }
      ],
      "get": {
        "operationId": "listEntityTasks",
        "description": "The remediation tasks of the workloads linked to an entity, filtered, sorted and paged in the database.",
        "parameters": [
          {
            "$ref": "#/components/parameters/TaskState"
          },
          {
            "$ref": "#/components/parameters/TaskRisk"
          },
          {
            "$ref": "#/components/parameters/TaskPillarId"
          },
          {
            "$ref": "#/components/parameters/TaskOwner"
          },
          {
            "$ref": "#/components/parameters/TaskWorkloadId"
          },
          {
            "$ref": "#/components/parameters/TaskLensAlias"
          },
          {
            "$ref": "#/components/parameters/TaskOverdue"
          },
          {
            "$ref": "#/components/parameters/TaskWords"
          },
          {
            "$ref": "#/components/parameters/TaskSort"
          },
          {
            "$ref": "#/components/parameters/TaskOrder"
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of tasks.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TaskPage"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/entities/{kind}/{namespace}/{name}/workloads/{workloadId}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Kind"
        },
        {
          "$ref": "#/components/parameters/Namespace"
        },
        {
          "$ref": "#/components/parameters/Name"
        },
        {
          "$ref": "#/components/parameters/WorkloadId"
        }
      ],
      "put": {
        "operationId": "linkWorkload",
        "description": "Links a workload to an entity by a person's hand. Does nothing when that link is there.",
        "responses": {
          "204": {
            "description": "Linked."
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      },
      "delete": {
        "operationId": "unlinkWorkload",
        "description": "Removes a person's link, also one to an entity that the catalog has no more. Links by annotation or tag are changed where they come from.",
        "responses": {
          "204": {
            "description": "Not linked by a person any more."
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/tasks": {
      "get": {
        "operationId": "listTasks",
        "description": "The remediation tasks that the caller may see, of all entities; filtered, sorted and paged in the database.",
        "parameters": [
          {
            "$ref": "#/components/parameters/TaskEntityRef"
          },
          {
            "$ref": "#/components/parameters/TaskState"
          },
          {
            "$ref": "#/components/parameters/TaskRisk"
          },
          {
            "$ref": "#/components/parameters/TaskPillarId"
          },
          {
            "$ref": "#/components/parameters/TaskOwner"
          },
          {
            "$ref": "#/components/parameters/TaskWorkloadId"
          },
          {
            "$ref": "#/components/parameters/TaskLensAlias"
          },
          {
            "$ref": "#/components/parameters/TaskOverdue"
          },
          {
            "$ref": "#/components/parameters/TaskWords"
          },
          {
            "$ref": "#/components/parameters/TaskSort"
          },
          {
            "$ref": "#/components/parameters/TaskOrder"
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of tasks.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TaskPage"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/tasks.csv": {
      "get": {
        "operationId": "exportTasks",
        "description": "All tasks of such a list as CSV (RFC 4180, UTF-8), streamed. No cell begins a formula.",
        "parameters": [
          {
            "$ref": "#/components/parameters/TaskEntityRef"
          },
          {
            "$ref": "#/components/parameters/TaskState"
          },
          {
            "$ref": "#/components/parameters/TaskRisk"
          },
          {
            "$ref": "#/components/parameters/TaskPillarId"
          },
          {
            "$ref": "#/components/parameters/TaskOwner"
          },
          {
            "$ref": "#/components/parameters/TaskWorkloadId"
          },
          {
            "$ref": "#/components/parameters/TaskLensAlias"
          },
          {
            "$ref": "#/components/parameters/TaskOverdue"
          },
          {
            "$ref": "#/components/parameters/TaskWords"
          },
          {
            "$ref": "#/components/parameters/TaskSort"
          },
          {
            "$ref": "#/components/parameters/TaskOrder"
          }
        ],
        "responses": {
          "200": {
            "description": "A line a task.",
            "content": {
              "text/csv": {
                "schema": {
                  "type": "string"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/task-edits": {
      "post": {
        "operationId": "editTasks",
        "description": "Changes several tasks at once. Each is changed or not by itself; the answer tells which were not, and why. Sent again, it changes nothing twice.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "required": [
                  "tasks",
                  "changes"
                ],
                "additionalProperties": false,
                "properties": {
                  "tasks": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 1000,
                    "items": {
                      "type": "object",
                      "required": [
                        "taskId",
                        "version"
                      ],
                      "additionalProperties": false,
                      "properties": {
                        "taskId": {
                          "type": "string",
                          "maxLength": 64
                        },
                        "version": {
                          "description": "The version that the editor saw.",
                          "type": "integer",
                          "minimum": 1
                        }
                      }
                    }
                  },
                  "changes": {
                    "$ref": "#/components/schemas/TaskChanges"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "What became of each task, in the order of the request.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/TaskOutcome"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/tasks/{taskId}": {
      "parameters": [
        {
          "name": "taskId",
          "in": "path",
          "required": true,
          "schema": {
            "type": "string",
            "maxLength": 64
          }
        }
      ],
      "get": {
        "operationId": "getTask",
        "description": "One remediation task, with its question, the improvement plan's steps and its history. The answer's `ETag` is the version that a change must name.",
        "responses": {
          "200": {
            "description": "The task.",
            "headers": {
              "ETag": {
                "schema": {
                  "type": "string"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TaskDetail"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      },
      "put": {
        "operationId": "editTask",
        "description": "Puts what people decide about a task. An edit equal to what is stored changes nothing, so that one sent again is no conflict. `412` when somebody else changed the task since the version named in `If-Match`.",
        "parameters": [
          {
            "name": "If-Match",
            "in": "header",
            "required": true,
            "schema": {
              "type": "string",
              "maxLength": 64
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/TaskEdit"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The task as it is now.",
            "headers": {
              "ETag": {
                "schema": {
                  "type": "string"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TaskDetail"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/tasks/{taskId}/steps/{choiceId}": {
      "parameters": [
        {
          "name": "taskId",
          "in": "path",
          "required": true,
          "schema": {
            "type": "string",
            "maxLength": 64
          }
        },
        {
          "name": "choiceId",
          "in": "path",
          "required": true,
          "schema": {
            "type": "string",
            "maxLength": 128
          }
        }
      ],
      "put": {
        "operationId": "tickStep",
        "description": "Ticks a step of the improvement plan off, or takes that back. Does nothing when it is so already. The task's version stays.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "required": [
                  "done"
                ],
                "additionalProperties": false,
                "properties": {
                  "done": {
                    "type": "boolean"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The task as it is now.",
            "headers": {
              "ETag": {
                "schema": {
                  "type": "string"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TaskDetail"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/tasks/{taskId}/comments": {
      "parameters": [
        {
          "name": "taskId",
          "in": "path",
          "required": true,
          "schema": {
            "type": "string",
            "maxLength": 64
          }
        }
      ],
      "post": {
        "operationId": "addComment",
        "description": "Adds a comment. One that is sent again with the same `Idempotency-Key` is there once; another text with that key is refused. The task's version stays.",
        "parameters": [
          {
            "name": "Idempotency-Key",
            "in": "header",
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 64
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "required": [
                  "text"
                ],
                "additionalProperties": false,
                "properties": {
                  "text": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 10000
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The task as it is now.",
            "headers": {
              "ETag": {
                "schema": {
                  "type": "string"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TaskDetail"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/workloads": {
      "get": {
        "operationId": "listWorkloads",
        "description": "The workloads that the caller may see; those without a link only with the permission for them.",
        "parameters": [
          {
            "name": "linked",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "true",
                "false"
              ]
            }
          },
          {
            "name": "sourceId",
            "in": "query",
            "schema": {
              "type": "string",
              "maxLength": 128
            }
          },
          {
            "name": "q",
            "in": "query",
            "description": "Words that must occur in the name, account or ARN.",
            "schema": {
              "type": "string",
              "maxLength": 200
            }
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of workloads, by name.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/WorkloadPage"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/workloads/{workloadId}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/WorkloadId"
        }
      ],
      "get": {
        "operationId": "getWorkload",
        "description": "One workload with its lens reviews, milestones and score history.",
        "responses": {
          "200": {
            "description": "The workload.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/WorkloadDetail"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/workloads/{workloadId}/answers": {
      "parameters": [
        {
          "$ref": "#/components/parameters/WorkloadId"
        },
        {
          "$ref": "#/components/parameters/LensAlias"
        }
      ],
      "get": {
        "operationId": "listAnswers",
        "description": "Every question of one lens review in the lens's order, with its answer.",
        "responses": {
          "200": {
            "description": "The answers.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/Answer"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/workloads/{workloadId}/answers/{questionId}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/WorkloadId"
        },
        {
          "$ref": "#/components/parameters/LensAlias"
        },
        {
          "name": "questionId",
          "in": "path",
          "required": true,
          "schema": {
            "type": "string",
            "maxLength": 128
          }
        }
      ],
      "get": {
        "operationId": "getAnswer",
        "description": "One question with its answer and the answer's own notes, which AWS gives for a single answer only. They are read from AWS once for each change of the workload and stored.",
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/AnswerDetail"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/sources": {
      "get": {
        "operationId": "listSources",
        "description": "The sources that are configured, and those that left workloads behind, with their health.",
        "responses": {
          "200": {
            "description": "The sources, by name.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/Source"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/sync-runs": {
      "get": {
        "operationId": "listSyncRuns",
        "description": "Sync runs, the newest first.",
        "parameters": [
          {
            "name": "sourceId",
            "in": "query",
            "schema": {
              "type": "string",
              "maxLength": 128
            }
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of sync runs.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/SyncRun"
                      }
                    },
                    "nextCursor": {
                      "type": "string"
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      },
      "post": {
        "operationId": "requestSync",
        "description": "Asks for a sync of one workload, of the workloads of one entity, of one source, or, with an empty body, of every source. One run for each source that has something to read; what is asked for twice runs once.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/SyncRequest"
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "The runs that were queued, or were waiting already.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/SyncRun"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/sync-runs/{runId}": {
      "parameters": [
        {
          "name": "runId",
          "in": "path",
          "required": true,
          "schema": {
            "type": "string",
            "maxLength": 64
          }
        }
      ],
      "get": {
        "operationId": "getSyncRun",
        "description": "One sync run with its progress. The person who asked for it may always see it.",
        "responses": {
          "200": {
            "description": "The run.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SyncRun"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    }
  },
  "components": {
    "securitySchemes": {
      "backstage": {
        "type": "http",
        "scheme": "bearer"
      }
    },
    "parameters": {
      "Kind": {
        "name": "kind",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "maxLength": 63
        }
      },
      "Namespace": {
        "name": "namespace",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "maxLength": 63
        }
      },
      "Name": {
        "name": "name",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "maxLength": 63
        }
      },
      "WorkloadId": {
        "name": "workloadId",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "maxLength": 64
        }
      },
      "LensAlias": {
        "name": "lensAlias",
        "in": "query",
        "required": true,
        "description": "Alias or ARN of the lens, as AWS names it in the workload.",
        "schema": {
          "type": "string",
          "maxLength": 256
        }
      },
      "TaskState": {
        "name": "state",
        "in": "query",
        "description": "Only tasks in one of these states.",
        "schema": {
          "type": "array",
          "items": {
            "$ref": "#/components/schemas/TaskState"
          }
        }
      },
      "TaskRisk": {
        "name": "risk",
        "in": "query",
        "schema": {
          "type": "array",
          "items": {
            "$ref": "#/components/schemas/Risk"
          }
        }
      },
      "TaskPillarId": {
        "name": "pillarId",
        "in": "query",
        "schema": {
          "type": "array",
          "items": {
            "type": "string",
            "maxLength": 64
          }
        }
      },
      "TaskOwner": {
        "name": "owner",
        "in": "query",
        "description": "Entity references of owners. `me` stands for the caller and the groups of the caller, `none` for tasks without an owner, `left` for owners that the catalog no longer has.",
        "schema": {
          "type": "array",
          "items": {
            "type": "string",
            "maxLength": 255
          }
        }
      },
      "TaskWorkloadId": {
        "name": "workloadId",
        "in": "query",
        "description": "Only tasks of this workload. Those of an archived workload show only when it is named here.",
        "schema": {
          "type": "string",
          "maxLength": 64
        }
      },
      "TaskLensAlias": {
        "name": "lensAlias",
        "in": "query",
        "schema": {
          "type": "string",
          "maxLength": 256
        }
      },
      "TaskOverdue": {
        "name": "overdue",
        "in": "query",
        "description": "`true` keeps tasks that are open or in progress and past their due date.",
        "schema": {
          "type": "string",
          "enum": [
            "true"
          ]
        }
      },
      "TaskWords": {
        "name": "q",
        "in": "query",
        "description": "Words that must occur in the question, pillar, workload or note.",
        "schema": {
          "type": "string",
          "maxLength": 200
        }
      },
      "TaskSort": {
        "name": "sort",
        "in": "query",
        "description": "`rank` is what to fix first, by people's own order, the risk, the workload's profile and pillar priorities, and the due date.",
        "schema": {
          "type": "string",
          "enum": [
            "rank",
            "risk",
            "pillar",
            "question",
            "owner",
            "dueDate",
            "state",
            "updatedAt"
          ],
          "default": "rank"
        }
      },
      "TaskOrder": {
        "name": "order",
        "in": "query",
        "schema": {
          "type": "string",
          "enum": [
            "asc",
            "desc"
          ],
          "default": "asc"
        }
      },
      "TaskEntityRef": {
        "name": "entityRef",
        "in": "query",
        "description": "Only tasks of workloads linked to one of these entities.",
        "schema": {
          "type": "array",
          "maxItems": 100,
          "items": {
            "type": "string",
            "maxLength": 255
          }
        }
      },
      "Limit": {
        "name": "limit",
        "in": "query",
        "description": "Items on a page, 1 to 100. 20 unless told.",
        "schema": {
          "type": "string",
          "pattern": "^([1-9][0-9]?|100)$"
        }
      },
      "Cursor": {
        "name": "cursor",
        "in": "query",
        "description": "The `nextCursor` of the page before.",
        "schema": {
          "type": "string",
          "maxLength": 8000
        }
      }
    },
    "responses": {
      "Error": {
        "description": "An error as Backstage's error responses are.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            }
          }
        }
      }
    },
    "schemas": {
      "Error": {
        "type": "object",
        "required": [
          "error",
          "response"
        ],
        "properties": {
          "error": {
            "type": "object",
            "required": [
              "name",
              "message"
            ],
            "properties": {
              "name": {
                "type": "string"
              },
              "message": {
                "type": "string"
              }
            }
          },
          "response": {
            "type": "object",
            "required": [
              "statusCode"
            ],
            "properties": {
              "statusCode": {
                "type": "integer"
              }
            }
          }
        }
      },
      "Timestamp": {
        "type": "string",
        "format": "date-time"
      },
      "Risk": {
        "type": "string",
        "enum": [
          "HIGH",
          "MEDIUM",
          "NONE",
          "UNANSWERED",
          "NOT_APPLICABLE"
        ]
      },
      "RiskCounts": {
        "description": "How many questions have each risk. Not applicable questions count for nothing else.",
        "type": "object",
        "required": [
          "high",
          "medium",
          "none",
          "unanswered",
          "notApplicable"
        ],
        "properties": {
          "high": {
            "type": "integer",
            "minimum": 0
          },
          "medium": {
            "type": "integer",
            "minimum": 0
          },
          "none": {
            "type": "integer",
            "minimum": 0
          },
          "unanswered": {
            "type": "integer",
            "minimum": 0
          },
          "notApplicable": {
            "type": "integer",
            "minimum": 0
          }
        }
      },
      "Score": {
        "type": "object",
        "required": [
          "riskCounts",
          "score",
          "coverage",
          "standing"
        ],
        "properties": {
          "riskCounts": {
            "$ref": "#/components/schemas/RiskCounts"
          },
          "score": {
            "description": "0 (every answered question at high risk) to 100 (none at risk); null where nothing is answered.",
            "type": [
              "integer",
              "null"
            ]
          },
          "coverage": {
            "description": "The share of applicable questions that are answered, 0 to 1; null where no question applies.",
            "type": [
              "number",
              "null"
            ]
          },
          "standing": {
            "description": "A score is provisional below the configured coverage.",
            "type": "string",
            "enum": [
              "reviewed",
              "provisional",
              "notReviewed"
            ]
          },
          "accepted": {
            "$ref": "#/components/schemas/AcceptedRisks"
          }
        }
      },
      "PillarScore": {
        "allOf": [
          {
            "$ref": "#/components/schemas/Score"
          },
          {
            "type": "object",
            "required": [
              "pillarId",
              "pillarName",
              "milestoneScore"
            ],
            "properties": {
              "pillarId": {
                "type": "string"
              },
              "pillarName": {
                "type": "string"
              },
              "milestoneScore": {
                "description": "The score at the last milestone, a workload without one counting as it is now; null where no workload has a milestone, or nothing was answered then.",
                "type": [
                  "integer",
                  "null"
                ]
              }
            }
          }
        ]
      },
      "AcceptedRisks": {
        "description": "How many of the risks are accepted. They count in the score all the same. Not told of the past.",
        "type": "object",
        "required": [
          "high",
          "medium"
        ],
        "properties": {
          "high": {
            "type": "integer",
            "minimum": 0
          },
          "medium": {
            "type": "integer",
            "minimum": 0
          }
        }
      },
      "LensScore": {
        "description": "One lens over all workloads that use it; risk counts are added, never scores.",
        "type": "object",
        "required": [
          "lensAlias",
          "lensName",
          "overall",
          "pillars"
        ],
        "properties": {
          "lensAlias": {
            "type": "string"
          },
          "lensName": {
            "type": "string"
          },
          "overall": {
            "$ref": "#/components/schemas/Score"
          },
          "pillars": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/PillarScore"
            }
          }
        }
      },
      "LensReview": {
        "allOf": [
          {
            "$ref": "#/components/schemas/LensScore"
          },
          {
            "type": "object",
            "required": [
              "lensArn",
              "lensVersion",
              "lensStatus",
              "updatedAt",
              "notes"
            ],
            "properties": {
              "lensArn": {
                "type": "string"
              },
              "lensVersion": {
                "type": "string"
              },
              "lensStatus": {
                "description": "AWS's LensStatus, such as CURRENT or NOT_CURRENT.",
                "type": "string"
              },
              "updatedAt": {
                "$ref": "#/components/schemas/Timestamp"
              },
              "notes": {
                "type": "string"
              }
            }
          }
        ]
      },
      "Link": {
        "type": "object",
        "required": [
          "entityRef",
          "origin"
        ],
        "properties": {
          "entityRef": {
            "type": "string"
          },
          "origin": {
            "description": "Where the link comes from. A person's link is never undone by a sync.",
            "type": "string",
            "enum": [
              "annotation",
              "tag",
              "person"
            ]
          },
          "broken": {
            "description": "The catalog has no such entity; told to those who may see unlinked workloads.",
            "type": "boolean"
          }
        }
      },
      "Problem": {
        "description": "What failed at AWS, since when, and what to do about it.",
        "type": "object",
        "required": [
          "name",
          "message",
          "since"
        ],
        "properties": {
          "name": {
            "description": "The AWS error's name, such as AccessDeniedException.",
            "type": "string"
          },
          "message": {
            "type": "string"
          },
          "operation": {
            "description": "The operation that failed, such as ListAnswers.",
            "type": "string"
          },
          "requestId": {
            "type": "string"
          },
          "since": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "advice": {
            "type": "string"
          }
        }
      },
      "Workload": {
        "type": "object",
        "required": [
          "workloadId",
          "workloadArn",
          "workloadName",
          "environment",
          "accountId",
          "region",
          "sourceId",
          "reviewOwner",
          "improvementStatus",
          "consoleUrl",
          "updatedAt",
          "depth",
          "syncedAt",
          "archivedAt",
          "stale",
          "failingSince",
          "links"
        ],
        "properties": {
          "workloadId": {
            "type": "string"
          },
          "workloadArn": {
            "type": "string"
          },
          "workloadName": {
            "type": "string"
          },
          "environment": {
            "description": "PRODUCTION or PREPRODUCTION; null until the workload was read in depth.",
            "type": [
              "string",
              "null"
            ]
          },
          "accountId": {
            "description": "The account that owns the workload.",
            "type": "string"
          },
          "region": {
            "type": "string"
          },
          "sourceId": {
            "type": "string"
          },
          "reviewOwner": {
            "type": [
              "string",
              "null"
            ]
          },
          "improvementStatus": {
            "type": [
              "string",
              "null"
            ]
          },
          "consoleUrl": {
            "type": "string"
          },
          "updatedAt": {
            "description": "When the workload changed at AWS.",
            "allOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              }
            ]
          },
          "depth": {
            "description": "What is stored so far: that it exists, its scores and what is at risk, or all details. A first sync fills in scores before details.",
            "type": "string",
            "enum": [
              "listed",
              "scores",
              "details"
            ]
          },
          "syncedAt": {
            "description": "When it was last read in depth; null when it never was.",
            "type": [
              "string",
              "null"
            ],
            "format": "date-time"
          },
          "archivedAt": {
            "description": "When a complete listing first lacked it; null while AWS lists it.",
            "type": [
              "string",
              "null"
            ],
            "format": "date-time"
          },
          "stale": {
            "description": "Nobody has changed the review for longer than configured.",
            "type": "boolean"
          },
          "failingSince": {
            "description": "Since when this workload or its source cannot be read; null when all is well.",
            "type": [
              "string",
              "null"
            ],
            "format": "date-time"
          },
          "problem": {
            "description": "The failure itself, for those who may see sources.",
            "allOf": [
              {
                "$ref": "#/components/schemas/Problem"
              }
            ]
          },
          "links": {
            "description": "The links to entities that the caller may see.",
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Link"
            }
          }
        }
      },
      "WorkloadPage": {
        "type": "object",
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Workload"
            }
          },
          "nextCursor": {
            "type": "string"
          }
        }
      },
      "ReviewedWorkload": {
        "allOf": [
          {
            "$ref": "#/components/schemas/Workload"
          },
          {
            "type": "object",
            "required": [
              "lensReviews"
            ],
            "properties": {
              "lensReviews": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/LensReview"
                }
              }
            }
          }
        ]
      },
      "Milestone": {
        "type": "object",
        "required": [
          "milestoneNumber",
          "milestoneName",
          "recordedAt",
          "lenses"
        ],
        "properties": {
          "milestoneNumber": {
            "type": "integer"
          },
          "milestoneName": {
            "type": "string"
          },
          "recordedAt": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "lenses": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/LensScore"
            }
          }
        }
      },
      "ScorePoint": {
        "description": "The scores of one lens as a sync saw them when they changed.",
        "type": "object",
        "required": [
          "at",
          "lensAlias",
          "overall"
        ],
        "properties": {
          "at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "lensAlias": {
            "type": "string"
          },
          "overall": {
            "$ref": "#/components/schemas/Score"
          }
        }
      },
      "WorkloadDetail": {
        "allOf": [
          {
            "$ref": "#/components/schemas/ReviewedWorkload"
          },
          {
            "type": "object",
            "required": [
              "description",
              "notes",
              "milestones",
              "history"
            ],
            "properties": {
              "description": {
                "type": "string"
              },
              "notes": {
                "type": "string"
              },
              "milestones": {
                "description": "The oldest first.",
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/Milestone"
                }
              },
              "history": {
                "description": "The oldest first.",
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/ScorePoint"
                }
              }
            }
          }
        ]
      },
      "TaskCounts": {
        "type": "object",
        "required": [
          "openHighRisk",
          "openMediumRisk",
          "acceptedHighRisk",
          "acceptedMediumRisk",
          "overdue"
        ],
        "properties": {
          "openHighRisk": {
            "description": "Tasks for a high-risk issue that are open, in progress or claimed done.",
            "type": "integer"
          },
          "openMediumRisk": {
            "type": "integer"
          },
          "acceptedHighRisk": {
            "description": "Tasks whose high-risk issue is accepted. It counts in the score all the same.",
            "type": "integer"
          },
          "acceptedMediumRisk": {
            "type": "integer"
          },
          "overdue": {
            "description": "Tasks open or in progress past their due date.",
            "type": "integer"
          }
        }
      },
      "EntityReview": {
        "type": "object",
        "required": [
          "entityRef",
          "lenses",
          "workloads",
          "tasks",
          "firstTasks"
        ],
        "properties": {
          "entityRef": {
            "type": "string"
          },
          "lenses": {
            "description": "The lenses in use by workloads that are not archived, the AWS Well-Architected Framework first.",
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/LensScore"
            }
          },
          "workloads": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ReviewedWorkload"
            }
          },
          "tasks": {
            "$ref": "#/components/schemas/TaskCounts"
          },
          "firstTasks": {
            "description": "The three to be done first of those open or in progress.",
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Task"
            }
          }
        }
      },
      "ImprovementStep": {
        "description": "A best practice that the answer lacks, and how to get there.",
        "type": "object",
        "required": [
          "choiceId",
          "title"
        ],
        "properties": {
          "choiceId": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "text": {
            "type": "string"
          },
          "url": {
            "type": "string"
          }
        }
      },
      "Choice": {
        "description": "A best practice of a question.",
        "type": "object",
        "required": [
          "choiceId",
          "title",
          "status"
        ],
        "properties": {
          "choiceId": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "status": {
            "type": "string",
            "enum": [
              "SELECTED",
              "UNSELECTED",
              "NOT_APPLICABLE"
            ]
          },
          "reason": {
            "description": "AWS's ChoiceReason, such as OUT_OF_SCOPE.",
            "type": "string"
          },
          "notes": {
            "type": "string"
          }
        }
      },
      "Answer": {
        "type": "object",
        "required": [
          "questionId",
          "pillarId",
          "pillarName",
          "title",
          "risk",
          "applicable",
          "choices"
        ],
        "properties": {
          "questionId": {
            "type": "string"
          },
          "pillarId": {
            "type": "string"
          },
          "pillarName": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "helpfulResourceUrl": {
            "type": "string"
          },
          "risk": {
            "$ref": "#/components/schemas/Risk"
          },
          "applicable": {
            "type": "boolean"
          },
          "reason": {
            "description": "AWS's AnswerReason for a question that does not apply, such as OUT_OF_SCOPE.",
            "type": "string"
          },
          "choices": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Choice"
            }
          },
          "jiraIssueUrl": {
            "type": "string"
          },
          "taskId": {
            "type": "string"
          },
          "taskState": {
            "$ref": "#/components/schemas/TaskState"
          }
        }
      },
      "AnswerDetail": {
        "allOf": [
          {
            "$ref": "#/components/schemas/Answer"
          },
          {
            "type": "object",
            "required": [
              "notes"
            ],
            "properties": {
              "notes": {
                "description": "The answer's own notes; null where AWS could not be asked.",
                "type": [
                  "string",
                  "null"
                ]
              }
            }
          }
        ]
      },
      "TaskState": {
        "description": "People open, start, claim done, and accept the risk until a day; only a sync resolves, or makes obsolete what the lens no longer asks.",
        "type": "string",
        "enum": [
          "open",
          "in-progress",
          "done",
          "accepted",
          "resolved",
          "obsolete"
        ]
      },
      "TaskDecisions": {
        "description": "All that people decide about a task; null clears.",
        "type": "object",
        "required": [
          "state",
          "owner",
          "dueDate",
          "note",
          "ticketUrl"
        ],
        "properties": {
          "state": {
            "description": "`resolved` and `obsolete` may be kept, not chosen.",
            "allOf": [
              {
                "$ref": "#/components/schemas/TaskState"
              }
            ]
          },
          "owner": {
            "description": "Entity reference of a User or Group in the catalog.",
            "type": [
              "string",
              "null"
            ],
            "maxLength": 255
          },
          "dueDate": {
            "description": "A calendar day, YYYY-MM-DD.",
            "type": [
              "string",
              "null"
            ],
            "format": "date"
          },
          "note": {
            "type": "string",
            "maxLength": 10000
          },
          "rank": {
            "description": "The place in a person's own order, 1 being the first. It goes before risk, priority and date.",
            "type": [
              "integer",
              "null"
            ],
            "minimum": 1,
            "maximum": 9999
          },
          "ticketUrl": {
            "description": "An http or https address.",
            "type": [
              "string",
              "null"
            ],
            "maxLength": 2000
          },
          "acceptanceReason": {
            "description": "Why the risk is accepted. With `approvedBy` and `acceptedUntil`, asked for when the state is `accepted`, and cleared when it is not.",
            "type": [
              "string",
              "null"
            ],
            "maxLength": 10000
          },
          "approvedBy": {
            "description": "Entity reference of the User or Group in the catalog that approved the acceptance.",
            "type": [
              "string",
              "null"
            ],
            "maxLength": 255
          },
          "acceptedUntil": {
            "description": "The last day of the acceptance; after it, the task is open again.",
            "type": [
              "string",
              "null"
            ],
            "format": "date"
          }
        }
      },
      "TaskEdit": {
        "allOf": [
          {
            "$ref": "#/components/schemas/TaskDecisions"
          }
        ],
        "unevaluatedProperties": false
      },
      "TaskChanges": {
        "description": "What people decide about several tasks at once; what is missing stays as it is.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": false,
        "properties": {
          "state": {
            "$ref": "#/components/schemas/TaskState"
          },
          "owner": {
            "type": [
              "string",
              "null"
            ],
            "maxLength": 255
          },
          "dueDate": {
            "type": [
              "string",
              "null"
            ],
            "format": "date"
          },
          "acceptanceReason": {
            "type": [
              "string",
              "null"
            ],
            "maxLength": 10000
          },
          "approvedBy": {
            "type": [
              "string",
              "null"
            ],
            "maxLength": 255
          },
          "acceptedUntil": {
            "type": [
              "string",
              "null"
            ],
            "format": "date"
          }
        }
      },
      "TaskOutcome": {
        "description": "What became of a task in a change of several.",
        "type": "object",
        "required": [
          "taskId",
          "outcome"
        ],
        "properties": {
          "taskId": {
            "type": "string"
          },
          "outcome": {
            "description": "`unchanged` when it was so already.",
            "type": "string",
            "enum": [
              "changed",
              "unchanged",
              "failed"
            ]
          },
          "version": {
            "description": "The task's version by now; missing when it failed.",
            "type": "integer"
          },
          "error": {
            "description": "Why it failed, as Backstage's errors are named.",
            "type": "object",
            "required": [
              "name",
              "message"
            ],
            "properties": {
              "name": {
                "type": "string"
              },
              "message": {
                "type": "string"
              }
            }
          }
        }
      },
      "Task": {
        "required": [
          "rank",
          "acceptanceReason",
          "approvedBy",
          "acceptedUntil"
        ],
        "allOf": [
          {
            "$ref": "#/components/schemas/TaskDecisions"
          },
          {
            "type": "object",
            "required": [
              "taskId",
              "version",
              "workloadId",
              "workloadName",
              "lensAlias",
              "lensName",
              "questionId",
              "title",
              "pillarId",
              "pillarName",
              "risk",
              "overdue",
              "ownerLeft",
              "createdAt",
              "updatedAt"
            ],
            "properties": {
              "taskId": {
                "type": "string"
              },
              "version": {
                "type": "integer"
              },
              "workloadId": {
                "type": "string"
              },
              "workloadName": {
                "type": "string"
              },
              "lensAlias": {
                "type": "string"
              },
              "lensName": {
                "type": "string"
              },
              "questionId": {
                "type": "string"
              },
              "title": {
                "type": "string"
              },
              "pillarId": {
                "type": "string"
              },
              "pillarName": {
                "type": "string"
              },
              "risk": {
                "$ref": "#/components/schemas/Risk"
              },
              "overdue": {
                "type": "boolean"
              },
              "ownerLeft": {
                "description": "The catalog no longer has the owner.",
                "type": "boolean"
              },
              "entityRefs": {
                "description": "The entities through which the caller sees the task; not told in lists of one entity.",
                "type": "array",
                "items": {
                  "type": "string"
                }
              },
              "createdAt": {
                "$ref": "#/components/schemas/Timestamp"
              },
              "updatedAt": {
                "$ref": "#/components/schemas/Timestamp"
              }
            }
          }
        ]
      },
      "TaskPage": {
        "type": "object",
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Task"
            }
          },
          "totalItems": {
            "description": "How many tasks the list had when its first page was read; missing when they are more than 5,000.",
            "type": "integer"
          },
          "nextCursor": {
            "type": "string"
          }
        }
      },
      "TaskChange": {
        "description": "One entry of a task's history, which only grows.",
        "type": "object",
        "required": [
          "at",
          "actor",
          "field",
          "before",
          "after"
        ],
        "properties": {
          "version": {
            "description": "The version that the change made; changes made together share it. Steps make none.",
            "type": "integer"
          },
          "at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "actor": {
            "description": "Entity reference of the person, or the subject of the service, that made the change; `sync` for a sync, `calendar` for a day that passed.",
            "type": "string"
          },
          "syncRunId": {
            "description": "The sync that made the change.",
            "type": "string"
          },
          "field": {
            "type": "string",
            "enum": [
              "created",
              "state",
              "owner",
              "dueDate",
              "note",
              "ticketUrl",
              "acceptanceReason",
              "approvedBy",
              "acceptedUntil",
              "rank",
              "step",
              "risk"
            ]
          },
          "before": {
            "type": [
              "string",
              "null"
            ]
          },
          "after": {
            "type": [
              "string",
              "null"
            ]
          },
          "reason": {
            "$ref": "#/components/schemas/TaskChangeReason"
          }
        }
      },
      "TaskChangeReason": {
        "description": "Why the state changed without a person.",
        "type": "object",
        "required": [
          "event"
        ],
        "properties": {
          "event": {
            "type": "string",
            "enum": [
              "atRisk",
              "riskRisen",
              "contradicted",
              "riskGone",
              "questionGone",
              "acceptanceEnded"
            ]
          },
          "risk": {
            "description": "What the review shows.",
            "allOf": [
              {
                "$ref": "#/components/schemas/Risk"
              }
            ]
          },
          "reviewedAt": {
            "description": "When the review was last changed at AWS.",
            "allOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              }
            ]
          },
          "choices": {
            "description": "The best practices that the answer has by now.",
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "acceptedUntil": {
            "description": "The last day of the acceptance that ended.",
            "type": "string",
            "format": "date"
          }
        }
      },
      "TickedStep": {
        "description": "A step of the improvement plan that is done, as a person says.",
        "type": "object",
        "required": [
          "choiceId",
          "actor",
          "at"
        ],
        "properties": {
          "choiceId": {
            "type": "string"
          },
          "actor": {
            "description": "Entity reference of who ticked it off.",
            "type": "string"
          },
          "at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "TaskComment": {
        "type": "object",
        "required": [
          "commentId",
          "author",
          "at",
          "text"
        ],
        "properties": {
          "commentId": {
            "type": "string"
          },
          "author": {
            "description": "Entity reference.",
            "type": "string"
          },
          "at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "text": {
            "type": "string"
          }
        }
      },
      "TaskDetail": {
        "allOf": [
          {
            "$ref": "#/components/schemas/Task"
          },
          {
            "type": "object",
            "required": [
              "steps",
              "tickedSteps",
              "comments",
              "history",
              "consoleUrl",
              "suggestedOwner"
            ],
            "properties": {
              "suggestedOwner": {
                "description": "Who owns the entity of the task, as the catalog says.",
                "type": [
                  "string",
                  "null"
                ]
              },
              "answer": {
                "description": "The question as the review answers it now; missing when the lens no longer has it.",
                "allOf": [
                  {
                    "$ref": "#/components/schemas/Answer"
                  }
                ]
              },
              "steps": {
                "description": "The improvement plan.",
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/ImprovementStep"
                }
              },
              "tickedSteps": {
                "description": "The steps that people have ticked off.",
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/TickedStep"
                }
              },
              "comments": {
                "description": "The oldest first.",
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/TaskComment"
                }
              },
              "history": {
                "description": "The newest first.",
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/TaskChange"
                }
              },
              "consoleUrl": {
                "type": "string"
              }
            }
          }
        ]
      },
      "Source": {
        "description": "One AWS account in one region.",
        "type": "object",
        "required": [
          "sourceId",
          "sourceName",
          "accountId",
          "region",
          "configured",
          "workloads",
          "lastListedAt",
          "nextListingAt"
        ],
        "properties": {
          "sourceId": {
            "type": "string"
          },
          "sourceName": {
            "type": "string"
          },
          "accountId": {
            "description": "Null until the default credentials have told their account.",
            "type": [
              "string",
              "null"
            ]
          },
          "region": {
            "type": "string"
          },
          "configured": {
            "description": "False for a source that left the configuration; its workloads stay.",
            "type": "boolean"
          },
          "workloads": {
            "description": "How many of its workloads are stored and not archived.",
            "type": "integer"
          },
          "lastListedAt": {
            "description": "When all its workloads were last listed.",
            "type": [
              "string",
              "null"
            ],
            "format": "date-time"
          },
          "nextListingAt": {
            "type": [
              "string",
              "null"
            ],
            "format": "date-time"
          },
          "heldArchive": {
            "description": "Workloads that the last listing lacked, when they are too many to archive without a second listing that agrees.",
            "type": "integer"
          },
          "problem": {
            "$ref": "#/components/schemas/Problem"
          }
        }
      },
      "SyncRequest": {
        "type": "object",
        "additionalProperties": false,
        "maxProperties": 1,
        "properties": {
          "workloadId": {
            "type": "string",
            "maxLength": 64
          },
          "entityRef": {
            "type": "string",
            "maxLength": 255
          },
          "sourceId": {
            "type": "string",
            "maxLength": 128
          }
        }
      },
      "SyncRun": {
        "type": "object",
        "required": [
          "runId",
          "sourceId",
          "scope",
          "trigger",
          "requestedBy",
          "state",
          "done",
          "total",
          "queuedAt",
          "startedAt",
          "finishedAt",
          "failures"
        ],
        "properties": {
          "runId": {
            "type": "string"
          },
          "sourceId": {
            "type": "string"
          },
          "scope": {
            "description": "The whole source, or named workloads of it.",
            "type": "string",
            "enum": [
              "source",
              "workloads"
            ]
          },
          "trigger": {
            "description": "`event` for a change that AWS told by itself.",
            "type": "string",
            "enum": [
              "schedule",
              "person",
              "event"
            ]
          },
          "requestedBy": {
            "type": [
              "string",
              "null"
            ]
          },
          "state": {
            "description": "`incomplete` when some workloads could not be read.",
            "type": "string",
            "enum": [
              "queued",
              "running",
              "succeeded",
              "incomplete",
              "failed"
            ]
          },
          "done": {
            "description": "Workloads read in depth so far.",
            "type": "integer"
          },
          "total": {
            "description": "Workloads to be read in depth; null until the listing has told.",
            "type": [
              "integer",
              "null"
            ]
          },
          "queuedAt": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "startedAt": {
            "type": [
              "string",
              "null"
            ],
            "format": "date-time"
          },
          "finishedAt": {
            "type": [
              "string",
              "null"
            ],
            "format": "date-time"
          },
          "listed": {
            "type": "integer"
          },
          "archived": {
            "type": "integer"
          },
          "problem": {
            "description": "What ended the run.",
            "allOf": [
              {
                "$ref": "#/components/schemas/Problem"
              }
            ]
          },
          "failures": {
            "description": "The workloads that could not be read; their problems for those who may see sources.",
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "workloadId",
                "workloadName"
              ],
              "properties": {
                "workloadId": {
                  "type": "string"
                },
                "workloadName": {
                  "type": "string"
                },
                "problem": {
                  "$ref": "#/components/schemas/Problem"
                }
              }
            }
          }
        }
      }
    }
  }
} as const;
