import { Check, Circle } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";

/** A step of a new project: whether it is done, how far it is, and where it is taken (null where the role may not). */
export type FirstStep = {
  key: "seeds" | "run" | "review" | "freeze";
  done: boolean;
  detail: string;
  href: string | null;
};

/** What to do in a new project, in order. The next step that is open is the page's primary action. */
export function FirstSteps({ steps }: { steps: FirstStep[] }) {
  const t = useTranslations("overview.firstSteps");
  const next = steps.find((step) => !step.done);
  return (
    <Section title={t("title")} description={t("description")} plain className="pt-0">
      <ol className="max-w-3xl">
        {steps.map((step) => (
          <li key={step.key} className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b py-2.5">
            {step.done ? (
              <Check aria-hidden="true" className="size-4 shrink-0 text-approve" strokeWidth={2.25} />
            ) : (
              <Circle aria-hidden="true" className="size-4 shrink-0 text-muted" />
            )}
            <div className="min-w-0 flex-1 basis-56">
              <p className="font-medium">
                {t(`${step.key}.title`)}
                <span className="sr-only">{step.done ? t("done") : t("open")}</span>
              </p>
              <p className="text-sm text-muted">{step.detail}</p>
            </div>
            {step.href ? (
              <div className="max-sm:basis-full max-sm:pl-7">
                <LinkButton href={step.href} size="sm" variant={step === next ? "primary" : "secondary"}>
                  {t(`${step.key}.action`)}
                </LinkButton>
              </div>
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
