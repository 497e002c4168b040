import { Readable } from "node:stream";
import busboy from "busboy";
import { collectGarbage } from "#lib/config/garbage.ts";
import { Places } from "./places.ts";
import { clientNetwork } from "./request.ts";

/** The body was larger than the form can be. */
export class TooLarge extends Error {
  override name = "TooLarge";
}

/** The body was not a form that a browser would send. */
export class NotAForm extends Error {
  override name = "NotAForm";
}

/** So little of the body came for so long that it was ended. */
export class Stalled extends Error {
  override name = "Stalled";
}

const MOST_FIELDS = 200;
const LONGEST_NAME = 100;
/** In this time at least so many bytes have to come: a slower body holds up others. A poor telephone's line sends ten times that. */
const PACE_MS = 30_000;
const PACE_BYTES = 16 * 1024;
/** For files that are read into memory at once. Others are told to come back; their words are kept. */
const places = new Places(5, 2);

export interface BodyLimits {
  /** Most bytes of all fields together. */
  fields: number;
  /** The one file that the form may carry: its field, the most bytes that are kept, the most that are read at all. */
  file?: { name: string; bytes: number; body: number };
}

export interface PostedFile {
  name: string;
  /** Empty when the file was refused: it is read to its end so that the other fields are, but not kept. */
  bytes: Buffer;
  /** Why it was not kept, if it was not. */
  refused: "too-large" | "busy" | undefined;
}

export interface PostedForm {
  /** Name and value of each field, in the order sent. */
  entries: [string, string][];
  file: PostedFile | undefined;
}

/** So many bytes may be read, of all forms together, before what has been passed on is cleared away. */
const CLEARED_EVERY = 16 * 1024 * 1024;
let readSince = 0;

function parserFor(request: Request, limits: BodyLimits): busboy.Busboy {
  try {
    return busboy({
      headers: { "content-type": request.headers.get("content-type") ?? "" },
      limits: {
        fieldSize: limits.fields,
        fieldNameSize: LONGEST_NAME,
        fields: MOST_FIELDS,
        parts: MOST_FIELDS,
        files: 1,
        fileSize: limits.file?.bytes ?? 0,
        headerPairs: 20,
      },
      defCharset: "utf8",
      defParamCharset: "utf8",
    });
  } catch {
    throw new NotAForm("content type");
  }
}

/** Reads a file's part. `done` is given undefined where no file was chosen. */
function collectFile(
  stream: Readable,
  name: string,
  network: string,
  done: (file: PostedFile | undefined) => void,
): void {
  const release = places.take(network);
  let chunks: Buffer[] = [];
  let refused: PostedFile["refused"] = release ? undefined : "busy";
  stream.on("data", (chunk: Buffer) => {
    if (!refused) chunks.push(chunk);
  });
  stream.on("limit", () => {
    refused = "too-large";
    chunks = [];
  });
  // The request's own error follows and is the one that is answered.
  stream.on("error", () => {});
  stream.on("close", () => {
    release?.();
    const bytes = Buffer.concat(chunks);
    // A browser sends an empty part where no file was chosen.
    done(name || bytes.length > 0 ? { name, bytes, refused } : undefined);
  });
}

/**
 * Reads a posted form as it streams in, in either of the two encodings that browsers use.
 * @throws TooLarge when the body is over a limit, Stalled when it hardly comes any longer, NotAForm when it is no form, is cut
 * off or holds a file unasked
 */
export async function readForm(request: Request, limits: BodyLimits): Promise<PostedForm> {
  const most = limits.file?.body ?? limits.fields;
  if (Number(request.headers.get("content-length") ?? 0) > most) throw new TooLarge();
  if (!request.body) throw new NotAForm("no body");

  const parser = parserFor(request, limits);
  const entries: [string, string][] = [];
  let file: PostedFile | undefined;
  const body = Readable.from(request.body, { objectMode: false });
  return new Promise((resolve, reject) => {
    let size = 0;
    let sizeBefore = 0;
    let fieldBytes = 0;
    const fail = (error: Error) => {
      clearInterval(pace);
      reject(error);
      body.unpipe(parser);
      body.destroy();
      parser.destroy();
    };
    const pace = setInterval(() => {
      if (size - sizeBefore < PACE_BYTES) fail(new Stalled());
      sizeBefore = size;
    }, PACE_MS);
    parser.on("field", (name, value, { valueTruncated, nameTruncated }) => {
      fieldBytes += Buffer.byteLength(value);
      if (nameTruncated || name.length > LONGEST_NAME) fail(new NotAForm("a field's name"));
      else if (valueTruncated || fieldBytes > limits.fields) fail(new TooLarge());
      else entries.push([name, value]);
    });
    parser.on("file", (field, stream, { filename }) => {
      if (field === limits.file?.name) {
        collectFile(stream, filename ?? "", clientNetwork(request.headers), (read) => {
          file = read;
        });
        return;
      }
      stream.on("error", () => {});
      stream.resume();
      fail(new NotAForm("a file that was not asked for"));
    });
    parser.on("fieldsLimit", () => fail(new NotAForm("too many fields")));
    parser.on("partsLimit", () => fail(new NotAForm("too many parts")));
    parser.on("filesLimit", () => fail(new NotAForm("too many files")));
    parser.on("error", () => fail(new NotAForm("unreadable")));
    parser.on("close", () => {
      clearInterval(pace);
      resolve({ entries, file });
    });
    body.on("data", (chunk: Uint8Array) => {
      size += chunk.length;
      if (size > most) fail(new TooLarge());
      readSince += chunk.length;
      if (readSince < CLEARED_EVERY) return;
      readSince = 0;
      collectGarbage("minor");
    });
    body.on("error", () => fail(new NotAForm("cut off")));
    body.pipe(parser);
  });
}
