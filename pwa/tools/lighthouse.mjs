// Lighthouse as a phone, signed in: node tools/lighthouse.mjs ADDRESS PERSONA PATH RUNS CHROMIUM [FLAG…]
// Prints one line of JSON per run. Called by tests/browser/test_lighthouse.py, which says what must hold.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [address, persona, path, runs, chromePath, ...chromeFlags] = process.argv.slice(2);

/** The demo's own door gives the cookie; Lighthouse sends it with everything, as the browser would. */
async function signIn() {
  const answer = await fetch(`${address}/api/demo/sign-in`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: address },
    body: JSON.stringify({ persona }),
  });
  if (!answer.ok) throw new Error(`signing in as ${persona} answered ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

const config = {
  extends: "lighthouse:default",
  settings: {
    formFactor: "mobile",
    onlyCategories: ["performance", "accessibility", "best-practices", "seo"],
    maxWaitForLoad: 45_000,
  },
};

/** A busy machine now and then loses the beginning of a trace; such a run says nothing, and is done again. */
async function measure(triesLeft = 2) {
  const userDataDir = mkdtempSync(join(tmpdir(), "lighthouse-"));
  const chrome = await launch({ chromePath, chromeFlags, userDataDir, logLevel: "error" });
  try {
    const extraHeaders = { Cookie: await signIn() };
    const flags = { port: chrome.port, extraHeaders, logLevel: "error" };
    const { lhr } = await lighthouse(`${address}${path}`, flags, config);
    if (!lhr.runtimeError || !triesLeft) return lhr;
  } finally {
    await chrome.kill();
    rmSync(userDataDir, { recursive: true, force: true });
  }
  return measure(triesLeft - 1);
}

for (let run = 0; run < Number(runs); run++) {
  const lhr = await measure();
  const number = (id) => lhr.audits[id]?.numericValue ?? null;
  const categories = Object.values(lhr.categories);
  const failed = categories.flatMap((category) =>
    category.auditRefs
      .filter((it) => it.weight > 0 && (lhr.audits[it.id].score ?? 1) < 0.9)
      .map((it) => `${category.id}: ${it.id} (${lhr.audits[it.id].displayValue ?? lhr.audits[it.id].title})`),
  );
  console.log(
    JSON.stringify({
      shown: lhr.finalDisplayedUrl,
      scores: Object.fromEntries(categories.map((it) => [it.id, Math.round(it.score * 100)])),
      failed,
      problem: lhr.runtimeError?.message ?? null,
      lcp: number("largest-contentful-paint"),
      fcp: number("first-contentful-paint"),
      tbt: number("total-blocking-time"),
      cls: number("cumulative-layout-shift"),
      bytes: number("total-byte-weight"),
      benchmark: lhr.environment.benchmarkIndex,
    }),
  );
}
