import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { cn } from "#components/ui/class-names.ts";
import type { SeedFields } from "#lib/seeds/schema.ts";

/** A seed to be read: all its fields, the texts as they are. `level` is that of its headings. */
export function SeedText({ fields, level = 3 }: { fields: SeedFields; level?: 2 | 3 }) {
  const t = useTranslations("seeds.field");
  const { instruction, input, output, category, kind, tags, notes } = fields;
  const text = (value: string, none: string) =>
    value === "" ? <p className="text-muted">{none}</p> : <div className="item-text">{value}</div>;
  return (
    <div className="flex flex-col gap-5">
      <Part title={t("instruction")} level={level}>
        <div className="item-text font-medium">{instruction}</div>
      </Part>
      <Part title={t("input")} level={level}>
        {text(input, t("noInput"))}
      </Part>
      <Part title={t("output")} level={level}>
        {text(output, t("noOutput"))}
      </Part>
      <div className="grid grid-cols-2 gap-5">
        <Part title={t("category")} level={level}>
          <CategoryBadge category={category} long />
        </Part>
        <Part title={t("kind")} level={level}>
          {kind === "" ? <p className="text-muted">{t("noKind")}</p> : <p className="wrap-anywhere">{kind}</p>}
        </Part>
      </div>
      <Part title={t("tags")} level={level}>
        {tags.length === 0 ? <p className="text-muted">{t("noTags")}</p> : <TagList tags={tags} />}
      </Part>
      {notes === "" ? null : (
        <Part title={t("notes")} level={level}>
          <p className="whitespace-pre-wrap wrap-anywhere">{notes}</p>
        </Part>
      )}
    </div>
  );
}

/** Tags as chips. */
export function TagList({ tags, className }: { tags: readonly string[]; className?: string }) {
  return (
    <ul className={cn("flex flex-wrap gap-1", className)}>
      {tags.map((tag) => (
        <li key={tag} className="inline-flex max-w-full">
          <Badge>{tag}</Badge>
        </li>
      ))}
    </ul>
  );
}

function Part({ title, level, children }: { title: string; level: 2 | 3; children: ReactNode }) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className="min-w-0">
      <Heading className="mb-1 text-sm font-medium text-muted">{title}</Heading>
      {children}
    </section>
  );
}
