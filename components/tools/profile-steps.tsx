import { formatNumber } from "#lib/kpi/format.ts";
import { inSentence } from "#lib/profile/in-sentence.ts";
import { listed } from "#lib/profile/listed.ts";
import { LONGEST_DEMANDS, lengthOfDemands, type Profile, type ProfileData, pointedAt } from "#lib/profile/profile.ts";
import { LiveForm } from "./live-form.tsx";
import { ProfileProgress } from "./profile-progress.tsx";
import { RadioQuestion } from "./radio-question.tsx";

interface ProfileStepsProps {
  data: ProfileData;
  /** The builder's own address. */
  page: string;
  /** From 1. */
  step: number;
  answers: ReadonlyMap<string, string>;
  /** What the answers point to so far. */
  profile: Profile | undefined;
  /** Whether the profile was asked for, and something is in the way of it. */
  refused: boolean;
}

/** One step of the builder. The other steps' answers go along as hidden fields, so nothing is lost either way. */
export function ProfileSteps({ data, page, step, answers, profile, refused }: ProfileStepsProps) {
  const { steps } = data;
  const here = steps[step - 1];
  if (!here) return null;
  const last = step === steps.length;
  const elsewhere = steps.filter((one) => one !== here).flatMap(({ questions }) => questions);
  const demands = answers.get("krav") ?? "";
  const length = lengthOfDemands(demands);
  const tooMuch = length > LONGEST_DEMANDS;
  const leaders = profile ? pointedAt(profile).map(inSentence) : [];
  return (
    <>
      <ProfileProgress titles={steps.map(({ title }) => title)} current={step} />
      <div className="grid gap-x-16 gap-y-12 md:grid-cols-[minmax(0,3fr)_2fr]">
        <LiveForm action={page}>
          <input type="hidden" name="vid" value={step} />
          {elsewhere.map(({ id }) =>
            answers.get(id) ? <input key={id} type="hidden" name={id} value={answers.get(id)} /> : null,
          )}
          <h2 className="text-3xl">{here.title}</h2>
          <p className="text-soft mt-1">{here.lead}</p>
          {refused && !profile && (
            <p id="svar" tabIndex={-1} role="alert" className="border-fel mt-6 border-2 p-5">
              Svara på minst en fråga, här eller i ett tidigare steg. Utan svar finns det inget att bygga profilen på.
              Det ni har skrivit finns kvar.
            </p>
          )}
          <div className="mt-8 stack-10">
            {here.questions.map(({ id, text, options }) => (
              <RadioQuestion key={id} id={id} text={text} options={options} chosen={answers.get(id)} />
            ))}
            {last ? (
              <div>
                <label htmlFor="krav" className="font-serif text-xl">
                  Har ni redan krav i tankarna?
                </label>
                <p id="krav-hint" className="text-soft text-sm">
                  Frivilligt. Ett krav på varje rad, högst {formatNumber(LONGEST_DEMANDS)} tecken i allt. Vi säger till
                  om något kan diskriminera eller inte behövs.
                </p>
                {tooMuch && (
                  <p id="krav-error" role="alert" className="text-fel text-sm font-semibold">
                    Korta kraven till högst {formatNumber(LONGEST_DEMANDS)} tecken. Nu är de {formatNumber(length)}.
                  </p>
                )}
                <textarea
                  id="krav"
                  name="krav"
                  rows={4}
                  // More would not fit into an address; so much does, and is told to be too much.
                  maxLength={3 * LONGEST_DEMANDS}
                  defaultValue={demands}
                  aria-invalid={tooMuch || undefined}
                  aria-describedby={tooMuch ? "krav-hint krav-error" : "krav-hint"}
                  className="border-edge bg-sheet aria-invalid:border-fel mt-2 block w-full border px-3 py-2.5 aria-invalid:border-2"
                />
              </div>
            ) : (
              demands && <input type="hidden" name="krav" value={demands} />
            )}
          </div>
          <div className="mt-10 flex flex-wrap items-center gap-x-8 gap-y-3">
            {/* Where something is in the way of the profile, the browser goes to what says so. */}
            <button
              type="submit"
              name="till"
              value={last ? "resultat" : step + 1}
              formAction={last ? `${page}#${tooMuch ? "krav" : "svar"}` : undefined}
              className="button"
            >
              {last ? "Visa kravprofilen" : "Fortsätt"}
            </button>
            {step > 1 && (
              <button type="submit" name="till" value={step - 1} className="link min-h-11 cursor-pointer font-semibold">
                Tillbaka
              </button>
            )}
          </div>
        </LiveForm>
        <aside
          aria-live="polite"
          aria-label="Så långt"
          className="border-ink border-t-4 pt-4 md:sticky md:top-6 md:self-start"
        >
          <p className="text-soft text-sm font-semibold">Så långt</p>
          {leaders.length > 0 ? (
            <p className="mt-1 font-serif text-2xl">
              Svaren pekar {leaders.length > 1 && "lika mycket "}mot {listed(leaders)}.
            </p>
          ) : (
            <p className="mt-1">Svara på det ni vet. Hoppa över det ni inte vet.</p>
          )}
          <p className="text-soft mt-4 text-sm">
            Svaren stannar i sidans adress. Ingenting lagras hos oss förrän ni skickar en förfrågan.
          </p>
        </aside>
      </div>
    </>
  );
}
