import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import next from "next";
import type { Config } from "#lib/config/env.ts";
import { errorFacts, log } from "#lib/config/log.ts";
import { keptFormPages } from "#lib/forms/kept-page.ts";
import { withoutFramework } from "#lib/http/drawn-page.ts";
import { drawnStyles } from "#lib/http/drawn-styles.ts";
import { answerExpectation, answerFault, answerNonsense, guard } from "#lib/http/guard.ts";
import { routeAsked } from "#lib/http/routes.ts";
import { pagesSameForAll } from "#lib/http/same-for-all.ts";
import { STATIC_FOLDER, STATIC_TABLE, staticSite } from "#lib/http/static-site.ts";
import { toolBodies } from "#lib/http/tool-bodies.ts";
import { gatherAnswer } from "#lib/http/whole-answer.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface Site {
  /** What a build has ready. */
  files?: ReturnType<typeof staticSite>;
  draw: Answer;
}

/** Has the framework draw what a build has not, and finishes it as the build has finished what is made ahead. */
function siteOf(build: string, draw: Answer): Site {
  const files = staticSite(path.join(build, STATIC_FOLDER), path.join(build, STATIC_TABLE));
  const withStyle = drawnStyles(build);
  const forms = keptFormPages(["/kandidat", "/kontakt"]);
  const same = pagesSameForAll(toolBodies(build));
  const answer: Answer = async (request, response) => {
    const route = routeAsked(request);
    const kept = route?.sameForAll ? same : forms;
    if (await kept.answer(request, response)) return;
    gatherAnswer(request, response, (page) => {
      if (route?.kind !== "drawn") return page;
      // Hints of the framework's: to this site itself, and for the style sheet of a page that is not there.
      response.removeHeader("link");
      // What the framework draws of a page that is not there, or that failed, is empty without its script.
      if (response.statusCode === 404) {
        files.sendMissing(request, response);
        return undefined;
      }
      if (response.statusCode >= 500) {
        answerFault(response);
        return undefined;
      }
      const drawn = page.toString();
      const finished = Buffer.from(withStyle(route.enhanced ? drawn : withoutFramework(drawn), route, response));
      // What sets a cookie was drawn for one visitor: the framework takes back one of its own from whoever sends it.
      if (!response.hasHeader("set-cookie")) kept.learn(finished, request, response);
      return finished;
    });
    await draw(request, response);
  };
  return { files, draw: answer };
}

/**
 * The site's HTTP server, which does not listen yet.
 * @param build the folder of the build that it shows; undefined in development
 */
export async function siteServer({ PORT: port, HOST: hostname }: Config, build: string | undefined): Promise<Server> {
  const dev = build === undefined;
  // next.config.ts and the search read it.
  if (!dev) process.env.BUILD_DIR = build;
  // Nothing of ours is upgraded but the live reload of development; a host is not needed to answer.
  const server = createServer({ requireHostHeader: false, shouldUpgradeCallback: () => dev });
  const app = next({ dev, hostname, port, httpServer: server });
  await app.prepare();
  const handle = app.getRequestHandler();
  const { files, draw }: Site = dev ? { draw: handle } : siteOf(build, handle);
  server.on("clientError", answerNonsense);
  server.on("checkExpectation", answerExpectation);
  server.on("request", (request, response) => {
    const fault = (error: unknown) => {
      log.error(errorFacts(error), "a page could not be answered");
      answerFault(response);
    };
    try {
      if (files?.answer(request, response) || guard(request, response) || files?.answerMissing(request, response))
        return;
    } catch (error) {
      fault(error);
      return;
    }
    draw(request, response).catch(fault);
  });
  return server;
}
