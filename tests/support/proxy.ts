/** A proxy between the browser and everything else, which notes what leaves the device. */
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Sent {
  method: string;
  url: string;
  /** Bytes of its body. */
  body: number;
  headers: string;
  status: number;
}

export class Proxy {
  /** All that was sent, in its order. */
  readonly sent: Sent[] = [];

  private constructor(
    readonly address: string,
    private readonly end: () => Promise<void>,
  ) {}

  static async open(): Promise<Proxy> {
    const server = createServer((from, to) => proxy.forward(from, to));
    // What is encrypted goes to somebody else: it is noted and refused.
    server.on("connect", (from, socket) => {
      proxy.sent.push({ method: "CONNECT", url: from.url ?? "", body: 0, headers: "", status: 0 });
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const proxy = new Proxy(`http://127.0.0.1:${port}`, async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    return proxy;
  }

  close(): Promise<void> {
    return this.end();
  }

  private forward(from: IncomingMessage, to: ServerResponse): void {
    const { method = "", url = "", headers } = from;
    const sent: Sent = { method, url, body: 0, headers: JSON.stringify(headers), status: 0 };
    this.sent.push(sent);
    const onward = request(url, { method, headers }, (answer) => {
      sent.status = answer.statusCode ?? 0;
      to.writeHead(sent.status, answer.headers);
      answer.pipe(to);
    });
    onward.on("error", () => to.destroy());
    from.on("data", (part: Buffer) => (sent.body += part.length));
    from.pipe(onward);
  }
}
