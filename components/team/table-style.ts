/** The look of the short tables of members, invitations, accounts and log lines. */
export const tableStyle = {
  table: "w-full border-collapse text-left text-base",
  head: "border-b py-2 pr-3 text-sm font-medium text-muted last:pr-0",
  row: "border-b",
  cell: "py-2 pr-3 align-middle last:pr-0",
};
