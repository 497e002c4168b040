import { benchInbox } from "./inbox.ts";
import { benchPages } from "./pages.ts";
import { benchSubmissions } from "./submissions.ts";

/** `npm run bench`: prints tables. Absolute times are this machine's; ratios are measured in one run. */
await benchSubmissions();
await benchInbox();
await benchPages();
