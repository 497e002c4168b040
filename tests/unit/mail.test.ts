import { afterEach, describe, expect, it, vi } from "vitest";
import { noticeMail, orderMails, receiptMail } from "#lib/leads/mails.ts";
import { pauseAfter } from "#lib/mail/worker.ts";
import { contactValues } from "#tests/support/leads.ts";

const privacyPage = vi.hoisted(() => ({ teamGetsAll: false }));
vi.mock("#lib/content/site.ts", async (original) => {
  const real = await original<typeof import("#lib/content/site.ts")>();
  return { ...real, site: () => ({ ...real.site(), ...privacyPage }) };
});

describe("pauses between tries", () => {
  it("double from ten seconds up to an hour", () => {
    expect([1, 2, 3, 4].map((attempts) => pauseAfter(attempts, 0))).toEqual([10_000, 20_000, 40_000, 80_000]);
    expect(pauseAfter(40, 0)).toBe(3_600_000);
  });

  it("have up to a quarter of jitter", () => {
    expect(pauseAfter(1, 0.999)).toBeGreaterThan(12_000);
    expect(pauseAfter(1, 0.999)).toBeLessThanOrEqual(12_500);
  });
});

describe("the mails of a lead", () => {
  const lead = {
    id: "1",
    reference: "K-0000-0000",
    kind: "contact" as const,
    state: "active" as const,
    email: "asa@exempel.se",
    values: contactValues({ name: "Åsa <script>", message: "Rad ett\nRad två" }),
    profile: undefined,
    createdAt: "2026-11-24T00:00:00.000Z",
    confirmedAt: "2026-11-24T00:01:00.000Z",
  };

  afterEach(() => {
    vi.unstubAllEnvs();
    privacyPage.teamGetsAll = false;
  });

  it("carry no markup that someone typed", () => {
    vi.stubEnv("TEAM_NOTICE", "full");
    privacyPage.teamGetsAll = true;
    for (const { html } of [noticeMail(lead), receiptMail(lead)]) {
      expect(html).not.toContain("<script>");
      expect(html).toContain("Rad ett<br>Rad två");
    }
    expect(noticeMail(lead).replyTo).toBe("asa@exempel.se");
  });

  it.each(["link", "full"])(
    "tell the team nothing that a person wrote while the privacy page says so: %s",
    (notice) => {
      vi.stubEnv("TEAM_NOTICE", notice);
      const { subject, text, html, replyTo } = noticeMail(lead);
      expect(text).toContain("/personal/lead/K-0000-0000");
      expect([subject, text, html, replyTo].join()).not.toMatch(/Åsa|asa@|Rad ett|Exempel/);
    },
  );

  it("go to the team and to the sender, each answering to the other", () => {
    expect(orderMails(lead).map(({ recipient }) => recipient)).toEqual([
      "team@hammerhanborg.example",
      "asa@exempel.se",
    ]);
    expect(receiptMail(lead).replyTo).toBe("team@hammerhanborg.example");
  });
});
