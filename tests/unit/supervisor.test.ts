import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { collectGarbage } from "#lib/config/garbage.ts";
import { ownNote, runningSupervisor } from "#lib/tasks/supervisor.ts";

const folder = () => mkdtempSync(path.join(tmpdir(), "note-"));
const state = { build: ".next-a", turns: 1, workers: [process.pid] };

describe("the supervisor's note", () => {
  it("tells who runs on the data", () => {
    const data = folder();
    const note = ownNote(data);
    note?.write(state);
    // A lock that nothing refers to ends when the garbage is collected.
    for (let count = 0; count < 3; count += 1) collectGarbage("major");
    expect(runningSupervisor(data)).toEqual({ pid: process.pid, ...state });
    note?.remove();
    expect(runningSupervisor(data)).toBeUndefined();
  });

  it("is one site's alone", () => {
    const data = folder();
    const note = ownNote(data);
    expect(ownNote(data)).toBeUndefined();
    note?.remove();
    expect(ownNote(data)).toBeDefined();
  });

  it("is not believed when its site has ended, though its number is another program's now", () => {
    const [data, left] = [folder(), folder()];
    ownNote(data)?.write(state);
    writeFileSync(path.join(left, "supervisor.json"), readFileSync(path.join(data, "supervisor.json")));
    writeFileSync(path.join(left, "supervisor.lock"), "");
    expect(runningSupervisor(left)).toBeUndefined();
  });
});
