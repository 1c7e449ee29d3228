import { Square, SquareCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { cn } from "#components/ui/class-names.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { tooDeepLine } from "#lib/algorithms/markdown-depth.ts";
import { safeLink } from "./markdown-link.ts";
import { fitIntoPage, type MarkdownHeading } from "./markdown-outline.ts";

/** A Markdown text for a page: its elements, and its headings in order. */
export type RenderedMarkdown = { content: ReactElement; headings: MarkdownHeading[] };

const style = cn(
  "wrap-anywhere [&>*:first-child]:mt-0 [&>*+*]:mt-[0.8em]",
  "[&_:is(h1,h2,h3,h4,h5,h6)]:scroll-mt-[calc(var(--top-bar)+1rem)] [&_:is(h1,h2,h3,h4,h5,h6)]:font-semibold [&_:is(h1,h2,h3,h4,h5,h6)]:text-pretty",
  "[&_[data-depth='1']]:text-[1.3em] [&_[data-depth='1']]:leading-snug [&_[data-depth='2']]:text-[1.12em]",
  "[&>:is(h1,h2,h3,h4,h5,h6)]:mt-[1.6em] [&>:is(h1,h2,h3,h4,h5,h6)+*]:mt-[0.5em]",
  "[&_:is(ul,ol)]:pl-[1.5em] [&_ul]:list-disc [&_ol]:list-decimal [&_li+li]:mt-[0.3em] [&_li_:is(ul,ol,p+p)]:mt-[0.3em] [&_li]:marker:text-muted",
  "[&_.contains-task-list]:list-none [&_.contains-task-list]:pl-0",
  "[&_blockquote]:border-l-2 [&_blockquote]:border-line-strong [&_blockquote]:pl-4 [&_blockquote]:text-muted [&_blockquote>*+*]:mt-[0.6em]",
  "[&_:not(pre)>code]:rounded-sm [&_:not(pre)>code]:bg-sunken [&_:not(pre)>code]:px-1 [&_code]:font-mono [&_code]:text-[0.9em] dark:[&_:not(pre)>code]:bg-raised",
  "[&_table]:w-full [&_table]:border-collapse [&_:is(td,th)]:wrap-normal [&_td]:border-b [&_td]:py-1.5 [&_td]:pr-4 [&_td]:align-top [&_th]:border-b [&_th]:border-line-strong [&_th]:py-1.5 [&_th]:pr-4 [&_th]:text-left [&_th]:font-medium",
  "[&_hr]:my-[1.6em] [&_.footnotes]:mt-[2em] [&_.footnotes]:border-t [&_.footnotes]:pt-3 [&_.footnotes]:text-sm",
);

/**
 * Renders Markdown (CommonMark with tables, lists of tasks, footnotes) that somebody wrote: HTML in it is shown as the text that it is,
 * links go to the web or within the text, and pictures are named and not fetched, as that would tell a third party who reads. What
 * is nested too deep to be parsed is shown as it was typed.
 * @param level of its highest headings: one below the page's
 * @param prefix of the ids of its headings, for a page that shows more than one text
 */
export function renderMarkdown(text: string, { level, prefix }: { level: number; prefix: string }): RenderedMarkdown {
  const headings: MarkdownHeading[] = [];
  if (tooDeepLine(text) !== null) return { content: <div className="whitespace-pre-wrap">{text}</div>, headings };
  const content = Markdown({
    children: text,
    remarkPlugins: [remarkGfm],
    remarkRehypeOptions: { clobberPrefix: prefix, footnoteLabelTagName: `h${level}` },
    rehypePlugins: [[fitIntoPage, { level, prefix, headings }]],
    urlTransform: (address) => safeLink(address) ?? "",
    components,
  });
  return { content, headings };
}

/** The frame that a rendered text stands in: its type, and how its parts are set. */
export function MarkdownBody({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cn(style, className)}>{children}</div>;
}

const components: Components = {
  a: ({ node: _, href, children, ...rest }) =>
    href ? (
      <a
        {...rest}
        href={href}
        className="font-medium text-accent-text underline underline-offset-2 hover:no-underline"
        {...(href.startsWith("#") ? {} : { target: "_blank", rel: "noopener noreferrer nofollow" })}
      >
        {children}
      </a>
    ) : (
      <span>{children}</span>
    ),
  img: ({ src, alt }) => <Picture src={typeof src === "string" ? src : ""} alt={alt ?? ""} />,
  input: ({ checked }) => <Task done={checked === true} />,
  table: ({ node: _, ...rest }) => <Table {...rest} />,
  pre: ({ node: _, ...rest }) => <Code {...rest} />,
};

type Placed = { "data-place"?: string };

function Table({ "data-place": place, ...rest }: ComponentProps<"table"> & Placed) {
  const t = useTranslations("guidelines.markdown");
  return (
    <ScrollRegion label={t("table", { number: Number(place) })}>
      <table {...rest} />
    </ScrollRegion>
  );
}

function Code({ "data-place": place, children }: ComponentProps<"pre"> & Placed) {
  const t = useTranslations("guidelines.markdown");
  return (
    <ScrollRegion
      as="pre"
      label={t("code", { number: Number(place) })}
      className="rounded-md border bg-surface px-3 py-2 text-sm"
    >
      {children}
    </ScrollRegion>
  );
}

function Picture({ src, alt }: { src: string; alt: string }) {
  const t = useTranslations("guidelines.markdown");
  const name = t("picture", { alt: alt === "" ? t("unnamed") : alt });
  return src.startsWith("http") ? (
    <a
      href={src}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="font-medium text-accent-text underline underline-offset-2"
    >
      {name}
    </a>
  ) : (
    <span>{name}</span>
  );
}

function Task({ done }: { done: boolean }) {
  const t = useTranslations("guidelines.markdown");
  const Icon = done ? SquareCheck : Square;
  return (
    <>
      <Icon aria-hidden="true" className="mr-1 inline size-[1em] align-[-0.1em] text-muted" />
      <span className="sr-only">{t(done ? "done" : "open")}</span>
    </>
  );
}
