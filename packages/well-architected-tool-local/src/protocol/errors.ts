import * as wellArchitected from '@aws-sdk/client-wellarchitected';
import type { ValidationExceptionField } from '@aws-sdk/client-wellarchitected';
import type { StaticErrorSchema } from '@smithy/types';

/** An error as AWS answers it: a name, an HTTP status and the members of its shape. */
export class AwsError extends Error {
  readonly name: string;
  readonly status: number;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    name: string,
    message: string,
    members: Record<string, unknown> = {},
    status = statusOf(name),
  ) {
    super(message);
    this.name = name;
    this.status = status;
    this.members = members;
  }
}

const modelled = new Map(
  Object.values(wellArchitected)
    .filter(
      (exported): exported is StaticErrorSchema =>
        Array.isArray(exported) && exported[0] === -3,
    )
    .map(schema => [schema[2], schema]),
);

/** The HTTP status that the service's model gives an error; 400 for errors it does not name. */
export function statusOf(name: string): number {
  const traits = modelled.get(name)?.[3];
  return typeof traits === 'object' && typeof traits.httpError === 'number'
    ? traits.httpError
    : 400;
}

/** Input that breaks the model's limits or the service's rules. */
export function invalidInput(
  message: string,
  fields: ValidationExceptionField[] = [],
): AwsError {
  return new AwsError('ValidationException', message, {
    Reason: 'FIELD_VALIDATION_FAILED',
    Fields: fields,
  });
}

/** A named member of the input that breaks a rule. */
export function invalidField(name: string, message: string): AwsError {
  return invalidInput(`[Validation] ${message}`, [
    { Name: name, Message: message },
  ]);
}

/** Something that does not exist, or that the caller's account may not see. */
export function notFound(resourceType: string, resourceId: string): AwsError {
  return new AwsError(
    'ResourceNotFoundException',
    `${resourceType} ${resourceId} was not found in this account and Region`,
    { ResourceId: resourceId, ResourceType: resourceType },
  );
}

/** A change that the present state of a resource does not allow. */
export function conflict(
  resourceType: string,
  resourceId: string,
  message: string,
): AwsError {
  return new AwsError('ConflictException', message, {
    ResourceId: resourceId,
    ResourceType: resourceType,
  });
}

/** A caller without permission for an action. */
export function accessDenied(callerArn: string, action: string): AwsError {
  return new AwsError(
    'AccessDeniedException',
    `User: ${callerArn} is not authorized to perform: ${action}`,
    {},
    403,
  );
}
