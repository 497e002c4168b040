import { database } from "#lib/db/database.ts";
import { webhookPayload } from "#lib/leads/webhook-payload.ts";
import { startWebhookWorker } from "#lib/webhooks/worker.ts";

/** The part of the server that hands leads on, as a process of its own that a test can kill. */
startWebhookWorker(database(), webhookPayload);
