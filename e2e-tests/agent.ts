import { tokenOf } from './people';
import type { Portal } from './portal';

/** A tool, as MCP lists it. */
export interface Tool {
  name: string;
  description: string;
  inputSchema: { properties: Record<string, unknown> };
  annotations: Record<string, unknown>;
}

/** What a tool answers. */
interface Answer<T> {
  /** What it tells; undefined where it fails. */
  told: T;
  /** How it fails; undefined where it does not. */
  failure?: string;
}

/** An agent that speaks MCP to the portal. */
export class Agent {
  readonly #url: string;
  readonly #token: string;
  #requests = 0;

  private constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  /** An agent in the name of one of the sample people. */
  static async of(portal: Pick<Portal, 'url'>, person: string): Promise<Agent> {
    return Agent.bearing(portal, await tokenOf(portal, person));
  }

  /** An agent of whoever has a token. */
  static async bearing(
    portal: Pick<Portal, 'url'>,
    token: string,
  ): Promise<Agent> {
    const agent = new Agent(`${portal.url}/api/mcp-actions/v1`, token);
    await agent.#request('initialize', {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'e2e-tests', version: '1' },
    });
    return agent;
  }

  /** The tools that it is offered. */
  async tools(): Promise<Tool[]> {
    const { tools } = await this.#request<{ tools: Tool[] }>('tools/list', {});
    return tools;
  }

  /** Calls an action of the plugin as a tool. */
  async call<T>(action: string, input: object): Promise<Answer<T>> {
    const { isError, content, structuredContent } = await this.#request<{
      isError?: boolean;
      content: Array<{ text: string }>;
      structuredContent: T;
    }>('tools/call', {
      name: `well-architected.${action}`,
      arguments: input,
    });
    return {
      told: structuredContent,
      failure: isError ? content[0].text : undefined,
    };
  }

  /** A JSON-RPC request over MCP's streamable HTTP, which answers as an event. */
  async #request<T>(method: string, params: object): Promise<T> {
    this.#requests += 1;
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.#token}`,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: this.#requests,
        method,
        params,
      }),
    });
    const body = await response.text();
    const data = /^data: (.*)$/m.exec(body)?.[1];
    const { result, error } = data ? JSON.parse(data) : { error: body };
    if (!result) {
      throw new Error(`${method}: ${response.status} ${JSON.stringify(error)}`);
    }
    return result;
  }
}
