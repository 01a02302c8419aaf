import type { TypedRouter } from '@backstage/backend-openapi-utils';
import type { paths } from 'backstage-plugin-well-architected-common';

type Method = 'get' | 'put' | 'post' | 'delete';

type Endpoint = {
  [Path in keyof paths]: {
    [M in Method]: paths[Path][M] extends undefined ? never : [Path, M];
  }[Method];
}[keyof paths];

type Json<Message> = Message extends {
  content: { 'application/json': infer T };
}
  ? T
  : void;

type Member<T, Name extends string> = T extends { [N in Name]?: infer Value }
  ? NonNullable<Value>
  : {};

type EndpointOf<Operation> = Operation extends {
  parameters: infer Parameters;
  responses: infer Responses;
}
  ? {
      path: Member<Parameters, 'path'>;
      query: Member<Parameters, 'query'>;
      body: Operation extends { requestBody: infer Body }
        ? Extract<Json<Body>, object>
        : {};
      response: Json<Responses[Extract<keyof Responses, 200 | 202 | 204>]>;
    }
  : never;

/** The contract in the form in which Backstage's typed routers take it. */
export type Endpoints = {
  [E in Endpoint as `#${E[1] extends 'delete'
    ? '_delete'
    : E[1]}|${E[0]}`]: EndpointOf<paths[E[0]][E[1]]>;
};

/** A router whose requests are checked against the contract. */
export type ContractRouter = TypedRouter<Endpoints>;
