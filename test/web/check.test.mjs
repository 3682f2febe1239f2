// A judge that finds nothing where there is something is none: testdata/faulty is a site with faults for each.
// Its golden file is what check.mjs prints: node check.mjs testdata/faulty > testdata/faulty.golden
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";

const check = (folder) => spawnSync(process.execPath, ["check.mjs", folder], { cwd: import.meta.dirname, encoding: "utf8" });

test("each judge finds its faults", async () => {
  const { status, stdout, stderr } = check("testdata/faulty");
  assert.equal(stderr, "");
  assert.equal(stdout, await readFile(path.join(import.meta.dirname, "testdata/faulty.golden"), "utf8"));
  assert.equal(status, 1);
});

test("to judge nothing is to fail", async () => {
  const empty = await mkdtemp(path.join(os.tmpdir(), "judges-"));
  try {
    const { status, stdout } = check(empty);
    assert.equal(stdout.match(/nothing was there to be judged/g)?.length, 4);
    assert.equal(status, 1);
  } finally {
    await rm(empty, { recursive: true });
  }
});
