import { inSentence } from "#lib/profile/in-sentence.ts";
import type { Profile, ProfileData } from "#lib/profile/profile.ts";
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
}

/** One step of the builder. The other steps' answers go along as hidden fields, so nothing is lost either way. */
export function ProfileSteps({ data, page, step, answers, profile }: ProfileStepsProps) {
  const { steps } = data;
  const here = steps[step - 1];
  if (!here) return null;
  const last = step === steps.length;
  const elsewhere = steps.filter((one) => one !== here).flatMap(({ questions }) => questions);
  const leader = profile?.scores[0];
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
                  Frivilligt. Ett krav på varje rad. Vi säger till om något kan diskriminera eller inte behövs.
                </p>
                <textarea
                  id="krav"
                  name="krav"
                  rows={4}
                  maxLength={1000}
                  defaultValue={answers.get("krav")}
                  aria-describedby="krav-hint"
                  className="border-edge bg-sheet mt-2 block w-full border px-3 py-2.5"
                />
              </div>
            ) : (
              answers.get("krav") && <input type="hidden" name="krav" value={answers.get("krav")} />
            )}
          </div>
          <div className="mt-10 flex flex-wrap items-center gap-x-8 gap-y-3">
            <button type="submit" name="till" value={last ? "resultat" : step + 1} className="button">
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
          {leader && leader.points > 0 ? (
            <p className="mt-1 font-serif text-2xl">Svaren pekar mot {inSentence(leader.name)}.</p>
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
