"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button.tsx";

/** The submit button of a form with a server action: pending for as long as the form is being sent. Primary by default. */
export function SubmitButton({ pending, ...rest }: ButtonProps) {
  const status = useFormStatus();
  return <Button variant="primary" {...rest} type="submit" pending={pending || status.pending} />;
}
