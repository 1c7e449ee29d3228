import type { ReactNode } from "react";

/** A page that is one short form or one message: its title, what it is for, and the rest, in a narrow column. */
export function NarrowPage({
  title,
  description,
  children,
}: {
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="mx-auto flex w-full max-w-sm flex-col gap-6">
      <header>
        <h1 className="text-2xl font-semibold tracking-tight text-balance wrap-anywhere">{title}</h1>
        {description ? <p className="mt-1 text-base text-muted text-pretty wrap-anywhere">{description}</p> : null}
      </header>
      {children}
    </div>
  );
}
