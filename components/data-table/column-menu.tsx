"use client";

import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuCheck } from "#components/ui/menu.tsx";
import type { DataColumn } from "./column.ts";

/** Which columns are shown. */
export function ColumnMenu<Row>({
  columns,
  hidden,
  onChange,
}: {
  columns: readonly DataColumn<Row>[];
  hidden: readonly string[];
  onChange: (hidden: string[]) => void;
}) {
  const t = useTranslations("ui.table");
  return (
    <Menu
      trigger={
        <Button variant="quiet" icon={<Columns3 />} className="px-2 text-muted sm:px-2.5">
          <span className="sr-only sm:not-sr-only">{t("columns")}</span>
        </Button>
      }
    >
      {columns
        .filter((column) => !column.primary && !column.fixed)
        .map((column) => (
          <MenuCheck
            key={column.id}
            checked={!hidden.includes(column.id)}
            onCheckedChange={(shown) =>
              onChange(shown ? hidden.filter((id) => id !== column.id) : [...hidden, column.id])
            }
          >
            {column.header}
          </MenuCheck>
        ))}
    </Menu>
  );
}
