import type { Page } from "playwright";

/** Makes a page load as a telephone on a slow network would: 150 ms round trip, 1.6 Mbit/s, a fourth of the processor. */
export async function slowDown(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 100_000,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  return session;
}
