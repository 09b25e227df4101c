// The real program, run for one journey on a store of its own and a free port. Nothing of it stays behind.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

/** A debug build makes up its families in a few seconds; a machine that is busy with other tests takes its time. */
const STARTS_WITHIN_MS = 120_000;
/** It signs a last checkpoint and closes the store. */
const STOPS_WITHIN_MS = 20_000;

/** Starts `kith demo`. `with` may name more options. */
export async function startKith({ options = [] } = {}) {
  const program = process.env.KITH_BINARY;
  if (!program) throw new Error("Say in KITH_BINARY which kith to test. `make test` does.");
  const folder = await mkdtemp(path.join(tmpdir(), "kith-journey-"));
  const store = `sqlite:${path.join(folder, "aldermoor.kith")}`;
  const kith = spawn(program, ["demo", "--store", store, "--listen", "127.0.0.1:0", ...options], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, KITH_LOG: "warn" },
  });
  const said = [];
  createInterface({ input: kith.stderr }).on("line", (line) => said.push(line));

  const stop = async () => {
    if (kith.exitCode === null && kith.signalCode === null) {
      const ended = once(kith, "exit");
      kith.kill("SIGTERM");
      const late = setTimeout(() => kith.kill("SIGKILL"), STOPS_WITHIN_MS);
      await ended;
      clearTimeout(late);
    }
    await rm(folder, { recursive: true, force: true });
  };

  try {
    return { address: await addressOf(kith, said), store, said, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function addressOf(kith, said) {
  return new Promise((resolve, reject) => {
    const failed = (why) => reject(new Error(`Kith did not start: ${why}\n${said.join("\n")}`));
    const late = setTimeout(() => failed("it took too long"), STARTS_WITHIN_MS);
    kith.once("error", (error) => failed(error.message));
    kith.once("exit", (code) => failed(`it ended with ${code}`));
    createInterface({ input: kith.stdout }).on("line", (line) => {
      const address = /^Kith is at (http:\S+)/.exec(line)?.[1];
      if (!address) return;
      clearTimeout(late);
      kith.removeAllListeners("exit");
      resolve(address);
    });
  });
}
