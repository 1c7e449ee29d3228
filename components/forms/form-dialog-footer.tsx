import { Button } from "#components/ui/button.tsx";
import { DialogClose } from "#components/ui/dialog.tsx";

/** The foot of a dialog that holds one form: leave it, or send it off. */
export function FormDialogFooter({
  form,
  cancel,
  submit,
  pending,
}: {
  /** The form's id. */
  form: string;
  cancel: string;
  submit: string;
  pending: boolean;
}) {
  return (
    <>
      <DialogClose asChild>
        <Button>{cancel}</Button>
      </DialogClose>
      <Button type="submit" form={form} variant="primary" pending={pending}>
        {submit}
      </Button>
    </>
  );
}
