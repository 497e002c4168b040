import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export interface SmtpPeer {
  port: number;
  received: ParsedMail[];
  close: () => Promise<void>;
}

/** A real SMTP server on a port of ours, that takes every mail unless told otherwise. */
export async function startSmtpPeer(port = 0, options: SMTPServerOptions = {}): Promise<SmtpPeer> {
  const received: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    // Looking up who calls would take most of the time of each mail.
    disableReverseLookup: true,
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        received.push(mail);
        done();
      }, done);
    },
    ...options,
  });
  server.on("error", () => {}); // a client that is killed in mid-sentence
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
